import { useQuery } from "@tanstack/react-query";
import { CircleCheck, RotateCw } from "lucide-react";

import { Button } from "@/components/button";
import { Loading, Skeleton } from "@/components/skeleton";
import { EmptyState, ErrorState } from "@/components/states";
import { useRetryStep } from "@/features/automation/api";
import { ItemLink } from "@/features/automation/run/step-items";
import { stageName } from "@/features/automation/run/words";
import { readOnly } from "@/features/automation/run-controls";
import { usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { count } from "@/lib/format";
import { type ParkedItem, parkedQuery, type RunWhole } from "@/lib/queries/runs";

interface RunErrorsProps {
  run: RunWhole;
  openStep: number | undefined;
  onStep: (id: number) => void;
  onRun: (runId: string) => void;
}

/** What was set aside, with the reason of each; tried again step by step. */
export function RunErrors({ run, openStep, onStep, onRun }: RunErrorsProps) {
  const {
    data: parked,
    error,
    refetch,
  } = useQuery({ ...parkedQuery(run.run_id), refetchInterval: usePolling(5_000) });
  if (parked === undefined) {
    return error === null ? (
      <Loading label="Reading what was set aside">
        <Skeleton height={160} />
      </Loading>
    ) : (
      <ErrorState what="What was set aside can't be read" error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      {run.error === null ? null : (
        <p className="att st-failed m-4" role="alert">
          {run.error}
        </p>
      )}
      {parked.count === 0 ? (
        <EmptyState icon={<CircleCheck size={22} />} title="Nothing is set aside">
          An item that fails for good is set aside with its reason, and the others go on. It would stand here.
        </EmptyState>
      ) : (
        <Table run={run} items={parked.items} openStep={openStep} onStep={onStep} onRun={onRun} />
      )}
      {parked.count > parked.items.length ? (
        <p className="p-4 sm t2">
          The first {count(parked.items.length)} of {count(parked.count)} are shown.
        </p>
      ) : null}
    </>
  );
}

function Table({ run, items, openStep, onStep, onRun }: RunErrorsProps & { items: ParkedItem[] }) {
  const { me, site } = useSite();
  const retrying = useRetryStep(site.id, run.run_id, onRun);
  return (
    <div className="tscroll" tabIndex={0} role="group" aria-label="Set aside">
      <table className="tbl rt">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Stage</th>
            <th scope="col">Reason</th>
            <th scope="col">
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr
              key={`${item.stage}-${item.item_id}`}
              className={openStep === item.step_id ? "on" : undefined}
            >
              <td className="parked-name">
                <ItemLink stage={item.stage} item={item} />
              </td>
              <td className="t2">
                {item.stage} {stageName(item.stage)}
              </td>
              <td className="parked-why">{item.reason}</td>
              <td className="n">
                <span className="row justify-end">
                  <Button
                    size="small"
                    variant="ghost"
                    id={`step-${item.step_id}`}
                    onClick={() => onStep(item.step_id)}
                    aria-label={`Show step of ${nameOf(item)}`}
                  >
                    Show step
                  </Button>
                  <Button
                    size="small"
                    icon={<RotateCw size={13} />}
                    isBusy={retrying.isPending && retrying.variables === item.step_id}
                    reason={readOnly(me)}
                    onClick={() => retrying.mutate(item.step_id)}
                    aria-label={`Retry ${nameOf(item)}`}
                  >
                    Retry
                  </Button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const nameOf = (item: ParkedItem): string => item.label ?? `item ${item.item_id}`;
