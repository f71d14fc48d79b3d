import { SectionHead } from "@/components/card";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { cardOf, isLive, type StageCard as Card } from "@/features/automation/card";
import type { Primary } from "@/features/automation/primary";
import { ReviewGate } from "@/features/automation/review-gate";
import { StageCard, StagePair } from "@/features/automation/stage-card";
import { LAST_AUTOMATIC } from "@/features/automation/stages";
import type { Shown } from "@/features/automation/use-shown";
import type { Door } from "@/lib/queries/automation";

const LEGEND = ["Active", "Complete", "Ready", "Empty", "Paused", "Failed"];

interface PipelineProps {
  shown: Shown;
  isNew: boolean;
  primary: Primary;
}

export function Pipeline({ shown, isNew, primary }: PipelineProps) {
  const { data: doors, error, refetch } = shown.overview;
  return (
    <>
      <SectionHead title="Pipeline" note={isNew ? "What each stage will do" : "6 automatic stages, then you"}>
        <div className="legend only-d" aria-hidden="true">
          {LEGEND.map((word) => (
            <span key={word} className={`st-${word.toLowerCase()}`}>
              <span className="dot" />
              {word}
            </span>
          ))}
        </div>
      </SectionHead>
      {doors !== undefined ? (
        <Doors doors={doors} shown={shown} primary={primary} />
      ) : error !== null ? (
        <div className="card">
          <ErrorState what="The pipeline can't be read" error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <Loading label="Reading the pipeline">
          <Skeleton height={176} />
        </Loading>
      )}
    </>
  );
}

function Doors({ doors, shown, primary }: { doors: Door[]; shown: Shown; primary: Primary }) {
  const { run } = shown;
  const estimates = new Map(shown.estimate.data?.stages.map((stage) => [stage.number, stage]));
  const cards = doors
    .filter((door) => door.number <= LAST_AUTOMATIC)
    .map((door) => ({ door, card: cardOf(door, run, estimates.get(door.number)), hop: "" }));
  const hops = cards.map(({ card }) => hopBefore(card, isLive(run) || run?.status === "failed"));
  const [first, second, third, fourth, ...rest] = cards;
  const gate = doors.find((door) => door.number > LAST_AUTOMATIC);
  return (
    <>
      <section className="pipe" aria-label="Pipeline stages">
        {first && second ? (
          <>
            <StageCard {...first} hop="" />
            <StageCard {...second} hop={hops[1] ?? ""} />
          </>
        ) : null}
        {third && fourth ? <StagePair first={third} second={fourth} hop={hops[2] ?? ""} /> : null}
        {rest.map((each, index) => (
          <StageCard key={each.card.number} {...each} hop={hops[index + 4] ?? ""} />
        ))}
      </section>
      {gate === undefined ? null : <ReviewGate door={gate} isPrimary={primary === "review"} />}
    </>
  );
}

/** The line that leads to a card: done, going, or still to come. */
function hopBefore(card: Card, isRunning: boolean): string {
  if (card.isOn && card.state === "active") return "go";
  return isRunning && (card.isOn || card.state === "complete") ? "done" : "";
}
