import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";

import { scaleOf } from "@/features/automation/gantt-scale";
import { StateIcon } from "@/features/automation/run/state-icon";
import { FoundSteps, type Shared, StepsOfStage } from "@/features/automation/run/step-rows";
import { TimeCell } from "@/features/automation/run/time-cell";
import { type Sign, stageName } from "@/features/automation/run/words";
import { useEnd } from "@/features/automation/use-end";
import { stageSeconds } from "@/features/automation/work-time";
import { count, duration, tokens } from "@/lib/format";
import type { RunStage } from "@/lib/queries/automation";
import type { RunWhole } from "@/lib/queries/runs";

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
  /** What a step is looked for by; "": all, by stage. */
  text: string;
  openStep: number | undefined;
  onStep: (id: number) => void;
}

/** The run's stages; each opens to its steps, and a step to the panel. Looked for, the steps stand alone. */
export function RunSteps({ run, text, openStep, onStep }: RunStepsProps) {
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
        {text !== "" ? (
          <tbody>
            <FoundSteps runId={run.run_id} text={text} shared={shared} />
          </tbody>
        ) : (
          run.stages.map((stage) => (
            <tbody key={stage.number}>
              <StageRow
                run={run}
                stage={stage}
                isOpen={open === stage.number}
                onToggle={() => setOpen(open === stage.number ? null : stage.number)}
                shared={shared}
              />
              {open === stage.number ? (
                <StepsOfStage runId={run.run_id} stage={stage.number} shared={shared} />
              ) : null}
            </tbody>
          ))
        )}
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
