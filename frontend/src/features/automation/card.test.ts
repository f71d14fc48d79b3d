import { describe, expect, it } from "vitest";

import { cardOf } from "@/features/automation/card";
import { aRun, aStage } from "@/lib/live/samples";
import type { Door, Run } from "@/lib/queries/automation";

const door = (number: number, pending: number): Door => ({
  number,
  pending,
  name: "Tasks → Content (AI)",
  type: "AI",
});

const running = (parts: Partial<Run> = {}): Run =>
  aRun({
    current_stage: 4,
    stage_1_result: { keywords_processed: 200, clusters_created: 14, credits_used: 40 },
    stages: [
      aStage(1, { status: "completed", total: 200, done: 200, credits: 40 }),
      aStage(2, { status: "completed" }),
      aStage(3, { status: "skipped" }),
      aStage(4, { status: "running", total: 12, done: 4, current_item: "Burr or blade", credits: 21 }),
      aStage(5),
    ],
    ...parts,
  });

const estimate = {
  number: 5,
  items: 12,
  items_low: 10,
  items_high: 14,
  low: 20,
  expected: 24,
  high: 28,
  used: 0,
};
const costs = { cost_low: 0, cost_expected: 0, cost_high: 0, is_cost_known: true };

describe("a stage's card", () => {
  it("counts what is done while it works", () => {
    const card = cardOf(door(4, 32), running(), undefined);
    expect(card).toMatchObject({ state: "active", word: "Active", left: "24 stay pending", right: "21 cr" });
    expect(card.progress).toMatchObject({ text: "Processing 4 of 12 tasks", item: "Burr or blade" });
  });

  it("says what a finished stage made", () => {
    const card = cardOf(door(1, 0), running(), undefined);
    expect(card).toMatchObject({
      state: "complete",
      big: { value: 14, noun: "clusters" },
      left: "200 keywords",
    });
  });

  it("says Pausing until nothing is at work", () => {
    const pausing = running({ status: "paused", pause_reason: "user" });
    expect(cardOf(door(4, 8), pausing, undefined)).toMatchObject({ state: "paused", word: "Pausing" });
    const stages = pausing.stages.map((stage) => ({ ...stage, current_item: null }));
    expect(cardOf(door(4, 8), { ...pausing, stages }, undefined).word).toBe("Paused");
  });

  it("is ready where items wait or will come, and empty where none do", () => {
    expect(cardOf(door(5, 0), running(), { ...estimate, ...costs })).toMatchObject({
      state: "ready",
      left: "~10–14 articles",
      right: "~20–28 cr",
    });
    expect(cardOf(door(5, 0), running(), undefined).state).toBe("empty");
    expect(cardOf(door(5, 4), null, undefined)).toMatchObject({
      state: "ready",
      big: { value: 4, noun: "pending" },
    });
  });

  it("says that a stage is off", () => {
    expect(cardOf(door(3, 7), running(), undefined)).toMatchObject({
      word: "Off in this run",
      state: "ready",
    });
  });

  it("names what failed", () => {
    const failed = running({
      status: "failed",
      stages: [aStage(4, { status: "failed", total: 12, done: 8, failed: 4 })],
    });
    expect(cardOf(door(4, 0), failed, undefined)).toMatchObject({
      state: "failed",
      left: "4 failed",
      progress: { text: "8 of 12 tasks" },
    });
  });

  it("gives way to what waits, after the end", () => {
    const over = running({ status: "completed" });
    expect(cardOf(door(1, 0), over, undefined).state).toBe("complete");
    expect(cardOf(door(1, 30), over, undefined)).toMatchObject({ state: "ready", big: { value: 30 } });
  });
});
