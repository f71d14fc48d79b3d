import { describe, expect, it } from "vitest";

import { elapsedSeconds, endOf, stageSeconds } from "@/features/automation/work-time";
import { aRun, aStage } from "@/lib/live/samples";

const at = (time: string) => `2026-11-23T${time}+00:00`;
const ms = (time: string) => Date.parse(at(time));

describe("a run's time", () => {
  it("goes on while it runs", () => {
    const run = aRun({});
    expect(endOf(run, ms("14:13:00"))).toBe(ms("14:13:00"));
    expect(elapsedSeconds(run, ms("14:13:00"))).toBe(660);
  });

  it("stands still while it is paused", () => {
    const run = aRun({ status: "paused", pause_reason: "user", paused_at: at("14:05:00") });
    expect(elapsedSeconds(run, ms("14:13:00"))).toBe(180);
    expect(elapsedSeconds(run, ms("23:13:00"))).toBe(180);
    expect(endOf(run, ms("23:13:00"))).toBe(ms("14:05:00"));
  });

  it("goes on where it stood after a pause", () => {
    expect(elapsedSeconds(aRun({ paused_seconds: 300 }), ms("14:13:00"))).toBe(360);
    const over = aRun({ status: "completed", completed_at: at("14:22:00"), paused_seconds: 300 });
    expect(elapsedSeconds(over, ms("23:13:00"))).toBe(900);
  });

  it("is never less than nothing", () => {
    expect(elapsedSeconds(aRun({ paused_seconds: 9 }), ms("14:02:01"))).toBe(0);
  });
});

describe("a stage's time", () => {
  it("ends with it, else with the run's time-line, and leaves pauses out", () => {
    const open = aStage(2, { status: "running", started_at: at("14:04:00"), paused_seconds: 30 });
    expect(stageSeconds(open, ms("14:05:00"))).toBe(30);
    expect(stageSeconds({ ...open, finished_at: at("14:06:00") }, ms("14:09:00"))).toBe(90);
    expect(stageSeconds(aStage(3), ms("14:09:00"))).toBe(0);
  });
});
