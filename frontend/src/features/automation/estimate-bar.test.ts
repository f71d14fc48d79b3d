import { describe, expect, it } from "vitest";

import { partsOfEstimate, totalOf } from "@/features/automation/estimate-bar";
import type { Estimate } from "@/lib/queries/automation";

const stage = (number: number, used: number, low: number, high: number) => ({
  number,
  used,
  low,
  high,
  expected: low,
  items: 1,
  items_low: 1,
  items_high: 1,
  cost_low: 0,
  cost_expected: 0,
  cost_high: 0,
  is_cost_known: true,
});

const estimate = (balance: number): Estimate => ({
  estimated_credits: 60,
  current_balance: balance,
  sufficient: balance >= 60,
  low: 44,
  high: 100,
  shortfall_low: 0,
  shortfall_high: 0,
  cost_low: 0,
  cost_expected: 0,
  cost_high: 0,
  is_cost_known: true,
  stages: [stage(1, 40, 0, 0), stage(4, 21, 8, 16), stage(6, 0, 36, 84)],
});

describe("the estimate's bar", () => {
  it("shows spent, now, and the range", () => {
    expect(partsOfEstimate(estimate(1000), 4, false)).toEqual([
      { kind: "spent", credits: 40 },
      { kind: "now", credits: 21 },
      { kind: "fut", credits: 8 },
      { kind: "max", credits: 8 },
      { kind: "fut", credits: 36 },
      { kind: "max", credits: 48 },
    ]);
  });

  it("marks what the balance lacks", () => {
    const parts = partsOfEstimate(estimate(14), 4, false);
    expect(parts.filter((part) => part.kind === "short").reduce((sum, part) => sum + part.credits, 0)).toBe(
      86,
    );
    expect(partsOfEstimate(estimate(14), 4, true).some((part) => part.kind === "short")).toBe(false);
  });

  it("adds what is used to what is needed", () => {
    expect(totalOf(estimate(0))).toEqual({ used: 61, low: 105, high: 161 });
  });
});
