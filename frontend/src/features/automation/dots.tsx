import { cn } from "@/lib/cn";
import type { Run } from "@/lib/queries/automation";

/** How far a run came, as seven dots and in words. */
export function StageDots({ run }: { run: Run }) {
  const reached = run.current_stage;
  const colour = (number: number) => {
    if (run.status === "completed" || number < reached) return "complete";
    return { running: "active", paused: "paused", failed: "failed", cancelled: "empty" }[run.status];
  };
  return (
    <>
      <span className="dots7" role="img" aria-label={`Stage ${reached} of 7`}>
        {run.stages.map(({ number }) => (
          <i key={number} className={cn(number <= reached && "d", `st-${colour(number)}`)} />
        ))}
      </span>
      <span className="num t2" aria-hidden="true">
        {reached} of 7
      </span>
    </>
  );
}
