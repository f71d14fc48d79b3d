import { useQuery } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/button";
import { Select } from "@/components/select";
import { tellError } from "@/features/settings/parts";
import {
  type Choice,
  type Preset,
  type Provider,
  useChoose,
  useClear,
  usualsQuery,
  useTest,
} from "@/features/settings/providers/api";
import { OtherModel } from "@/features/settings/providers/other-model";
import { PresetChoice } from "@/features/settings/providers/preset-choice";
import { TestResult } from "@/features/settings/providers/test-result";
import {
  chosenModel,
  offersFor,
  pairOf,
  pairSign,
  pairWord,
  STEPS,
} from "@/features/settings/providers/words";
import type { Scope } from "@/features/settings/scope";
import { useSite } from "@/hooks/site-context";
import { dollars, duration } from "@/lib/format";

interface TableProps {
  scope: Scope;
  choices: Choice[];
  preset: Preset["key"] | null;
  providers: Provider[];
  presets: Preset[];
  isOfSite: boolean;
}

/** Which model does which step, who takes over where it fails, what that usually costs; and a test of each. */
export function ModelTable({ scope, choices, preset, providers, presets, isOfSite }: TableProps) {
  const { site } = useSite();
  const usuals = useQuery(usualsQuery(site.id)).data ?? [];
  const testing = useTest(scope);
  return (
    <>
      <section className="card">
        <div className="ch wrap">
          <h2>Model for each step</h2>
          <span className="sp" />
          <PresetChoice scope={scope} preset={preset} presets={presets} />
        </div>
        <div className="tscroll" role="region" aria-label="Model for each step" tabIndex={0}>
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">Function</th>
                <th scope="col">Model</th>
                <th scope="col">If it fails</th>
                <th scope="col" className="n">
                  Cost per item
                </th>
                <th scope="col" className="n">
                  Median
                </th>
                <th scope="col">
                  <span className="sr">Test</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {choices.map((choice) => {
                const usual = usuals.find((each) => each.function === choice.function);
                return (
                  <tr key={choice.function} data-function={choice.function}>
                    <td>
                      <span className="row">
                        <span className="sg-n st-empty">{choice.stage ?? "–"}</span>
                        <span className="m">{STEPS[choice.function]}</span>
                      </span>
                      {choice.used.problem === "" ? null : (
                        <span className="xs wrong block wrap-text">{choice.used.problem}</span>
                      )}
                    </td>
                    <Choosing {...{ scope, choice, providers, presets, isOfSite }} />
                    <td className="n num">
                      {usual?.cost == null ? <span className="t3">unknown</span> : dollars(usual.cost)}
                    </td>
                    <td className="n num">
                      {usual?.seconds == null ? <span className="t3">not yet</span> : duration(usual.seconds)}
                    </td>
                    <td className="n">
                      <Button
                        size="small"
                        icon={<FlaskConical size={14} />}
                        aria-label={`Test ${STEPS[choice.function]}`}
                        isBusy={testing.isPending && testing.variables.fn === choice.function}
                        onClick={() =>
                          testing.mutate({
                            name: choice.used.provider,
                            model: chosenModel(choice.used),
                            fn: choice.function,
                          })
                        }
                      >
                        Test
                      </Button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </section>
      <TestResult test={testing.data} error={testing.error} />
    </>
  );
}

const OTHER = "other";
const NOBODY = "nobody";

function Choosing({
  scope,
  choice,
  providers,
  presets,
  isOfSite,
}: Pick<TableProps, "scope" | "providers" | "presets" | "isOfSite"> & { choice: Choice }) {
  const [isOther, setOther] = useState<"first" | "fallback" | null>(null);
  const choosing = useChoose(scope);
  const clearing = useClear(scope);
  const step = STEPS[choice.function];
  const first = { provider: choice.used.provider, model: chosenModel(choice.used) };
  const second =
    choice.fallback === null
      ? null
      : { provider: choice.fallback.provider, model: chosenModel(choice.fallback) };
  const offers = offersFor(choice, providers, presets);
  const save = (one: typeof first, other: typeof second) =>
    choosing.mutate(
      {
        fn: choice.function,
        pair: { ...one, fallback_provider: other?.provider ?? "", fallback_model: other?.model ?? "" },
      },
      { onError: tellError },
    );
  const fallbacks = offers.filter((each) => each.provider !== first.provider);
  if (
    second !== null &&
    !fallbacks.some((each) => pairSign(each.provider, each.model) === pairSign(second.provider, second.model))
  ) {
    fallbacks.push(second);
  }
  return (
    <>
      <td>
        <Select
          className="set-model"
          aria-label={`Model for ${step}`}
          value={pairSign(first.provider, first.model)}
          onChange={(event) => {
            if (event.target.value === OTHER) setOther("first");
            else save(pairOf(event.target.value), second);
          }}
        >
          {offers.map(({ provider, model }) => (
            <option key={pairSign(provider, model)} value={pairSign(provider, model)}>
              {pairWord(provider, model)}
            </option>
          ))}
          <option value={OTHER}>Another model…</option>
        </Select>
        {isOfSite && choice.is_own ? (
          <button
            type="button"
            className="link sm plain block"
            onClick={() => clearing.mutate(choice.function, { onError: tellError })}
          >
            As all sites
          </button>
        ) : null}
      </td>
      <td>
        <Select
          className="set-fallback"
          aria-label={`If it fails: ${step}`}
          value={second === null ? NOBODY : pairSign(second.provider, second.model)}
          onChange={(event) => {
            if (event.target.value === OTHER) setOther("fallback");
            else save(first, event.target.value === NOBODY ? null : pairOf(event.target.value));
          }}
        >
          <option value={NOBODY}>Stop the run</option>
          {fallbacks.map(({ provider, model }) => (
            <option key={pairSign(provider, model)} value={pairSign(provider, model)}>
              {pairWord(provider, model)}
            </option>
          ))}
          <option value={OTHER}>Another model…</option>
        </Select>
        {isOther === null ? null : (
          <OtherModel
            scope={scope}
            title={isOther === "first" ? `Model for ${step}` : `If ${step.toLowerCase()} fails`}
            providers={providers}
            first={
              isOther === "first" ? first : (second ?? { provider: providers[0]?.name ?? "", model: "" })
            }
            onClose={() => setOther(null)}
            onChosen={(pair) => {
              setOther(null);
              if (isOther === "first") save(pair, second);
              else save(first, pair);
            }}
          />
        )}
      </td>
    </>
  );
}
