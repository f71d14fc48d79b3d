import { memo, useMemo } from "react";

import type { ClusterMap, MapCluster } from "@/features/map/api";
import { Canvas, MapButton } from "@/features/map/canvas";
import { boxOf, type Bubble, linesOf, packBubbles, shortName } from "@/features/map/layout";
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
          <Terms bubbles={bubbles} unit={unit} />
          <Names
            unit={unit}
            selected={selected}
            names={bubbles
              .filter(({ cluster, r }) => cluster.id === selected || r * unit >= NAMED)
              .map(({ cluster, x, y, r }) => ({
                id: cluster.id,
                text: shortName(cluster.name),
                x,
                y: y - r,
              }))}
          />
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

/** What stands in the circles. Apart from the buttons, whose names say it in words. */
const Terms = memo(function Terms({ bubbles, unit }: { bubbles: Bubble[]; unit: number }) {
  return (
    <g aria-hidden="true">
      {bubbles.flatMap(({ keywords }) =>
        keywords.flatMap(({ id, term, x, y, r }) => {
          const lines = linesOf(term, r, unit) ?? [];
          return lines.map((line, index) => (
            <text
              key={`${id}-${index}`}
              x={x}
              y={y + (12 * (index - (lines.length - 1) / 2) + 3.5) / unit}
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
