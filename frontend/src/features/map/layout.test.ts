import { describe, expect, it } from "vitest";

import type { ClusterMap, MapCluster } from "@/features/map/api";
import { apart, boxOf, isCovered, linesOf, packBubbles, placeDots, zoomed } from "@/features/map/layout";

const cluster = (id: number, volumes: (number | null)[]): MapCluster => ({
  id,
  name: `Cluster ${id}`,
  intent: "informational",
  status: "active",
  sector_id: null,
  priority: 0,
  is_locked: false,
  keywords: volumes.length,
  volume: volumes.reduce<number>((sum, each) => sum + (each ?? 0), 0),
  difficulty: null,
  planned: 0,
  written: 0,
  published: 0,
  offers_more_ideas: false,
  top: volumes.map((volume, index) => ({ id: id * 100 + index, term: `k${index}`, volume })),
});
const map = (items: MapCluster[], links: ClusterMap["links"] = []): ClusterMap => ({
  clusters: items.length,
  keywords: 0,
  volume: null,
  items,
  left_out: 0,
  links,
});
const far = (one: { x: number; y: number }, other: { x: number; y: number }) =>
  Math.hypot(one.x - other.x, one.y - other.y);

describe("bubbles", () => {
  it("lie apart, and hold their keywords", () => {
    const bubbles = packBubbles([cluster(1, [900, 100]), cluster(2, [50, null]), cluster(3, [])]);
    expect(bubbles.map((each) => each.keywords.length)).toEqual([2, 2, 0]);
    for (const one of bubbles) {
      for (const other of bubbles) {
        if (one !== other) expect(far(one, other)).toBeGreaterThan(one.r + other.r);
      }
      for (const keyword of one.keywords)
        expect(far(one, keyword) + keyword.r).toBeLessThanOrEqual(one.r + 0.5);
    }
  });
  it("are larger where more is searched, and never nothing", () => {
    const [bubble] = packBubbles([cluster(1, [1000, 10, null])]);
    const [most, less, unknown] = bubble?.keywords.map((each) => each.r) ?? [];
    expect(most).toBeGreaterThan(less ?? 0);
    expect(unknown).toBeGreaterThan(0);
  });
});

describe("links", () => {
  it("draw near clusters together", () => {
    const clusters = Array.from({ length: 30 }, (_, index) => cluster(index + 1, [100]));
    const dots = placeDots(map(clusters, [{ one_id: 1, other_id: 30, nearness: 0.9 }]));
    const apart = placeDots(map(clusters));
    const between = (placed: typeof dots) => {
      const [one, other] = [placed[0], placed[29]];
      return one === undefined || other === undefined ? 0 : far(one, other);
    };
    expect(between(dots)).toBeLessThan(between(apart) / 2);
    for (const one of dots) {
      for (const other of dots) if (one !== other) expect(far(one, other)).toBeGreaterThan(one.r + other.r);
    }
  });
});

describe("names", () => {
  const name = (id: number, x: number, y: number) => ({ id, text: "Ten letters", x, y });
  it("give way to the weightier, and all to the one that is open", () => {
    const names = [name(1, 0, 0), name(2, 20, 5), name(3, 20, 40)];
    expect(apart(names, 1, undefined).map((each) => each.id)).toEqual([1, 3]);
    expect(apart(names, 1, 2).map((each) => each.id)).toEqual([2, 3]);
    expect(apart(names, 10, undefined).map((each) => each.id)).toEqual([1, 2, 3]);
  });
});

describe("terms", () => {
  it("give way to names that would lie on them, as they are looked at", () => {
    const names = [{ id: 1, text: "Ten letters", x: 0, y: 0 }];
    expect(isCovered({ x: 10, y: 10 }, ["wool socks"], names, 1)).toBe(true);
    expect(isCovered({ x: 10, y: 20 }, ["wool socks"], names, 1)).toBe(false);
    expect(isCovered({ x: 10, y: 20 }, ["wool", "socks", "warm"], names, 1)).toBe(true);
    expect(isCovered({ x: 90, y: 0 }, ["wool socks"], names, 1)).toBe(false);
    expect(isCovered({ x: 10, y: 10 }, ["wool socks"], names, 10)).toBe(false);
  });
});

describe("box and lines", () => {
  it("holds all circles, and zooms about its middle", () => {
    const box = boxOf([{ x: 10, y: 10, r: 5 }], 0);
    expect(box).toEqual({ x: 5, y: 5, width: 10, height: 10 });
    expect(zoomed(box, 2)).toEqual({ x: 7.5, y: 7.5, width: 5, height: 5 });
  });
  it("breaks terms between words, and gives up where they don't fit", () => {
    expect(linesOf("best coffee grinder", 40, 1)).toEqual(["best coffee", "grinder"]);
    expect(linesOf("best coffee grinder", 26, 1)).toEqual(["best", "coffee", "grinder"]);
    expect(linesOf("best coffee grinder", 12, 1)).toBeNull();
  });
});
