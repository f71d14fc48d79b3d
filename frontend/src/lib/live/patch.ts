/** Lays the stream's events over what the cache holds. Pure: what is not known here stays as it was. */
import type { Schemas } from "@/lib/api/client";
import type { LogEvent, Run, RunStage } from "@/lib/queries/automation";

export type RunEvent = Schemas["RunEventOut"];
export type StageEvent = Schemas["StageEventOut"];
export type Level = LogEvent["level"];

const LEVELS: readonly Level[] = ["debug", "info", "warning", "error"];

export function withRun(run: Run, event: RunEvent): Run {
  if (run.run_id !== event.run_id) return run;
  return { ...run, ...event };
}

export function withStage(run: Run, event: StageEvent): Run {
  if (run.run_id !== event.run_id) return run;
  const stages = run.stages.map((stage) => (stage.number === event.number ? laidOver(stage, event) : stage));
  return { ...run, stages };
}

function laidOver(stage: RunStage, event: StageEvent): RunStage {
  const told: Partial<StageEvent> = { ...event };
  delete told.run_id; // the run's, not the stage's
  return { ...stage, ...told };
}

export const isActive = (status: Run["status"]): boolean => status === "running" || status === "paused";

/** A further line of a log that holds at most `most` of `level` and above; each line once, in order. */
export function withLine(lines: LogEvent[], line: LogEvent, level: Level, most: number): LogEvent[] {
  if (LEVELS.indexOf(line.level) < LEVELS.indexOf(level)) return lines;
  const last = lines.at(-1);
  if (last !== undefined && line.id <= last.id) return lines;
  return [...lines, line].slice(-most);
}
