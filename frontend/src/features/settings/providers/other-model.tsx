import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, SelectInput, TextInput } from "@/components/field";
import { modelsQuery, type Provider } from "@/features/settings/providers/api";
import { BUILT_IN, providerWord } from "@/features/settings/providers/words";
import type { Scope } from "@/features/settings/scope";
import { plural } from "@/lib/format";

interface OtherProps {
  scope: Scope;
  title: string;
  providers: Provider[];
  first: { provider: string; model: string };
  onClose: () => void;
  onChosen: (pair: { provider: string; model: string }) => void;
}

/** Any model of any provider; the service's own list helps, where it tells one. */
export function OtherModel({ scope, title, providers, first, onClose, onChosen }: OtherProps) {
  const [provider, setProvider] = useState(first.provider);
  const [model, setModel] = useState(first.model);
  const listId = useId();
  const offered = useQuery(modelsQuery(scope, provider));
  const models = offered.data?.models ?? [];
  const isBuiltIn = provider === BUILT_IN;
  const help =
    offered.data === undefined
      ? offered.isFetching
        ? "Asking the service what it offers."
        : "Empty: the one that the provider is set up with."
      : offered.data.ok
        ? `${plural(models.length, "model")} offered. Empty: the one that the provider is set up with.`
        : offered.data.message;
  return (
    <Dialog isOpen onOpenChange={onClose} title={title} size="small">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onChosen({ provider, model: isBuiltIn ? "" : model.trim() });
        }}
      >
        <div className="dlg-b">
          <Field label="Provider">
            <SelectInput
              value={provider}
              onChange={(event) => {
                setProvider(event.target.value);
                setModel("");
              }}
            >
              {providers.map((each) => (
                <option key={each.name} value={each.name}>
                  {providerWord(each.name)}
                </option>
              ))}
            </SelectInput>
          </Field>
          {isBuiltIn ? null : (
            <Field label="Model" help={help}>
              <TextInput
                list={listId}
                maxLength={128}
                spellCheck={false}
                value={model}
                onChange={(event) => setModel(event.target.value)}
              />
            </Field>
          )}
          <datalist id={listId}>
            {models.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </div>
        <div className="dlg-f">
          <span className="sp" />
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit">
            Choose
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
