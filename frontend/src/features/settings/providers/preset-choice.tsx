import { useState } from "react";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, SelectInput } from "@/components/field";
import { FormError } from "@/components/form-error";
import { Segmented } from "@/components/segmented";
import { type Preset, useApplyPreset } from "@/features/settings/providers/api";
import { pairWord, providerWord, STEPS } from "@/features/settings/providers/words";
import type { Scope } from "@/features/settings/scope";

interface PresetProps {
  scope: Scope;
  preset: Preset["key"] | null;
  presets: Preset[];
}

/** All steps at once. What would change is shown before it does. */
export function PresetChoice({ scope, preset, presets }: PresetProps) {
  const [asked, setAsked] = useState<Preset | null>(null);
  return (
    <>
      <Segmented
        label="Preset"
        value={preset ?? ""}
        options={presets.map((each) => ({ value: each.key, label: each.title }))}
        onChange={(next) => setAsked(presets.find((each) => each.key === next) ?? null)}
      />
      {asked === null ? null : <Asking scope={scope} preset={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function Asking({ scope, preset, onClose }: { scope: Scope; preset: Preset; onClose: () => void }) {
  const [provider, setProvider] = useState(preset.offers[0]?.provider ?? "");
  const applying = useApplyPreset(scope);
  const offer = preset.offers.find((each) => each.provider === provider);
  const pairs = Object.entries(offer?.choices ?? {});
  const stepOf = (fn: string): string => Object.entries(STEPS).find(([each]) => each === fn)?.[1] ?? fn;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={`${preset.title} for all steps?`}
      description="Each step gets the model that is named here. Runs at work finish their step first."
      size="small"
    >
      <div className="dlg-b">
        <FormError error={applying.error} />
        {preset.offers.length === 0 ? (
          <p className="t2">No provider that is connected has models for it. Connect one first.</p>
        ) : null}
        {preset.offers.length > 1 ? (
          <Field label="Whose models">
            <SelectInput value={provider} onChange={(event) => setProvider(event.target.value)}>
              {preset.offers.map((each) => (
                <option key={each.provider} value={each.provider}>
                  {providerWord(each.provider)}
                </option>
              ))}
            </SelectInput>
          </Field>
        ) : null}
        <ul className="rows">
          {pairs.map(([fn, pair]) => (
            <li key={fn}>
              <span className="m">{stepOf(fn)}</span>
              <span className="sp" />
              <span className="t2 sm">
                {pairWord(pair.provider, pair.model)}
                {pair.fallback_provider === undefined || pair.fallback_provider === ""
                  ? ""
                  : `, else ${pairWord(pair.fallback_provider, pair.fallback_model ?? "")}`}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div className="dlg-f">
        <span className="sp" />
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          isBusy={applying.isPending}
          reason={offer === undefined ? "Connect a provider first." : null}
          onClick={() =>
            applying.mutate({ preset: preset.key, provider, dry_run: false }, { onSuccess: onClose })
          }
        >
          Use {preset.title}
        </Button>
      </div>
    </Dialog>
  );
}
