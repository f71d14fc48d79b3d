import { useState } from "react";
import { useForm } from "react-hook-form";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, TextArea, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { Segmented } from "@/components/segmented";
import { useAddSource } from "@/features/settings/knowledge/api";
import { useSite } from "@/hooks/site-context";

const MOST_BYTES = 5_000_000;

export function AddSource({ onClose }: { onClose: () => void }) {
  const { site } = useSite();
  const [kind, setKind] = useState<"text" | "file">("text");
  const [file, setFile] = useState<File | null>(null);
  const form = useForm({ defaultValues: { title: "", url: "", text: "" } });
  const adding = useAddSource(site.id, onClose);
  const submit = () => {
    if (kind === "text") return form.handleSubmit((given) => adding.mutate({ kind, ...given }))();
    if (file !== null) adding.mutate({ kind, file });
    return Promise.resolve();
  };
  const tooLarge = file !== null && file.size > MOST_BYTES ? "The file is larger than 5 MB." : undefined;
  return (
    <Dialog isOpen onOpenChange={onClose} title="Add a text" description="Plain text or Markdown.">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="dlg-b">
          <FormError error={adding.error} shown={["title", "url", "text"]} />
          <Segmented
            label="Where from"
            value={kind}
            options={[
              { value: "text", label: "Write or paste" },
              { value: "file", label: "Upload a file" },
            ]}
            onChange={setKind}
          />
          {kind === "file" ? (
            <Field label="File" help="A .txt or .md file in UTF-8, up to 5 MB." error={tooLarge}>
              <TextInput
                type="file"
                accept=".txt,.md,text/plain,text/markdown"
                onChange={(event) => setFile(event.target.files?.[0] ?? null)}
              />
            </Field>
          ) : (
            <>
              <div className="g2">
                <Field
                  label="Title"
                  help="In citations; else its first heading."
                  error={fieldError(adding.error, "title")}
                >
                  <TextInput maxLength={300} {...form.register("title")} />
                </Field>
                <Field
                  label="Where it can be read"
                  help="An address, if there is one."
                  error={fieldError(adding.error, "url")}
                >
                  <TextInput inputMode="url" maxLength={2000} {...form.register("url")} />
                </Field>
              </div>
              <Field
                label="Text"
                error={form.formState.errors.text?.message ?? fieldError(adding.error, "text")}
              >
                <TextArea rows={12} {...form.register("text", { required: "The text is missing." })} />
              </Field>
            </>
          )}
        </div>
        <div className="dlg-f">
          <span className="sp" />
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            type="submit"
            isBusy={adding.isPending}
            reason={kind === "file" ? (tooLarge ?? (file === null ? "Choose a file first." : null)) : null}
          >
            Add the text
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
