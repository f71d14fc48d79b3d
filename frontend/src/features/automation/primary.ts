/** Which of the page's buttons is the primary one: there is exactly one at a time. Pure. */
import { LAST_AUTOMATIC } from "@/features/automation/stages";
import type { Door, Run } from "@/lib/queries/automation";

/** "control": pause or resume, or what the banner offers instead; "banner": retry; "start": the steps of a new site. */
export type Primary = "control" | "banner" | "start" | "run" | "review" | "import";

interface Standing {
  current: Run | null;
  shown: Run | null;
  isNew: boolean;
  doors: Door[] | undefined;
  mayWrite: boolean;
}

/** Nothing waits at a stage that works by itself. */
export const isNothingWaiting = (doors: Door[] | undefined): boolean =>
  doors?.every((door) => door.number > LAST_AUTOMATIC || door.pending === 0) ?? false;

export function primaryOf({ current, shown, isNew, doors, mayWrite }: Standing): Primary {
  if (current !== null) return "control";
  if (shown?.status === "failed") return "banner";
  if (isNew) return "start";
  const hasDrafts = doors?.some((door) => door.number > LAST_AUTOMATIC && door.pending > 0) ?? false;
  if (hasDrafts && (isNothingWaiting(doors) || !mayWrite)) return "review";
  return isNothingWaiting(doors) ? "import" : "run";
}
