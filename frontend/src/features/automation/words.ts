/** What the head of the page says about a run. Pure. */
import type { State } from "@/components/badge";
import { about, count, day, time, until, weekday } from "@/lib/format";
import type { Config, Run } from "@/lib/queries/automation";

export interface Told {
  state: State;
  word: string;
  isLive: boolean;
}

export const isPausing = (run: Run): boolean =>
  run.status === "paused" && run.stages.some((stage) => stage.current_item !== null);

const PAUSED: Record<NonNullable<Run["pause_reason"]>, string> = {
  user: "Paused by a person",
  credits: "Paused for credits",
  budget: "Paused by a budget",
  provider: "Paused, the AI provider fails",
  shutdown: "Paused",
};

export function toldOf(run: Run): Told {
  const at = `stage ${run.current_stage} of 7`;
  switch (run.status) {
    case "running":
      return { state: "active", word: `Running, ${at}`, isLive: true };
    case "paused":
      if (isPausing(run)) return { state: "paused", word: "Pausing after this item", isLive: false };
      return { state: "paused", word: `${PAUSED[run.pause_reason ?? "user"]}, ${at}`, isLive: false };
    case "failed":
      return { state: "failed", word: `Failed at ${at}`, isLive: false };
    case "completed":
      return { state: "complete", word: "Completed", isLive: false };
    case "cancelled":
      return { state: "empty", word: "Cancelled", isLive: false };
  }
}

export function subOf(run: Run, zone: string, now: number): string {
  if (run.status === "running") {
    const left = run.eta === null ? "" : `, ${about((Date.parse(run.eta) - now) / 1000)} left`;
    return `Started ${time(run.started_at, zone)}${left}.`;
  }
  if (run.status === "paused") {
    const since = run.paused_at === null ? "" : `Paused ${sinceWord(run.paused_at, zone, now)}. `;
    return `${since}The run keeps its place.`;
  }
  const ended =
    run.completed_at === null ? "" : ` ${day(run.completed_at, zone, now)}, ${time(run.completed_at, zone)}`;
  if (run.status === "failed") return `Stopped${ended}. Finished work is saved.`;
  const credits = `${count(run.total_credits_used)} credits used.`;
  return run.status === "completed"
    ? `Last run ended${ended}. ${credits}`
    : `Last run was cancelled${ended}. ${credits}`;
}

/** "14:26", and the day where it isn't today's. */
function sinceWord(at: string, zone: string, now: number): string {
  const on = day(at, zone, now);
  return on === day(new Date(now).toISOString(), zone, now) ? time(at, zone) : `${on}, ${time(at, zone)}`;
}

export const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** "Tue and Fri, 02:00" */
export function scheduleWord(config: Config): string {
  const at = config.scheduled_time;
  if (config.frequency === "daily") return `Daily, ${at}`;
  if (config.frequency === "monthly") {
    return config.day_of_month === 31
      ? `Last day of the month, ${at}`
      : `Day ${config.day_of_month} of the month, ${at}`;
  }
  const days = [...config.weekdays].sort((one, other) => one - other).map((each) => DAYS[each] ?? "");
  const last = days.pop() ?? "";
  return `${days.length === 0 ? last : `${days.join(", ")} and ${last}`}, ${at}`;
}

export function nextWord(config: Config, now: number): string {
  if (config.next_run_at === null) return config.time_zone;
  const seconds = (Date.parse(config.next_run_at) - now) / 1000;
  const on = `${weekday(config.next_run_at, config.time_zone)} ${day(config.next_run_at, config.time_zone, now)}`;
  return `${config.time_zone}. Next: ${on}, ${until(seconds)}`;
}

export const TRIGGERS: Record<Run["trigger_type"], string> = {
  manual: "Manual",
  scheduled: "Scheduled",
  api: "API",
};

export const STATUS: Record<Run["status"], { state: State; word: string }> = {
  running: { state: "active", word: "Running" },
  paused: { state: "paused", word: "Paused" },
  completed: { state: "complete", word: "Completed" },
  failed: { state: "failed", word: "Failed" },
  cancelled: { state: "empty", word: "Cancelled" },
};
