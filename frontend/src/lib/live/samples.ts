/** Runs and lines for tests of logic. Nothing of the product imports this. */
import type { RunEvent } from "@/lib/live/patch";
import type { LogEvent, Run, RunStage } from "@/lib/queries/automation";

const RUN = "7f3a9c2e-0000-4000-8000-000000000000";
const AT = "2026-11-23T14:02:00+00:00";

export const aStage = (number: number, parts: Partial<RunStage> = {}): RunStage => ({
  number,
  status: "waiting",
  total: 0,
  done: 0,
  failed: 0,
  current_item: null,
  credits: 0,
  tokens: 7,
  cost: 0,
  started_at: null,
  finished_at: null,
  paused_seconds: 0,
  ...parts,
});

export const aRun = (parts: Partial<Run>): Run => ({
  run_id: RUN,
  site_id: 1,
  kind: "pipeline",
  status: "running",
  pause_reason: null,
  current_stage: 1,
  trigger_type: "manual",
  started_by: "mira@example.org",
  started_at: AT,
  completed_at: null,
  paused_at: null,
  paused_seconds: 0,
  total_credits_used: 0,
  stage_1_result: null,
  stage_2_result: null,
  stage_3_result: null,
  stage_4_result: null,
  stage_5_result: null,
  stage_6_result: null,
  stage_7_result: null,
  error: null,
  retry_of: null,
  probe_at: null,
  settings: {},
  estimate: null,
  ai_calls: 0,
  retries: 0,
  tokens_in: 0,
  tokens_out: 0,
  cost: 0,
  eta: null,
  stages: [1, 2, 3, 4, 5, 6, 7].map((number) => aStage(number)),
  ...parts,
});

export const aRunEvent = (parts: Partial<RunEvent>): RunEvent => ({
  run_id: RUN,
  site_id: 1,
  kind: "pipeline",
  status: "running",
  pause_reason: null,
  current_stage: 1,
  trigger_type: "manual",
  started_at: AT,
  completed_at: null,
  paused_at: null,
  paused_seconds: 0,
  total_credits_used: 0,
  error: null,
  probe_at: null,
  ...parts,
});

export const aLine = (id: number, level: LogEvent["level"] = "info"): LogEvent => ({
  id,
  time: AT,
  level,
  stage: null,
  run_id: RUN,
  message: `Line ${id}`,
  data: {},
});
