import { describe, expect, it } from "vitest";

import type { Used } from "@/features/settings/budget/api";
import { amountOf, byDay, dateIn, daysUpTo, scaleOf } from "@/features/settings/budget/series";
import { readBudgetSearch } from "@/features/settings/searches";

const used = (key: string, credits: number | null): Used => ({
  key,
  credits,
  cost: 0.5,
  ai_calls: 1,
  tokens_in: 10,
  tokens_out: 5,
});

describe("use", () => {
  it("has a value for each day", () => {
    const days = daysUpTo("2026-03-01", 3);
    expect(days).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
    expect(byDay(days, [used("2026-02-28", 7)], "credits").map((each) => each.amount)).toEqual([0, 7, 0]);
  });
  it("is measured in three ways", () => {
    expect([
      amountOf(used("x", null), "credits"),
      amountOf(used("x", 3), "cost"),
      amountOf(used("x", 3), "tokens"),
    ]).toEqual([0, 0.5, 15]);
  });
  it("knows the site's day", () => {
    expect(dateIn("Asia/Tokyo", Date.parse("2026-11-24T18:00:00Z"))).toBe("2026-11-25");
  });
  it("ends its scale at a round number", () => {
    expect([scaleOf(0), scaleOf(7), scaleOf(229), scaleOf(0.03), scaleOf(1000)]).toEqual([
      1, 10, 250, 0.05, 1000,
    ]);
  });
  it("reads the address", () => {
    expect(readBudgetSearch({ days: "7", measure: "cost" })).toEqual({ days: 7, measure: "cost" });
    expect(readBudgetSearch({ days: 31, measure: "x" })).toEqual({});
  });
});
