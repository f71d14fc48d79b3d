import { describe, expect, it } from "vitest";

import { scheduleWord, subOf, toldOf } from "@/features/automation/words";
import { aRun, aStage } from "@/lib/live/samples";
import type { Config } from "@/lib/queries/automation";

const NOW = Date.parse("2026-11-23T14:13:00Z");

describe("the head of the page", () => {
  it("says what is left, from the server's own expectation", () => {
    const run = aRun({ current_stage: 4, eta: "2026-11-23T14:30:00Z" });
    expect(toldOf(run)).toMatchObject({ word: "Running, stage 4 of 7", isLive: true });
    expect(subOf(run, "UTC", NOW)).toBe("Started 14:02, about 17 minutes left.");
    expect(subOf({ ...run, eta: null }, "UTC", NOW)).toBe("Started 14:02.");
  });

  it("says why a run is paused", () => {
    const run = aRun({ status: "paused", pause_reason: "credits", current_stage: 5 });
    expect(toldOf(run).word).toBe("Paused for credits, stage 5 of 7");
    const since = (paused_at: string) => subOf({ ...run, paused_at }, "UTC", NOW);
    expect(since("2026-11-23T14:12:00Z")).toBe("Paused 14:12. The run keeps its place.");
    expect(since("2026-11-22T14:12:00Z")).toBe("Paused 22 Nov, 14:12. The run keeps its place.");
    const pausing = aRun({
      status: "paused",
      pause_reason: "user",
      stages: [aStage(4, { current_item: "x" })],
    });
    expect(toldOf(pausing).word).toBe("Pausing after this item");
  });
});

describe("the schedule", () => {
  const config = { scheduled_time: "02:00", weekdays: [4, 1], day_of_month: 31 } as Config;
  it.each([
    ["daily", "Daily, 02:00"],
    ["weekly", "Tue and Fri, 02:00"],
    ["monthly", "Last day of the month, 02:00"],
  ] as const)("%s", (frequency, word) => {
    expect(scheduleWord({ ...config, frequency })).toBe(word);
  });
});
