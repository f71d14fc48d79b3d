import { ArrowRight } from "lucide-react";
import { Controller } from "react-hook-form";

import { Stepper } from "@/components/stepper";
import { Switch } from "@/components/switch";
import { LIMITS, NUMBERS, type StageNumber, USUAL } from "@/features/automation/config/form";
import { useConfigForm } from "@/features/automation/config/parts";
import { stageWord } from "@/features/automation/estimate-cell";
import { partsOf } from "@/features/automation/stages";
import type { Door, Estimate } from "@/lib/queries/automation";

export function StagesPart({ estimate, doors }: { estimate: Estimate | undefined; doors: Door[] }) {
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
                name={doors.find((each) => each.number === number)?.name ?? ""}
                estimate={estimate?.stages.find((each) => each.number === number)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="help mt-2">
        A batch goes into one step. None under Most per run: no limit. A stage that is off passes nothing on;
        its items wait.
      </p>
      <Errors />
    </section>
  );
}

interface RowProps {
  number: StageNumber;
  name: string;
  estimate: Estimate["stages"][number] | undefined;
}

function Row({ number, name, estimate }: RowProps) {
  const { control } = useConfigForm();
  const [from, to] = partsOf(name);
  const title = `${from} to ${to}`;
  return (
    <tr>
      <th scope="row" className="row-head">
        <span className="row">
          <span className="sg-n st-empty">{number}</span>
          {from}
          <ArrowRight size={13} aria-label="to" />
          {to}
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
              placeholder="none"
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
