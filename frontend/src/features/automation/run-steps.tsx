import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";

import { StateBadge, type State } from "@/components/badge";
import { Button } from "@/components/button";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { wordsOf } from "@/features/automation/stages";
import { usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { count, duration, plural, sentence, time, tokens } from "@/lib/format";
import type { RunStage } from "@/lib/queries/automation";
import { type RunWhole, type Step, stepsQuery } from "@/lib/queries/runs";

const STAGE_STATES: Record<RunStage["status"], { state: State; word: string }> = {
  waiting: { state: "ready", word: "Waiting" },
  planning: { state: "active", word: "Planning" },
  running: { state: "active", word: "At work" },
  completed: { state: "complete", word: "Complete" },
  skipped: { state: "empty", word: "Skipped" },
  failed: { state: "failed", word: "Failed" },
};

const STEP_STATES: Record<Step["status"], { state: State; word: string }> = {
  waiting: { state: "ready", word: "Waiting" },
  leased: { state: "active", word: "At work" },
  done: { state: "complete", word: "Done" },
  failed: { state: "failed", word: "Failed" },
};

function stageName(number: number): string {
  if (number === 7) return "Review gate";
  const from = number === 6 ? "prompts" : wordsOf(number).takes[1]; // an image that waits is its prompt
  return `${sentence(from)} to ${wordsOf(number).makes[1]}`;
}

/** A stage of a run that isn't running isn't at work, whatever its row says. */
function stageState(run: RunWhole, stage: RunStage): { state: State; word: string } {
  const isOpen = stage.status === "planning" || stage.status === "running";
  if (isOpen && run.status === "paused") {
    return { state: "paused", word: stage.current_item === null ? "Paused" : "Pausing" };
  }
  if (isOpen && run.status === "failed") return STAGE_STATES.failed;
  if (run.completed_at !== null && (isOpen || stage.status === "waiting"))
    return { state: "empty", word: "Not done" };
  return STAGE_STATES[stage.status];
}

/** The run's stages; each opens to its batches with their tries, times and errors. */
export function RunSteps({ run }: { run: RunWhole }) {
  const [open, setOpen] = useState<number | null>(run.status === "failed" ? run.current_stage : null);
  return (
    <div className="tscroll" tabIndex={0} role="group" aria-label="Steps">
      <table className="tbl rt">
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">State</th>
            <th scope="col">Began</th>
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
            />
            {open === stage.number ? <Steps runId={run.run_id} stage={stage.number} /> : null}
          </tbody>
        ))}
      </table>
    </div>
  );
}

const seconds = (from: string | null, to: string | null): string =>
  from === null || to === null ? "" : duration((Date.parse(to) - Date.parse(from)) / 1000);

interface StageRowProps {
  run: RunWhole;
  stage: RunStage;
  isOpen: boolean;
  onToggle: () => void;
}

function StageRow({ run, stage, isOpen, onToggle }: StageRowProps) {
  const { site } = useSite();
  const { state, word } = stageState(run, stage);
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <tr className="grp">
      <td>
        <button type="button" className="opener" aria-expanded={isOpen} onClick={onToggle}>
          <Icon size={14} />
          {stage.number} {stageName(stage.number)}
          {stage.total > 0 ? `, ${count(stage.done)} of ${count(stage.total)}` : ""}
        </button>
      </td>
      <td>
        <StateBadge state={state}>{word}</StateBadge>
      </td>
      <td className="num t2">
        {stage.started_at === null ? "" : time(stage.started_at, site.time_zone, true)}
      </td>
      <td className="n num t2">{stage.failed > 0 ? `${count(stage.failed)} failed` : ""}</td>
      <td className="n num t2">{seconds(stage.started_at, stage.finished_at)}</td>
      <td className="n num t2">{stage.started_at === null ? "" : tokens(stage.tokens)}</td>
      <td className="n num">{stage.started_at === null ? "" : count(stage.credits)}</td>
    </tr>
  );
}

function Steps({ runId, stage }: { runId: string; stage: number }) {
  const steps = useInfiniteQuery({ ...stepsQuery(runId, stage), refetchInterval: usePolling(5_000) });
  if (steps.data === undefined) {
    return (
      <tr>
        <td colSpan={7}>
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
        <StepRow key={step.step_id} step={step} />
      ))}
      {items.length === 0 ? (
        <tr>
          <td colSpan={7} className="t2">
            This stage has no step.
          </td>
        </tr>
      ) : null}
      {steps.hasNextPage ? (
        <tr>
          <td colSpan={7}>
            <Button size="small" isBusy={steps.isFetchingNextPage} onClick={() => void steps.fetchNextPage()}>
              Show more steps
            </Button>
          </td>
        </tr>
      ) : null}
    </>
  );
}

function StepRow({ step }: { step: Step }) {
  const { site } = useSite();
  const { state, word } = STEP_STATES[step.status];
  return (
    <>
      <tr>
        <td className="step-name">
          Step {step.step_id}, {plural(step.item_ids.length, "item")}
        </td>
        <td>
          <StateBadge state={state}>{word}</StateBadge>
        </td>
        <td className="num t2">
          {step.started_at === null ? "" : time(step.started_at, site.time_zone, true)}
        </td>
        <td className="n num t2">{count(step.attempts + (step.status === "done" ? 1 : 0))}</td>
        <td className="n num t2">{seconds(step.started_at, step.finished_at)}</td>
        <td className="n num t2">{tokens(step.tokens_in + step.tokens_out)}</td>
        <td className="n num">{count(step.credits)}</td>
      </tr>
      {step.error === null ? null : (
        <tr>
          <td colSpan={7} className="step-error mono">
            {step.error}
          </td>
        </tr>
      )}
    </>
  );
}
