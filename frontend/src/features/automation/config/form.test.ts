import { describe, expect, it } from "vitest";

import { changesOf, schema, toForm } from "@/features/automation/config/form";
import type { Config } from "@/lib/queries/automation";

const config = {
  is_enabled: false,
  frequency: "weekly",
  scheduled_time: "02:00",
  weekdays: [1, 4],
  time_zone: "UTC",
  day_of_month: 1,
  stage_1_batch_size: 20,
  stage_1_max_items: null,
  max_cost_per_day: null,
  last_run_at: null,
  next_run_at: null,
} as unknown as Config;

const issues = (parts: object) => {
  const parsed = schema.safeParse({ ...toForm(config), ...parts });
  return (
    parsed.error?.issues
      .filter((issue) => Object.keys(parts).includes(String(issue.path[0])))
      .map((issue) => issue.message) ?? []
  );
};

describe("the config's form", () => {
  it("sends what was changed, and nothing else", () => {
    const form = toForm(config);
    expect(changesOf(form, config)).toEqual({});
    expect(
      changesOf({ ...form, stage_1_max_items: "200", max_cost_per_day: "1,5", weekdays: [0] }, config),
    ).toEqual({
      stage_1_max_items: 200,
      max_cost_per_day: 1.5,
      weekdays: [0],
    });
  });

  it("makes an empty text none", () => {
    const capped = { ...config, stage_1_max_items: 200 };
    expect(changesOf({ ...toForm(capped), stage_1_max_items: " " }, capped)).toEqual({
      stage_1_max_items: null,
    });
  });

  it("knows each field's limits", () => {
    expect(issues({ stage_1_batch_size: "501" })).toEqual(["A whole number from 1 to 500."]);
    expect(issues({ stage_1_batch_size: "2.5" })).toHaveLength(1);
    expect(issues({ stage_1_max_items: "" })).toEqual([]);
    expect(issues({ scheduled_time: "25:00" })).toEqual(["A time like 02:00."]);
    expect(issues({ weekdays: [] })).toEqual(["Choose at least one day."]);
  });
});
