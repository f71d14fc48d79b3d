/** Why items of a stage were set aside: each reason once, the commonest first. Pure. */
import { count } from "@/lib/format";
import type { ParkedItem } from "@/lib/queries/runs";

export function reasonsOf(items: ParkedItem[], stage: number): string {
  const times = new Map<string, number>();
  for (const item of items) {
    if (item.stage === stage) times.set(item.reason, (times.get(item.reason) ?? 0) + 1);
  }
  return [...times]
    .sort((one, other) => other[1] - one[1])
    .map(([reason, number]) => (number === 1 ? reason : `${reason} (${count(number)} items)`))
    .join("\n");
}
