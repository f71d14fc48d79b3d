import { useMemo } from "react";

import { spoken, type DrawingProps } from "@/features/map/bubbles";
import { Canvas, MapButton } from "@/features/map/canvas";
import { apart, boxOf, placeDots, shortName } from "@/features/map/layout";
import { Legend } from "@/features/map/legend";
import { Names } from "@/features/map/name";
import { INTENT_WORDS } from "@/features/map/words";
import { plural } from "@/lib/format";

/** Which clusters are near each other by meaning: what to link, and what to merge. */
export function Links({ map, isDim, selected, open }: DrawingProps) {
  const dots = useMemo(() => placeDots(map), [map]);
  const fit = useMemo(() => boxOf(dots, 40), [dots]);
  const place = useMemo(() => new Map(dots.map((dot) => [dot.cluster.id, dot])), [dots]);
  const ids = dots.map((dot) => dot.cluster.id);
  const first = selected !== undefined && place.has(selected) ? selected : ids[0];
  const near = useMemo(() => neighbours(map.links, selected), [map, selected]);
  return (
    <Canvas
      label={`${plural(dots.length, "cluster")} drawn as dots; lines join those near by meaning. Size is search volume, colour is intent. The list view has the same data as a table.`}
      fit={fit}
      isDim={isDim}
      ids={ids}
      legend={
        <>
          <Legend leftOut={map.clusters - dots.length} />
          {map.links.length === 0 ? (
            <span className="sm">
              No lines yet: how near clusters are is known once keywords were grouped by meaning.
            </span>
          ) : null}
        </>
      }
    >
      {(unit) => (
        <>
          {map.links.map(({ one_id, other_id, nearness }) => {
            const [one, other] = [place.get(one_id), place.get(other_id)];
            if (one === undefined || other === undefined) return null;
            const isNear = one_id === selected || other_id === selected;
            return (
              <line
                key={`${one_id}-${other_id}`}
                x1={one.x}
                y1={one.y}
                x2={other.x}
                y2={other.y}
                className={isNear ? "map-link near" : "map-link"}
                strokeWidth={(0.6 + 3 * (nearness - 0.5)) / unit}
              />
            );
          })}
          {dots.map(({ cluster, x, y, r }) => (
            <MapButton
              key={cluster.id}
              id={cluster.id}
              name={spoken(cluster)}
              isFirst={cluster.id === first}
              isSelected={cluster.id === selected}
              className={`mc ${INTENT_WORDS[cluster.intent].look}`}
              onOpen={open}
            >
              <title>{spoken(cluster)}</title>
              <circle cx={x} cy={y} r={r} className="kwc" />
              <circle cx={x} cy={y} r={r + 2.5} className="map-edge" />
            </MapButton>
          ))}
          <Names
            unit={unit}
            selected={selected}
            names={apart(
              dots
                .filter(({ cluster, r }) => near.has(cluster.id) || cluster.id === selected || r * unit > 7)
                .sort((one, other) => Number(near.has(other.cluster.id)) - Number(near.has(one.cluster.id)))
                .map(({ cluster, x, y, r }) => ({
                  id: cluster.id,
                  text: shortName(cluster.name),
                  x,
                  y: y + r + 16 / unit,
                })),
              unit,
              selected,
            )}
          />
        </>
      )}
    </Canvas>
  );
}

function neighbours(links: DrawingProps["map"]["links"], selected: number | undefined): Set<number> {
  const found = new Set<number>();
  for (const { one_id, other_id } of links) {
    if (one_id === selected) found.add(other_id);
    if (other_id === selected) found.add(one_id);
  }
  return found;
}
