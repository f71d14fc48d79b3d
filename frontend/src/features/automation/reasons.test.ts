import { expect, it } from "vitest";

import { reasonsOf } from "@/features/automation/reasons";

const item = (item_id: number, reason: string, stage = 2) => ({
  stage,
  item_id,
  step_id: item_id,
  reason,
  label: null,
});

it("tells each reason once, the commonest first, of that stage alone", () => {
  const items = [item(1, "Flagged."), item(2, "401"), item(3, "401"), item(4, "Too long.", 3)];
  expect(reasonsOf(items, 2)).toBe("401 (2 items)\nFlagged.");
  expect(reasonsOf([], 2)).toBe("");
});
