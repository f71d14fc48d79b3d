/** What cells of lists show: intents, difficulties, courses of a year, days. */
import { useSite } from "@/hooks/site-context";
import { day, full } from "@/lib/format";
import { sentence } from "@/lib/format";
import { sparkPath } from "@/components/records/spark";

const INTENTS = ["informational", "commercial", "transactional", "navigational"] as const;

export const intentOptions = INTENTS.map((value) => ({ value, label: sentence(value) }));

export function Intent({ intent }: { intent: (typeof INTENTS)[number] | null }) {
  if (intent === null) return <Unknown />;
  return (
    <span className={`intent i${INTENTS.indexOf(intent) + 1}`}>
      <i />
      {sentence(intent)}
    </span>
  );
}

export function Unknown({ children = "Unknown" }: { children?: string }) {
  return <span className="t3">{children}</span>;
}

export function Difficulty({ value }: { value: number | null }) {
  if (value === null) return <Unknown />;
  return (
    <span className="kd num">
      {Math.round(value)}
      <span className="bar ink-bar">
        <i style={{ width: `${Math.min(100, value)}%` }} />
      </span>
    </span>
  );
}

/** The course of the last months; what it does is said in a word. */
export function Spark({ values }: { values: readonly (number | null)[] | null }) {
  const drawn = values === null ? null : sparkPath(values);
  if (drawn === null) return <Unknown>None</Unknown>;
  return (
    <svg
      className="spark"
      width="84"
      height="22"
      viewBox="0 0 84 22"
      fill="none"
      role="img"
      aria-label={drawn.word}
    >
      <path
        d={drawn.path}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={drawn.end[0]} cy={drawn.end[1]} r="2.2" fill="var(--text)" />
    </svg>
  );
}

export function Day({ at }: { at: string }) {
  const { site } = useSite();
  return (
    <time className="t2" dateTime={at} title={full(at, site.time_zone)}>
      {day(at, site.time_zone)}
    </time>
  );
}
