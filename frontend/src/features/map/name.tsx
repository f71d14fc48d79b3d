import { type NamePlace, nameWidth } from "@/features/map/layout";

interface NamesProps {
  /** Those that lie apart. */
  names: NamePlace[];
  unit: number;
  selected: number | undefined;
}

/** The clusters' names. Drawn in pixels, however near one looks. */
export function Names({ names, unit, selected }: NamesProps) {
  return names.map(({ id, text, x, y }) => {
    const width = nameWidth(text);
    const isOn = id === selected;
    return (
      <g
        key={id}
        transform={`translate(${x} ${y}) scale(${1 / unit})`}
        className="map-name"
        aria-hidden="true"
      >
        <rect
          x={-width / 2}
          y={-11}
          width={width}
          height={22}
          rx={11}
          className={isOn ? "lbg lsel" : "lbg"}
        />
        <text y={4.5} className={isOn ? "clab lsel" : "clab"}>
          {text}
        </text>
      </g>
    );
  });
}
