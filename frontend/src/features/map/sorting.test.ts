import { expect, it } from "vitest";

import type { MapCluster } from "@/features/map/api";
import { sorted } from "@/features/map/sorting";

const row = (name: string, volume: number | null): MapCluster => ({ name, volume }) as MapCluster;

it("puts the unknown last, whichever way", () => {
  const rows = [row("b", null), row("a", 5), row("c", 70)];
  expect(sorted(rows, "volume", true).map((each) => each.name)).toEqual(["a", "c", "b"]);
  expect(sorted(rows, "volume", false).map((each) => each.name)).toEqual(["c", "a", "b"]);
  expect(sorted(rows, "name", false).map((each) => each.name)).toEqual(["c", "b", "a"]);
});
