/** A cluster's name on its edge. Drawn in pixels, however near one looks. */
export function Name({
  x,
  y,
  unit,
  isSelected,
  children,
}: {
  x: number;
  y: number;
  unit: number;
  isSelected: boolean;
  children: string;
}) {
  const text = children.length > MOST ? `${children.slice(0, MOST - 1)}…` : children;
  const width = text.length * 6.7 + 24;
  return (
    <g transform={`translate(${x} ${y}) scale(${1 / unit})`} className="map-name" aria-hidden="true">
      <rect
        x={-width / 2}
        y={-11}
        width={width}
        height={22}
        rx={11}
        className={isSelected ? "lbg lsel" : "lbg"}
      />
      <text y={4.5} className={isSelected ? "clab lsel" : "clab"}>
        {text}
      </text>
    </g>
  );
}

const MOST = 28;
