/** Where circles lie. Pure: the same clusters always lie in the same places. */
import { hierarchy, pack } from "d3-hierarchy";

import type { ClusterMap, MapCluster } from "@/features/map/api";

export interface Circle {
  x: number;
  y: number;
  r: number;
}
export interface Bubble extends Circle {
  cluster: MapCluster;
  keywords: (Circle & { id: number; term: string; volume: number | null })[];
}
export interface Dot extends Circle {
  cluster: MapCluster;
}
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const SIZE = 1000;
const LEAST = 0.012; // of the largest: what has no figure is drawn too
const GAP = 11; // room for a cluster's ring and its name
export const MOST_LINKED = 150; // clusters in the links view

interface Leaf {
  cluster?: MapCluster;
  keyword?: { id: number; term: string; volume: number | null };
  children?: Leaf[];
  value?: number;
}

export function packBubbles(clusters: MapCluster[]): Bubble[] {
  const most = Math.max(1, ...clusters.flatMap((each) => each.top.map((keyword) => keyword.volume ?? 0)));
  const weigh = (volume: number | null): number => Math.max(volume ?? 0, most * LEAST);
  const root: Leaf = {
    children: clusters.map((cluster) => ({
      cluster,
      children:
        cluster.top.length === 0
          ? [{ value: most * LEAST }]
          : cluster.top.map((keyword) => ({ keyword, value: weigh(keyword.volume) })),
    })),
  };
  const tree = pack<Leaf>()
    .size([SIZE, SIZE])
    .padding((node) => (node.depth === 0 ? GAP * 2 : 3))(hierarchy(root).sum((leaf) => leaf.value ?? 0));
  return (tree.children ?? []).flatMap(({ x, y, r, data, children }) => {
    if (data.cluster === undefined) return [];
    const keywords = (children ?? []).flatMap((leaf) =>
      leaf.data.keyword === undefined ? [] : [{ ...leaf.data.keyword, x: leaf.x, y: leaf.y, r: leaf.r }],
    );
    return [{ cluster: data.cluster, x, y, r: r + 4, keywords }];
  });
}

/** Near clusters draw each other close, all others push each other away. */
export function placeDots(map: ClusterMap): Dot[] {
  const clusters = map.items.slice(0, MOST_LINKED);
  const most = Math.max(1, ...clusters.map((each) => each.volume ?? 0));
  const dots: Dot[] = clusters.map((cluster, index) => {
    // a sunflower's spiral: even, and the same each time
    const angle = index * 2.399963;
    const away = 26 * Math.sqrt(index + 0.5) * (14 / Math.sqrt(Math.max(14, clusters.length)) + 0.6);
    return {
      cluster,
      x: SIZE / 2 + away * Math.cos(angle),
      y: SIZE / 2 + away * Math.sin(angle),
      r: 9 + 25 * Math.sqrt((cluster.volume ?? 0) / most),
    };
  });
  const place = new Map(dots.map((dot) => [dot.cluster.id, dot]));
  const links = map.links.flatMap((link) => {
    const [one, other] = [place.get(link.one_id), place.get(link.other_id)];
    return one === undefined || other === undefined ? [] : [{ one, other, pull: link.nearness }];
  });
  for (let step = 0; step < STEPS; step += 1) settle(dots, links, 1 - step / STEPS);
  return dots.map((dot) => ({ ...dot, x: dot.x * WIDE }));
}

const STEPS = 120;
const WIDE = 1.5; // screens are wider than high
const SPRING = 105;

function settle(dots: Dot[], links: { one: Dot; other: Dot; pull: number }[], heat: number): void {
  for (const { one, other, pull } of links) {
    const far = Math.hypot(other.x - one.x, other.y - one.y) || 1;
    const by = (((far - SPRING - one.r - other.r) / far) * pull * heat) / 6;
    move(one, other, -by);
  }
  dots.forEach((one, index) => {
    for (const other of dots.slice(index + 1)) {
      const far = Math.hypot(other.x - one.x, other.y - one.y) || 0.01;
      const touch = one.r + other.r + 34; // below each stands its name
      if (far < touch) move(one, other, (touch - far) / far / 2);
      else if (far < 320) move(one, other, (heat * 260) / (far * far));
    }
    one.x += (SIZE / 2 - one.x) * 0.012 * heat;
    one.y += (SIZE / 2 - one.y) * 0.012 * heat;
  });
}

/** Both move apart by a share of what lies between them; together where it is below zero. */
function move(one: Circle, other: Circle, share: number): void {
  const [x, y] = [(other.x - one.x) * share, (other.y - one.y) * share];
  one.x -= x;
  one.y -= y;
  other.x += x;
  other.y += y;
}

/** What all circles need, with room around for rings and names. */
export function boxOf(circles: Circle[], room = 26): Box {
  if (circles.length === 0) return { x: 0, y: 0, width: SIZE, height: SIZE };
  const left = Math.min(...circles.map((each) => each.x - each.r)) - room;
  const top = Math.min(...circles.map((each) => each.y - each.r)) - room;
  const right = Math.max(...circles.map((each) => each.x + each.r)) + room;
  const bottom = Math.max(...circles.map((each) => each.y + each.r)) + room;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function zoomed(box: Box, by: number): Box {
  const [width, height] = [box.width / by, box.height / by];
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}

const LETTER = 5.9; // pixels, of a line of 10.5
export const LINE = 12;

/** A term in lines that fit into its circle; null where they don't. `unit`: pixels of one unit of the map. */
export function linesOf(term: string, r: number, unit: number): string[] | null {
  const room = Math.floor((r * unit * 1.72) / LETTER);
  const lines: string[] = [];
  for (const word of term.split(/\s+/)) {
    if (word.length > room) return null;
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const most = Math.floor((r * unit * 1.5) / LINE);
  return lines.length > 0 && lines.length <= most && lines.length <= 4 ? lines : null;
}

export interface NamePlace {
  id: number;
  text: string;
  x: number;
  y: number;
}

const MOST_LETTERS = 28;
const NAME_HEIGHT = 22;

export const shortName = (name: string): string =>
  name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1).trimEnd()}…` : name;

export const nameWidth = (text: string): number => text.length * 6.7 + 24; // pixels

/** Of names in the order of their weight those that lie on no other; `first` is always among them. */
export function apart(names: NamePlace[], unit: number, first: number | undefined): NamePlace[] {
  const ordered = [...names].sort((one, other) => Number(other.id === first) - Number(one.id === first));
  const kept: NamePlace[] = [];
  for (const one of ordered) {
    const isFree = kept.every(
      (other) =>
        Math.abs(one.y - other.y) * unit >= NAME_HEIGHT + 2 ||
        Math.abs(one.x - other.x) * unit >= (nameWidth(one.text) + nameWidth(other.text)) / 2 + 4,
    );
    if (isFree) kept.push(one);
  }
  return kept;
}

/** Whether a term in its circle would lie under a name that is shown. */
export function isCovered(
  at: { x: number; y: number },
  lines: string[],
  names: NamePlace[],
  unit: number,
): boolean {
  const width = Math.max(...lines.map((line) => line.length)) * LETTER;
  const height = lines.length * LINE;
  return names.some(
    ({ x, y, text }) =>
      Math.abs(at.x - x) * unit < (width + nameWidth(text)) / 2 &&
      Math.abs(at.y - y) * unit < (height + NAME_HEIGHT) / 2,
  );
}
