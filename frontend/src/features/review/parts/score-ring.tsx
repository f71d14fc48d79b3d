/** The score as a ring; green from 80, amber below. Without a score it is empty and says why. */
interface ScoreRingProps {
  score: number | null;
  size: "small" | "big";
}

const GOOD = 80;

export function ScoreRing({ score, size }: ScoreRingProps) {
  const side = size === "small" ? 44 : 92;
  const stroke = size === "small" ? 4 : 8;
  const radius = (side - stroke) / 2 - (size === "small" ? 2 : 4);
  const label = score === null ? "No score: a brief isn't judged" : `SEO score ${score} of 100`;
  return (
    <svg
      width={side}
      height={side}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      className={score !== null && score >= GOOD ? "st-complete" : "st-paused"}
    >
      <title>{label}</title>
      <circle
        cx={side / 2}
        cy={side / 2}
        r={radius}
        fill="none"
        stroke="var(--surface-3)"
        strokeWidth={stroke}
      />
      {score === null || score === 0 ? null : (
        <circle
          cx={side / 2}
          cy={side / 2}
          r={radius}
          fill="none"
          stroke="var(--so)"
          strokeWidth={stroke}
          strokeLinecap="round"
          pathLength={100}
          strokeDasharray={`${score} 100`}
          transform={`rotate(-90 ${side / 2} ${side / 2})`}
        />
      )}
      <text
        x={side / 2}
        y={side / 2}
        textAnchor="middle"
        dominantBaseline="central"
        className={`ring-${size}`}
      >
        {score ?? "–"}
      </text>
    </svg>
  );
}
