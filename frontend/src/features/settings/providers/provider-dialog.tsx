import { useState } from "react";
import { useForm } from "react-hook-form";

import { Button } from "@/components/button";
import { Checkbox } from "@/components/checkbox";
import { Dialog } from "@/components/dialog";
import { Field, SelectInput, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { PasswordInput } from "@/components/password-input";
import { type Provider, type ProviderForm, useSaveProvider } from "@/features/settings/providers/api";
import { KINDS, providerWord } from "@/features/settings/providers/words";
import type { Scope } from "@/features/settings/scope";

interface DialogProps {
  scope: Scope;
  provider: Provider | null;
  onClose: () => void;
}

type Kind = (typeof KINDS)[number]["kind"];
interface Form extends Omit<ProviderForm, "kind" | "key"> {
  name: string;
  kind: Kind;
  key: string;
  serve: boolean;
}

const SHOWN = ["name", "kind", "key", "base_url", "model", "image_model", "embedding_model", "allow_private"];

export function ProviderDialog({ scope, provider, onClose }: DialogProps) {
  const isNew = provider === null;
  const [replaces, setReplaces] = useState(isNew || !provider.has_key);
  const form = useForm<Form>({ defaultValues: valuesOf(provider) });
  const saving = useSaveProvider(scope);
  const kind = KINDS.find((each) => each.kind === form.watch("kind"));
  const save = ({ name, serve, key, ...rest }: Form) =>
    saving.mutate(
      {
        name: isNew ? name.trim() || rest.kind : provider.name,
        isNew,
        serve,
        form: { ...rest, key: replaces ? key.trim() : null },
      },
      { onSuccess: onClose },
    );
  const wrong = (name: keyof Form) => form.formState.errors[name]?.message ?? fieldError(saving.error, name);
  return (
    <Dialog isOpen onOpenChange={onClose} title={isNew ? "Connect a provider" : providerWord(provider.name)}>
      <form noValidate autoComplete="off" onSubmit={(event) => void form.handleSubmit(save)(event)}>
        <div className="dlg-b">
          <FormError error={saving.error} shown={SHOWN} />
          <div className="g2">
            <Field label="Kind" error={wrong("kind")}>
              <SelectInput {...form.register("kind")}>
                {KINDS.map((each) => (
                  <option key={each.kind} value={each.kind}>
                    {each.word}
                  </option>
                ))}
              </SelectInput>
            </Field>
            {isNew ? (
              <Field label="Name" help="Its kind, if you leave it empty." error={wrong("name")}>
                <TextInput maxLength={64} placeholder={kind?.kind} {...form.register("name")} />
              </Field>
            ) : null}
          </div>
          <div className="g2">
            {replaces ? (
              <Field
                label="API key"
                help="Stored sealed. Only its last four characters are ever shown."
                error={wrong("key")}
              >
                <PasswordInput autoComplete="off" spellCheck={false} {...form.register("key")} />
              </Field>
            ) : (
              <Field label="API key" help="Stored sealed. Only its last four characters are ever shown.">
                <div className="copy-line">
                  <TextInput className="mono" readOnly value={`••••••••${provider?.last_four ?? ""}`} />
                  <Button onClick={() => setReplaces(true)}>Replace</Button>
                </div>
              </Field>
            )}
            <Field label="Base address" help="Empty: the usual one." error={wrong("base_url")}>
              <TextInput inputMode="url" placeholder={kind?.url} {...form.register("base_url")} />
            </Field>
          </div>
          <div className="g3">
            <Field label="Model that writes" error={wrong("model")}>
              <TextInput maxLength={128} spellCheck={false} {...form.register("model")} />
            </Field>
            <Field label="Model that draws" error={wrong("image_model")}>
              <TextInput maxLength={128} spellCheck={false} {...form.register("image_model")} />
            </Field>
            <Field label="Model that embeds" error={wrong("embedding_model")}>
              <TextInput maxLength={128} spellCheck={false} {...form.register("embedding_model")} />
            </Field>
          </div>
          <Tick form={form} name="allow_private" error={wrong("allow_private")}>
            The address may be of this machine or its network
          </Tick>
          {isNew ? (
            <Tick form={form} name="serve">
              Use it at once for all that its models can do
            </Tick>
          ) : null}
        </div>
        <div className="dlg-f">
          <span className="sp" />
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" isBusy={saving.isPending}>
            {isNew ? "Connect" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function valuesOf(provider: Provider | null): Form {
  const kind = KINDS.find((each) => each.kind === provider?.kind)?.kind ?? "openai";
  return {
    name: "",
    kind,
    key: "",
    base_url: provider?.base_url ?? "",
    allow_private: provider?.allow_private ?? false,
    model: provider?.model ?? "",
    image_model: provider?.image_model ?? "",
    embedding_model: provider?.embedding_model ?? "",
    serve: false,
  };
}

interface TickProps {
  form: ReturnType<typeof useForm<Form>>;
  name: "allow_private" | "serve";
  error?: string | undefined;
  children: string;
}

function Tick({ form, name, error, children }: TickProps) {
  return (
    <div>
      <label className="row">
        <Checkbox
          checked={form.watch(name)}
          onCheckedChange={(is) => form.setValue(name, is === true, { shouldDirty: true })}
        />
        {children}
      </label>
      {error === undefined ? null : (
        <p className="help wrong" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
