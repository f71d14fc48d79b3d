/** What the address of a run says: the tab, what is looked for, and which step or call is open. Anything else is left out. Pure. */

export const TABS = ["steps", "calls", "errors", "settings", "log"] as const;
export type Tab = (typeof TABS)[number];

export interface RunSearch {
  tab?: Tab;
  /** What a step is looked for by. */
  q?: string;
  step?: number;
  call?: string;
}

const MOST = 200; // signs that the server takes
const CALL = /^[0-9a-f-]{36}$/;

export function readRunSearch(search: Record<string, unknown>): RunSearch {
  const told: RunSearch = {};
  const tab = TABS.find((each) => each === search["tab"]);
  if (tab !== undefined && tab !== "steps") told.tab = tab;
  const q = search["q"];
  const text = typeof q === "string" || typeof q === "number" ? String(q).trim().slice(0, MOST) : "";
  if (text !== "") told.q = text;
  const step = Number(search["step"]);
  if (Number.isSafeInteger(step) && step > 0) told.step = step;
  const call = search["call"];
  if (typeof call === "string" && CALL.test(call)) told.call = call;
  return told;
}
