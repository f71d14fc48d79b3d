import { memo, useMemo } from "react";

import type { ClusterMap, MapCluster } from "@/features/map/api";
import { Canvas, MapButton } from "@/features/map/canvas";
import {
  apart,
  boxOf,
  type Bubble,
  isCovered,
  LINE,
  linesOf,
  type NamePlace,
  packBubbles,
  shortName,
} from "@/features/map/layout";
import { Legend } from "@/features/map/legend";
import { Names } from "@/features/map/name";
import { INTENT_WORDS } from "@/features/map/words";
import { plural, short } from "@/lib/format";

export interface DrawingProps {
  map: ClusterMap;
  isDim: boolean;
  selected: number | undefined;
  open: (id: number) => void;
}

const NAMED = 27; // pixels of radius from which a cluster shows its name

export function Bubbles({ map, isDim, selected, open }: DrawingProps) {
  const bubbles = useMemo(() => packBubbles(map.items), [map]);
  const fit = useMemo(() => boxOf(bubbles), [bubbles]);
  const ids = useMemo(() => map.items.map((each) => each.id), [map]);
  const first = selected !== undefined && ids.includes(selected) ? selected : ids[0];
  return (
    <Canvas
      label={labelOf(map)}
      fit={fit}
      isDim={isDim}
      ids={ids}
      legend={<Legend leftOut={map.left_out} isOfBubbles />}
    >
      {(unit) => (
        <>
          {bubbles.map((bubble) => (
            <OneBubble
              key={bubble.cluster.id}
              bubble={bubble}
              unit={unit}
              isFirst={bubble.cluster.id === first}
              isSelected={bubble.cluster.id === selected}
              onOpen={open}
            />
          ))}
          <Words bubbles={bubbles} unit={unit} selected={selected} />
        </>
      )}
    </Canvas>
  );
}

interface OneProps {
  bubble: Bubble;
  unit: number;
  isFirst: boolean;
  isSelected: boolean;
  onOpen: (id: number) => void;
}

const OneBubble = memo(function OneBubble({ bubble, unit, isFirst, isSelected, onOpen }: OneProps) {
  const { cluster, x, y, r } = bubble;
  const share = cluster.planned === 0 ? 0 : (cluster.published / cluster.planned) * 100;
  const ring = r + 5;
  return (
    <MapButton
      id={cluster.id}
      name={spoken(cluster)}
      isFirst={isFirst}
      isSelected={isSelected}
      className={`mc ${INTENT_WORDS[cluster.intent].look}`}
      onOpen={onOpen}
    >
      <title>{spoken(cluster)}</title>
      <circle cx={x} cy={y} r={r} className="halo" />
      {bubble.keywords.map((keyword) => (
        <circle
          key={keyword.id}
          cx={keyword.x}
          cy={keyword.y}
          r={keyword.r}
          className={linesOf(keyword.term, keyword.r, unit) === null ? "kwc pale" : "kwc"}
        />
      ))}
      <circle cx={x} cy={y} r={ring} className="track" />
      {share === 0 ? null : (
        <circle
          cx={x}
          cy={y}
          r={ring}
          className="ring"
          pathLength={100}
          strokeDasharray={`${share} 100`}
          transform={`rotate(-90 ${x} ${y})`}
        />
      )}
    </MapButton>
  );
});

/** All that is written: the clusters' names, and in the circles the terms that lie under none. */
function Words({
  bubbles,
  unit,
  selected,
}: {
  bubbles: Bubble[];
  unit: number;
  selected: number | undefined;
}) {
  const names = useMemo(() => {
    const named = bubbles.filter(({ cluster, r }) => cluster.id === selected || r * unit >= NAMED);
    const places = named.map(({ cluster, x, y, r }) => ({
      id: cluster.id,
      text: shortName(cluster.name),
      x,
      y: y - r,
    }));
    return apart(places, unit, selected);
  }, [bubbles, unit, selected]);
  return (
    <>
      <Terms bubbles={bubbles} unit={unit} names={names} />
      <Names unit={unit} selected={selected} names={names} />
    </>
  );
}

/** What stands in the circles. Apart from the buttons, whose names say it in words. */
interface TermsProps {
  bubbles: Bubble[];
  unit: number;
  names: NamePlace[];
}

const Terms = memo(function Terms({ bubbles, unit, names }: TermsProps) {
  return (
    <g aria-hidden="true">
      {bubbles.flatMap(({ keywords }) =>
        keywords.flatMap(({ id, term, x, y, r }) => {
          const lines = linesOf(term, r, unit) ?? [];
          if (lines.length > 0 && isCovered({ x, y }, lines, names, unit)) return [];
          return lines.map((line, index) => (
            <text
              key={`${id}-${index}`}
              x={x}
              y={y + (LINE * (index - (lines.length - 1) / 2) + 3.5) / unit}
              fontSize={10.5 / unit}
              className="kt2"
            >
              {line}
            </text>
          ));
        }),
      )}
    </g>
  );
});

export function spoken(cluster: MapCluster): string {
  const parts = [
    `${cluster.name}, ${INTENT_WORDS[cluster.intent].word.toLowerCase()}`,
    plural(cluster.keywords, "keyword"),
    cluster.volume === null ? "searches unknown" : `${short(cluster.volume)} searches a month`,
    cluster.planned === 0
      ? "no articles planned"
      : `${cluster.published} of ${plural(cluster.planned, "article")} published`,
  ];
  if (cluster.is_locked) parts.push("locked");
  return parts.join(", ");
}

const labelOf = (map: ClusterMap): string =>
  `${plural(map.items.length, "cluster")} drawn as bubbles. Size is search volume, colour is intent, the ring is the ` +
  "share already published. The list view has the same data as a table.";
