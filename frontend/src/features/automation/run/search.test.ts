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

  it("keeps what is looked for as text", () => {
    expect(readRunSearch({ q: " wool socks " })).toEqual({ q: "wool socks" });
    expect(readRunSearch({ q: 2026 })).toEqual({ q: "2026" });
    expect(readRunSearch({ q: "  " })).toEqual({});
    expect(readRunSearch({ q: ["a"] })).toEqual({});
  });

  it("leaves out what is usual, unknown or no id", () => {
    expect(readRunSearch({ tab: "steps", step: "x", call: "<b>" })).toEqual({});
    expect(readRunSearch({ tab: "odd", step: -1, more: 1 })).toEqual({});
  });
});
