/** How long a run and its stages were at work. A pause is no work, nor is the time between a failure and its retry. Pure. */
import type { Run, RunStage } from "@/lib/queries/automation";

/** The moment that a run's time-line ends at: its end, the beginning of its pause, or now. */
export function endOf(run: Run, now: number): number {
  const until = run.completed_at ?? run.paused_at;
  return until === null ? now : Date.parse(until);
}

export function elapsedSeconds(run: Run, now: number): number {
  return Math.max(0, (endOf(run, now) - Date.parse(run.started_at)) / 1000 - run.paused_seconds);
}

/** Of a stage that began; `end` is where the run's time-line ends. */
export function stageSeconds(stage: RunStage, end: number): number {
  if (stage.started_at === null) return 0;
  const until = stage.finished_at === null ? end : Date.parse(stage.finished_at);
  return Math.max(0, (until - Date.parse(stage.started_at)) / 1000 - stage.paused_seconds);
}
