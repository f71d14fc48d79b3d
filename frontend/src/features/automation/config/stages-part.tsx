import { ArrowRight } from "lucide-react";
import { Controller } from "react-hook-form";

import { Stepper } from "@/components/stepper";
import { Switch } from "@/components/switch";
import { LIMITS, NUMBERS, type StageNumber, USUAL } from "@/features/automation/config/form";
import { useConfigForm } from "@/features/automation/config/parts";
import { stageWord } from "@/features/automation/estimate-cell";
import { noun, wordsOf } from "@/features/automation/stages";
import { sentence } from "@/lib/format";
import type { Estimate } from "@/lib/queries/automation";

export function StagesPart({ estimate }: { estimate: Estimate | undefined }) {
  return (
    <section className="fs" aria-labelledby="config-stages">
      <h3 id="config-stages">Batch sizes and limits</h3>
      <div className="box-t tscroll" tabIndex={0} role="group" aria-labelledby="config-stages">
        <table className="tbl cfgt">
          <thead>
            <tr>
              <th scope="col">Stage</th>
              <th scope="col">On</th>
              <th scope="col">Batch size</th>
              <th scope="col">Allowed</th>
              <th scope="col">Most per run</th>
              <th scope="col" className="n">
                Credits per run
              </th>
            </tr>
          </thead>
          <tbody>
            {NUMBERS.map((number) => (
              <Row
                key={number}
                number={number}
                estimate={estimate?.stages.find((each) => each.number === number)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="help mt-2">
        A batch goes into one step. Empty under Most per run: no limit. A stage that is off passes nothing on;
        its items wait.
      </p>
      <Errors />
    </section>
  );
}

function Row({
  number,
  estimate,
}: {
  number: StageNumber;
  estimate: Estimate["stages"][number] | undefined;
}) {
  const { control } = useConfigForm();
  const words = wordsOf(number);
  const title = `${sentence(noun(words.takes, 2))} to ${noun(words.makes, 2)}`;
  return (
    <tr>
      <th scope="row" className="row-head">
        <span className="row">
          <span className="sg-n st-empty">{number}</span>
          {sentence(noun(words.takes, 2))}
          <ArrowRight size={13} aria-label="to" />
          {number === 5 ? "Image prompts" : sentence(noun(words.makes, 2))}
        </span>
      </th>
      <td>
        <Controller
          control={control}
          name={`stage_${number}_enabled`}
          render={({ field }) => (
            <Switch aria-label={`${title} on`} checked={field.value} onCheckedChange={field.onChange} />
          )}
        />
      </td>
      <td>
        <Controller
          control={control}
          name={`stage_${number}_batch_size`}
          render={({ field, fieldState }) => (
            <Stepper
              label={`${title}, batch size`}
              min={1}
              max={LIMITS[`stage_${number}_batch_size`].max}
              value={field.value}
              onChange={field.onChange}
              error={fieldState.error?.message}
            />
          )}
        />
      </td>
      <td className="t2">{USUAL[number]}</td>
      <td>
        <Controller
          control={control}
          name={`stage_${number}_max_items`}
          render={({ field, fieldState }) => (
            <Stepper
              label={`${title}, most per run`}
              min={1}
              placeholder="no limit"
              value={field.value}
              onChange={field.onChange}
              error={fieldState.error?.message}
            />
          )}
        />
      </td>
      <td className="n num">
        {number === 3 ? "0, local" : estimate === undefined ? "" : stageWord(estimate)}
      </td>
    </tr>
  );
}

function Errors() {
  const { formState } = useConfigForm();
  const told = NUMBERS.flatMap((number) =>
    ([`stage_${number}_batch_size`, `stage_${number}_max_items`] as const).map((name) => ({
      name,
      number,
      message: formState.errors[name]?.message,
    })),
  ).filter((each) => each.message !== undefined);
  return told.map(({ name, number, message }) => (
    <p key={name} className="help wrong mt-1" role="alert">
      Stage {number}, {name.endsWith("batch_size") ? "batch size" : "most per run"}: {message}
    </p>
  ));
}
