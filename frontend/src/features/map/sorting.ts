/** The list's order: what is unknown comes last, whichever way. */
import type { MapCluster } from "@/features/map/api";

export type SortKey = "name" | "intent" | "status" | "keywords" | "volume" | "difficulty" | "published";

export function sorted(rows: MapCluster[], key: SortKey, isUp: boolean): MapCluster[] {
  const way = isUp ? 1 : -1;
  return [...rows].sort((one, other) => {
    const [a, b] = [one[key], other[key]];
    if (a === b) return one.name.localeCompare(other.name);
    if (a === null) return 1;
    if (b === null) return -1;
    if (typeof a === "number" && typeof b === "number") return (a - b) * way;
    return String(a).localeCompare(String(b)) * way;
  });
}
