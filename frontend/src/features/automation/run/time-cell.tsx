import { percent, type Scale } from "@/features/automation/gantt-scale";
import type { Sign } from "@/features/automation/run/words";

interface TimeCellProps {
  scale: Scale;
  sign: Sign;
  began: string | null;
  ended: number;
}

/** When it was at work, on the run's own time-line. The times stand in the cells beside it. */
export function TimeCell({ scale, sign, began, ended }: TimeCellProps) {
  if (began === null) return <div className="wf" aria-hidden="true" />;
  const left = percent(scale, Date.parse(began));
  return (
    <div className={`wf st-${sign.state}`} aria-hidden="true">
      <i
        className={sign.state === "active" ? "g-b cur" : "g-b"}
        style={{ left: `${Math.min(left, 98)}%`, width: `${Math.max(0, percent(scale, ended) - left)}%` }}
      />
    </div>
  );
}
