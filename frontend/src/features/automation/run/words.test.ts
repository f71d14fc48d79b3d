import { describe, expect, it } from "vitest";

import { laidOut, promptText, stageName, stepName } from "@/features/automation/run/words";

describe("stepName", () => {
  it("says the first item and how many more", () => {
    expect(stepName({ named: [{ item_id: 3, label: "Kettles" }], item_count: 1 })).toBe("Kettles");
    expect(stepName({ named: [{ item_id: 3, label: "Kettles" }], item_count: 4 })).toBe("Kettles and 3 more");
  });

  it("calls what is gone by its number", () => {
    expect(stepName({ named: [{ item_id: 3, label: null }], item_count: 1 })).toBe("Item 3");
    expect(stepName({ named: [], item_count: 0 })).toBe("No items");
  });
});

describe("laidOut", () => {
  it("lays JSON out and leaves other texts alone", () => {
    expect(laidOut('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(laidOut("12")).toBe("12");
    expect(laidOut("# Title\n{")).toBe("# Title\n{");
  });
});

it("names stages and turns", () => {
  expect(stageName(4)).toBe("Tasks to articles");
  expect(stageName(7)).toBe("Review gate");
  const words = { call_id: "c", prompt_cut: 0, answer: "", answer_cut: 0, kept_until: "" };
  const turns = [
    { role: "system", text: "Be brief." },
    { role: "input", text: '{"a":1}' },
  ];
  expect(promptText({ ...words, turns })).toBe('System:\nBe brief.\n\nValues:\n{\n  "a": 1\n}');
});
