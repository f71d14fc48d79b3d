import { type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";

import { StateBadge } from "@/components/badge";
import { Button } from "@/components/button";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import type { Scale } from "@/features/automation/gantt-scale";
import { StateIcon } from "@/features/automation/run/state-icon";
import { TimeCell } from "@/features/automation/run/time-cell";
import { seconds, stageName, STEP_STATES, stepName, triesOf } from "@/features/automation/run/words";
import { usePolling } from "@/hooks/live-context";
import { count, tokens } from "@/lib/format";
import { foundStepsQuery, type Step, stepsQuery } from "@/lib/queries/runs";

/** What the rows of a run's table share. */
export interface Shared {
  scale: Scale;
  /** The moment that the time-line ends at. */
  now: number;
  openStep: number | undefined;
  onStep: (id: number) => void;
}

export function StepsOfStage({ runId, stage, shared }: { runId: string; stage: number; shared: Shared }) {
  const steps = useInfiniteQuery({ ...stepsQuery(runId, stage), refetchInterval: usePolling(5_000) });
  return <Rows steps={steps} none="This stage has no step." shared={shared} />;
}

/** Steps of any stage with an item of such a name, however far down they stand: the server looks. */
export function FoundSteps({ runId, text, shared }: { runId: string; text: string; shared: Shared }) {
  const steps = useInfiniteQuery({ ...foundStepsQuery(runId, text), refetchInterval: usePolling(5_000) });
  return <Rows steps={steps} none="No step matches." shared={shared} isOfAnyStage />;
}

interface RowsProps {
  steps: UseInfiniteQueryResult<{ pages: { items: Step[] }[] }>;
  none: string;
  shared: Shared;
  isOfAnyStage?: true;
}

function Rows({ steps, none, shared, isOfAnyStage }: RowsProps) {
  if (steps.data === undefined) {
    return (
      <tr>
        <td colSpan={6}>
          {steps.error === null ? (
            <Loading label="Reading the steps">
              <Skeleton height={20} />
            </Loading>
          ) : (
            <ErrorState
              what="The steps can't be read"
              error={steps.error}
              onRetry={() => void steps.refetch()}
            />
          )}
        </td>
      </tr>
    );
  }
  const items = steps.data.pages.flatMap((page) => page.items);
  return (
    <>
      {items.map((step) => (
        <StepRow key={step.step_id} step={step} shared={shared} hasStage={isOfAnyStage === true} />
      ))}
      {items.length === 0 ? (
        <tr>
          <td colSpan={6} className="t2">
            {none}
          </td>
        </tr>
      ) : null}
      {steps.hasNextPage ? (
        <tr>
          <td colSpan={6}>
            <Button size="small" isBusy={steps.isFetchingNextPage} onClick={() => void steps.fetchNextPage()}>
              Show more steps
            </Button>
          </td>
        </tr>
      ) : null}
    </>
  );
}

function StepRow({ step, shared, hasStage }: { step: Step; shared: Shared; hasStage: boolean }) {
  const sign = STEP_STATES[step.status];
  const isOpen = shared.openStep === step.step_id;
  const tries = triesOf(step);
  return (
    <tr className={isOpen ? "on" : undefined}>
      <td className="step-name" title={step.error ?? undefined}>
        <button
          type="button"
          id={`step-${step.step_id}`}
          className="opener step-opener"
          aria-pressed={isOpen}
          onClick={() => shared.onStep(step.step_id)}
        >
          <StateIcon sign={sign} />
          <span className="trunc">{stepName(step)}</span>
          {hasStage ? (
            <span className="tag" title={stageName(step.stage)}>
              Stage {step.stage}
            </span>
          ) : null}
        </button>
      </td>
      <td className="only-d">
        <TimeCell
          scale={shared.scale}
          sign={sign}
          began={step.started_at}
          ended={step.finished_at === null ? shared.now : Date.parse(step.finished_at)}
        />
      </td>
      <td className="n num">
        {tries > 1 ? <StateBadge state="paused">{count(tries)}</StateBadge> : tries === 1 ? "1" : ""}
      </td>
      <td className="n num t2">{seconds(step.started_at, step.finished_at)}</td>
      <td className="n num t2">{step.ai_calls > 0 ? tokens(step.tokens_in + step.tokens_out) : ""}</td>
      <td className="n num">{step.started_at === null ? "" : count(step.credits)}</td>
    </tr>
  );
}
