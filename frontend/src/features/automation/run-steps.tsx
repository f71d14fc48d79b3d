import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";

import { StateBadge } from "@/components/badge";
import { Button } from "@/components/button";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { type Scale, scaleOf } from "@/features/automation/gantt-scale";
import { StateIcon } from "@/features/automation/run/state-icon";
import { TimeCell } from "@/features/automation/run/time-cell";
import {
  seconds,
  type Sign,
  stageName,
  STEP_STATES,
  stepName,
  triesOf,
} from "@/features/automation/run/words";
import { useEnd } from "@/features/automation/use-end";
import { stageSeconds } from "@/features/automation/work-time";
import { usePolling } from "@/hooks/live-context";
import { count, duration, tokens } from "@/lib/format";
import type { RunStage } from "@/lib/queries/automation";
import { type RunWhole, type Step, stepsQuery } from "@/lib/queries/runs";

const STAGE_STATES: Record<RunStage["status"], Sign> = {
  waiting: { state: "ready", word: "Waiting" },
  planning: { state: "active", word: "Planning" },
  running: { state: "active", word: "At work" },
  completed: { state: "complete", word: "Complete" },
  skipped: { state: "empty", word: "Skipped" },
  failed: { state: "failed", word: "Failed" },
};

/** A stage of a run that isn't running isn't at work, whatever its row says. */
function stageState(run: RunWhole, stage: RunStage): Sign {
  const isOpen = stage.status === "planning" || stage.status === "running";
  if (isOpen && run.status === "paused") {
    return { state: "paused", word: stage.current_item === null ? "Paused" : "Pausing" };
  }
  if (isOpen && run.status === "failed") return STAGE_STATES.failed;
  if (run.completed_at !== null && (isOpen || stage.status === "waiting"))
    return { state: "empty", word: "Not done" };
  return STAGE_STATES[stage.status];
}

interface RunStepsProps {
  run: RunWhole;
  openStep: number | undefined;
  onStep: (id: number) => void;
}

interface Shared {
  scale: Scale;
  /** The moment that the time-line ends at. */
  now: number;
  openStep: number | undefined;
  onStep: (id: number) => void;
}

/** The run's stages; each opens to its steps, and a step to the panel. */
export function RunSteps({ run, openStep, onStep }: RunStepsProps) {
  const [open, setOpen] = useState<number | null>(() => firstOpen(run));
  const now = useEnd(run);
  const shared = { scale: scaleOf(Date.parse(run.started_at), now), now, openStep, onStep };
  return (
    <div className="tscroll" tabIndex={0} role="group" aria-label="Steps">
      <table className="tbl rt">
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" className="only-d">
              Time-line
            </th>
            <th scope="col" className="n">
              Tries
            </th>
            <th scope="col" className="n">
              Time
            </th>
            <th scope="col" className="n">
              Tokens
            </th>
            <th scope="col" className="n">
              Credits
            </th>
          </tr>
        </thead>
        {run.stages.map((stage) => (
          <tbody key={stage.number}>
            <StageRow
              run={run}
              stage={stage}
              isOpen={open === stage.number}
              onToggle={() => setOpen(open === stage.number ? null : stage.number)}
              shared={shared}
            />
            {open === stage.number ? <Steps runId={run.run_id} stage={stage.number} shared={shared} /> : null}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** The first stage to look at: where it failed or stands now; of a run that is over, where articles were written. */
function firstOpen(run: RunWhole): number | null {
  if (run.completed_at === null || run.status === "failed") return run.current_stage;
  return run.stages.find((stage) => stage.number === 4 && stage.total > 0)?.number ?? null;
}

interface StageRowProps {
  run: RunWhole;
  stage: RunStage;
  isOpen: boolean;
  onToggle: () => void;
  shared: Shared;
}

function StageRow({ run, stage, isOpen, onToggle, shared }: StageRowProps) {
  const sign = stageState(run, stage);
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <tr className="grp">
      <td>
        <button type="button" className="opener" aria-expanded={isOpen} onClick={onToggle}>
          <Icon size={14} />
          <StateIcon sign={sign} />
          {stage.number} {stageName(stage.number)}
          {stage.total > 0 ? `, ${count(stage.done)} of ${count(stage.total)}` : ""}
        </button>
      </td>
      <td className="only-d">
        <TimeCell
          scale={shared.scale}
          sign={sign}
          began={stage.status === "skipped" ? null : stage.started_at}
          ended={stage.finished_at === null ? shared.now : Date.parse(stage.finished_at)}
        />
      </td>
      <td className="n num t2">{stage.failed > 0 ? `${count(stage.failed)} failed` : ""}</td>
      <td className="n num t2">
        {stage.finished_at === null ? "" : duration(stageSeconds(stage, shared.now))}
      </td>
      <td className="n num t2">{stage.started_at === null ? "" : tokens(stage.tokens)}</td>
      <td className="n num">{stage.started_at === null ? "" : count(stage.credits)}</td>
    </tr>
  );
}

function Steps({ runId, stage, shared }: { runId: string; stage: number; shared: Shared }) {
  const steps = useInfiniteQuery({ ...stepsQuery(runId, stage), refetchInterval: usePolling(5_000) });
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
        <StepRow key={step.step_id} step={step} shared={shared} />
      ))}
      {items.length === 0 ? (
        <tr>
          <td colSpan={6} className="t2">
            This stage has no step.
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

function StepRow({ step, shared }: { step: Step; shared: Shared }) {
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
