/** What a stage's card says, from the run, the door and the estimate. Pure; every number is one of the server's. */
import type { State } from "@/components/badge";
import { noun, wordsOf } from "@/features/automation/stages";
import { isRecord } from "@/lib/api/errors";
import { count, range } from "@/lib/format";
import type { Door, Estimate, Run, RunStage } from "@/lib/queries/automation";

export interface Progress {
  text: string;
  done: number;
  failed: number;
  total: number;
  item: string | null;
}

export interface StageCard {
  number: number;
  state: State;
  word: string;
  isOn: boolean;
  big: { value: number; noun: string } | null;
  progress: Progress | null;
  left: string;
  right: string;
}

type StageEstimate = Estimate["stages"][number];

export const isLive = (run: Run | null): boolean => run?.status === "running" || run?.status === "paused";

export function cardOf(door: Door, run: Run | null, estimate: StageEstimate | undefined): StageCard {
  const stage = run?.stages.find((each) => each.number === door.number);
  if (run === null || stage === undefined) return waiting(door, estimate);
  if (stage.status === "skipped" && isLive(run))
    return { ...waiting(door, undefined), word: "Off in this run" };
  if (stage.status === "running" || stage.status === "planning" || stage.status === "failed") {
    return atWork(door, run, stage, estimate);
  }
  if (stage.status === "completed" && showsResult(door, run, stage)) return finished(run, stage);
  return waiting(door, estimate);
}

/** After a run has ended its results stay in sight until something waits here again. */
function showsResult(door: Door, run: Run, stage: RunStage): boolean {
  return isLive(run) || run.status === "failed" || (door.pending === 0 && stage.total > 0);
}

function finished(run: Run, stage: RunStage): StageCard {
  const words = wordsOf(stage.number);
  const made = madeBy(run, stage);
  const isIdle = stage.total === 0 && (made ?? 0) === 0;
  return {
    number: stage.number,
    state: isIdle ? "empty" : "complete",
    word: isIdle ? "Nothing to do" : "Complete",
    isOn: false,
    big: bigOf(stage, made),
    progress: null,
    left: `${count(stage.total)} ${noun(words.takes, stage.total)}${stage.failed > 0 ? `, ${count(stage.failed)} failed` : ""}`,
    right: `${count(stage.credits)} cr`,
  };
}

/** What it made; until the server has counted that, what it took. */
function bigOf(stage: RunStage, made: number | null): { value: number; noun: string } {
  const words = wordsOf(stage.number);
  if (made === null) return { value: stage.done, noun: `${noun(words.takes, stage.done)} done` };
  return { value: made, noun: noun(words.makes, made) };
}

export function madeBy(run: Run, stage: RunStage): number | null {
  const results: Record<string, unknown> = run;
  const result = results[`stage_${stage.number}_result`];
  const made = isRecord(result) ? result[wordsOf(stage.number).madeKey] : undefined;
  return typeof made === "number" ? made : null;
}

function atWork(door: Door, run: Run, stage: RunStage, estimate: StageEstimate | undefined): StageCard {
  const words = wordsOf(stage.number);
  const how = manner(run, stage);
  const of = `${count(stage.done)} of ${count(stage.total)} ${noun(words.takes, stage.total)}`;
  const isPlanning = stage.status === "planning" || stage.total === 0;
  const staying = door.pending - (stage.total - stage.done - stage.failed);
  const text = isPlanning ? "Planning its items" : how.state === "active" ? `Processing ${of}` : of;
  return {
    number: stage.number,
    state: how.state,
    word: how.word,
    isOn: true,
    big: null,
    progress: {
      text,
      done: stage.done,
      failed: stage.failed,
      total: stage.total,
      item: how.state === "failed" ? null : stage.current_item,
    },
    left: leftOver(stage, how.state, staying),
    right:
      stage.credits > 0 || estimate === undefined
        ? `${count(stage.credits)} cr`
        : `${range(estimate.low, estimate.high)} cr`,
  };
}

function leftOver(stage: RunStage, state: State, staying: number): string {
  if (stage.failed > 0) return `${count(stage.failed)} failed`;
  if (state === "paused") return stage.credits === 0 ? "Not charged" : "Kept";
  return staying > 0 ? `${count(staying)} stay pending` : "";
}

function manner(run: Run, stage: RunStage): { state: State; word: string } {
  if (stage.status === "failed" || run.status === "failed") return { state: "failed", word: "Failed" };
  if (run.status === "paused") {
    return { state: "paused", word: stage.current_item === null ? "Paused" : "Pausing" };
  }
  if (run.status === "cancelled") return { state: "empty", word: "Cancelled" };
  return { state: "active", word: "Active" };
}

/** What a run will take here: counted where it only takes what waits, else about. */
function comingWord(door: Door, { items_low: low, items_high: high }: StageEstimate): string {
  const sign = low === high && high <= door.pending && door.number === 1 ? "" : "~";
  return `${sign}${range(low, high)} ${noun(wordsOf(door.number).takes, high)}`;
}

function waiting(door: Door, estimate: StageEstimate | undefined): StageCard {
  const coming = estimate === undefined ? 0 : estimate.items_high;
  const isReady = door.pending > 0 || coming > 0;
  const words = wordsOf(door.number);
  return {
    number: door.number,
    state: isReady ? "ready" : "empty",
    word: isReady ? "Ready" : "Empty",
    isOn: false,
    big: { value: door.pending, noun: "pending" },
    progress: null,
    left: coming > 0 && estimate !== undefined ? comingWord(door, estimate) : words.about,
    right:
      estimate !== undefined && estimate.high > 0 ? `~${range(estimate.low, estimate.high)} cr` : words.each,
  };
}
