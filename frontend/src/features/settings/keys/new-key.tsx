import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, SelectInput, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { expiryOf, type Scope, SCOPES } from "@/features/settings/keys/words";
import { CopyLine } from "@/features/settings/parts";
import { useSite } from "@/hooks/site-context";
import { answer, api } from "@/lib/api/client";
import { serverNow } from "@/lib/clock";

interface Form {
  name: string;
  scope: Scope;
  days: string;
}

export function NewKey({ onClose }: { onClose: () => void }) {
  const { me } = useSite();
  const client = useQueryClient();
  const form = useForm<Form>({ defaultValues: { name: "", scope: "read", days: "90" } });
  const making = useMutation({
    mutationFn: ({ name, scope, days }: Form) =>
      answer(
        api.POST("/api/v1/tokens/", {
          body: {
            name,
            scopes: [scope],
            expires_at: expiryOf(days === "" ? null : Number(days), serverNow()),
          },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ["tokens"] }),
  });
  const scope = form.watch("scope");
  if (making.data !== undefined) {
    return (
      <Dialog
        isOpen
        onOpenChange={onClose}
        title="Your new key"
        description="It is shown this once: only its hash is kept. Put it where secrets belong."
        size="small"
      >
        <div className="dlg-b">
          <CopyLine label="The key" value={making.data.token} />
        </div>
        <div className="dlg-f">
          <span className="sp" />
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog isOpen onOpenChange={onClose} title="New API key" size="small">
      <form noValidate onSubmit={(event) => void form.handleSubmit((given) => making.mutate(given))(event)}>
        <div className="dlg-b">
          <FormError error={making.error} shown={["name", "scopes", "expires_at"]} />
          <Field
            label="Name"
            help="What it is for, such as the program's name."
            error={form.formState.errors.name?.message ?? fieldError(making.error, "name")}
          >
            <TextInput maxLength={200} {...form.register("name", { required: "The name is missing." })} />
          </Field>
          <div className="g2">
            <Field
              label="It can"
              help={SCOPES.find((each) => each.scope === scope)?.help}
              error={fieldError(making.error, "scopes")}
            >
              <SelectInput {...form.register("scope")}>
                {SCOPES.filter((each) => each.from.includes(me.role ?? "viewer")).map((each) => (
                  <option key={each.scope} value={each.scope}>
                    {each.word}
                  </option>
                ))}
              </SelectInput>
            </Field>
            <Field label="It expires" error={fieldError(making.error, "expires_at")}>
              <SelectInput {...form.register("days")}>
                <option value="30">in 30 days</option>
                <option value="90">in 90 days</option>
                <option value="365">in a year</option>
                <option value="">never</option>
              </SelectInput>
            </Field>
          </div>
        </div>
        <div className="dlg-f">
          <span className="sp" />
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" isBusy={making.isPending}>
            Make the key
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
