import { describe, expect, it } from "vitest";

import { aLine, aRun, aRunEvent } from "@/lib/live/samples";
import { withLine, withRun, withStage } from "@/lib/live/patch";

describe("a run's event", () => {
  it("changes what it tells and nothing else", () => {
    const run = aRun({ tokens_in: 12, status: "running" });
    const patched = withRun(run, aRunEvent({ status: "paused", pause_reason: "user" }));
    expect(patched).toMatchObject({ status: "paused", pause_reason: "user", tokens_in: 12 });
  });

  it("leaves another run alone", () => {
    const run = aRun({ run_id: "another" });
    expect(withRun(run, aRunEvent({ status: "failed" }))).toBe(run);
  });
});

describe("a stage's event", () => {
  it("keeps tokens and cost, which it doesn't tell", () => {
    const run = aRun({});
    const patched = withStage(run, {
      run_id: run.run_id,
      number: 4,
      status: "running",
      total: 12,
      done: 5,
      failed: 0,
      current_item: "Burr or blade",
      credits: 21,
      started_at: null,
      finished_at: null,
      paused_seconds: 0,
    });
    expect(patched.stages[3]).toMatchObject({ done: 5, total: 12, current_item: "Burr or blade", tokens: 7 });
    expect(patched.stages[2]).toBe(run.stages[2]);
  });
});

describe("the log", () => {
  it("takes each line once, in order, and no more than asked for", () => {
    let lines = [aLine(1), aLine(2)];
    lines = withLine(lines, aLine(2), "info", 3);
    lines = withLine(lines, aLine(3), "info", 3);
    lines = withLine(lines, aLine(4), "info", 3);
    expect(lines.map((line) => line.id)).toEqual([2, 3, 4]);
  });

  it("leaves out what is below the level", () => {
    expect(withLine([], aLine(1), "warning", 100)).toEqual([]);
    expect(withLine([], aLine(1, "error"), "warning", 100)).toHaveLength(1);
  });
});
