import { expect, test } from "vitest";

import { isNothingWaiting, primaryOf } from "@/features/automation/primary";
import { aRun } from "@/lib/live/samples";
import type { Door } from "@/lib/queries/automation";

const doors = (keywords: number, drafts: number): Door[] => [
  { number: 1, name: "Keywords → Clusters (AI)", pending: keywords, type: "AI" },
  { number: 7, name: "Manual Review Gate (Manual)", pending: drafts, type: "Manual" },
];

const standing = { current: null, shown: null, isNew: false, mayWrite: true };

test("an active run is controlled, whatever waits", () => {
  const run = aRun({});
  expect(primaryOf({ ...standing, current: run, shown: run, doors: doors(0, 7) })).toBe("control");
});

test("a failed run is retried, a new site is led in", () => {
  expect(primaryOf({ ...standing, shown: aRun({ status: "failed" }), doors: doors(0, 7) })).toBe("banner");
  expect(primaryOf({ ...standing, isNew: true, doors: doors(0, 0) })).toBe("start");
});

test("what waits is run; else drafts are reviewed; else keywords are imported", () => {
  const after = { ...standing, shown: aRun({ status: "completed" }) };
  expect(primaryOf({ ...after, doors: undefined })).toBe("run");
  expect(primaryOf({ ...after, doors: doors(9, 7) })).toBe("run");
  expect(primaryOf({ ...after, doors: doors(0, 7) })).toBe("review");
  expect(primaryOf({ ...after, doors: doors(0, 0) })).toBe("import");
});

test("who changes nothing reviews what waits", () => {
  const viewer = { ...standing, mayWrite: false };
  expect(primaryOf({ ...viewer, doors: doors(9, 7) })).toBe("review");
  expect(primaryOf({ ...viewer, doors: doors(9, 0) })).toBe("run");
});

test("drafts at the gate are not for a run", () => {
  expect(isNothingWaiting(doors(0, 7))).toBe(true);
  expect(isNothingWaiting(doors(1, 0))).toBe(false);
  expect(isNothingWaiting(undefined)).toBe(false);
});
