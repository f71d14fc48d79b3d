import { expect, it } from "vitest";

import { percent, scaleOf } from "@/features/automation/gantt-scale";

const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);

it("names round moments, five at most", () => {
  const scale = scaleOf(at("14:02:00"), at("14:32:00"));
  expect(scale.ticks.map((tick) => new Date(tick).toISOString().slice(11, 16))).toEqual([
    "14:10",
    "14:20",
    "14:30",
  ]);
  expect(percent(scale, at("14:17:00"))).toBe(50);
  expect([percent(scale, at("13:00:00")), percent(scale, at("15:00:00"))]).toEqual([0, 100]);
});

it("has a length from the first second on", () => {
  const scale = scaleOf(at("14:02:00"), at("14:02:00"));
  expect(scale.end - scale.start).toBe(10_000);
  expect(scale.ticks.length).toBeGreaterThan(0);
});
