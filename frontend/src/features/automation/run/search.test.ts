import { describe, expect, it } from "vitest";

import { readRunSearch } from "@/features/automation/run/search";

const CALL = "0f8fad5b-d9cb-469f-a165-70867728950e";

describe("readRunSearch", () => {
  it("keeps what it knows", () => {
    expect(readRunSearch({ tab: "errors", step: 12, call: CALL })).toEqual({
      tab: "errors",
      step: 12,
      call: CALL,
    });
  });

  it("leaves out what is usual, unknown or no id", () => {
    expect(readRunSearch({ tab: "steps", step: "x", call: "<b>" })).toEqual({});
    expect(readRunSearch({ tab: "odd", step: -1, more: 1 })).toEqual({});
  });
});
