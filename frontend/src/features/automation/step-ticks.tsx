import type { State } from "@/components/badge";
import type { Progress } from "@/features/automation/card";

const MOST_TICKS = 24;

/** One tick an item up to 24, else a bar. */
export function StepTicks({ progress, state }: { progress: Progress; state: State }) {
  const { done, failed, total, text } = progress;
  const settled = done + failed;
  const aria = {
    role: "progressbar",
    "aria-valuemin": 0,
    "aria-valuemax": Math.max(total, 1),
    "aria-valuenow": settled,
    "aria-valuetext": text,
    "aria-label": "Progress of this stage",
  } as const;
  if (total > MOST_TICKS || total === 0) {
    const share = (part: number) => `${total === 0 ? 0 : (100 * part) / total}%`;
    return (
      <div className="bar" {...aria}>
        <i style={{ width: share(done) }} />
        {failed > 0 ? (
          <i className="st-failed" style={{ width: share(failed), background: "var(--so)" }} />
        ) : null}
      </div>
    );
  }
  return (
    <div className="ticks" {...aria}>
      {Array.from({ length: total }, (_, index) => (
        <i key={index} className={tick(index, done, settled, state)} />
      ))}
    </div>
  );
}

function tick(index: number, done: number, settled: number, state: State): string {
  if (index < done) return "d";
  if (index < settled) return "f";
  return index === settled && state === "active" ? "n" : "";
}
