import { ArrowRight, Cpu, Hand, Sparkles } from "lucide-react";
import type { ReactNode } from "react";

import { Tag } from "@/components/badge";
import type { StageCard as Card } from "@/features/automation/card";
import { partsOf } from "@/features/automation/stages";
import { StepTicks } from "@/features/automation/step-ticks";
import { useLive } from "@/hooks/live-context";
import { cn } from "@/lib/cn";
import { count } from "@/lib/format";
import type { Door } from "@/lib/queries/automation";

const TYPE_ICONS: Record<Door["type"], ReactNode> = {
  AI: <Sparkles size={12} strokeWidth={2} />,
  Local: <Cpu size={12} strokeWidth={2} />,
  Manual: <Hand size={12} strokeWidth={2} />,
};

export function TypeTag({ type, className }: { type: Door["type"]; className?: string }) {
  return (
    <Tag className={className ?? "ml-auto"}>
      {TYPE_ICONS[type]}
      {type}
    </Tag>
  );
}

export interface StageProps {
  door: Door;
  card: Card;
}

export function StageCard({ door, card, hop }: StageProps & { hop: string }) {
  return (
    <article
      className={cn("stage", `st-${card.state}`, card.isOn && "on")}
      aria-label={`Stage ${card.number}`}
      data-stage={card.number}
    >
      <span className={cn("hop", hop)} />
      <Body door={door} card={card} />
    </article>
  );
}

/** Stages 3 and 4 share a card: what is local and quick stands beside what it prepares. */
export function StagePair({ first, second, hop }: { first: StageProps; second: StageProps; hop: string }) {
  const leading = first.card.isOn || second.card.state === "empty" ? first.card : second.card;
  return (
    <article
      className={cn("stage", `st-${leading.state}`, leading.isOn && "on")}
      aria-label={`Stages ${first.card.number} and ${second.card.number}`}
    >
      <span className={cn("hop", hop)} />
      <div className="duo">
        {[first, second].map(({ door, card }) => (
          <div key={card.number} className={`st-${card.state}`} data-stage={card.number}>
            <Body door={door} card={card} />
          </div>
        ))}
      </div>
    </article>
  );
}

function Body({ door, card }: StageProps) {
  const { isLost } = useLive();
  const [from, to] = partsOf(door.name);
  return (
    <>
      <div className="sg-h">
        <span className="sg-n">{card.number}</span>
        <span className={cn("sg-st", card.state === "active" && !isLost && "live")}>{card.word}</span>
        <TypeTag type={door.type} />
      </div>
      <h3 className="sg-t">
        {from} <ArrowRight size={13} strokeWidth={2} aria-label="to" /> {to}
      </h3>
      {card.big === null ? null : (
        <div className="sg-big">
          {count(card.big.value)}
          <small>{card.big.noun}</small>
        </div>
      )}
      {card.progress === null ? null : (
        <div className="prog">
          <div className="sm">
            <b>{card.progress.text}</b>
          </div>
          <StepTicks progress={card.progress} state={card.state} />
          <div className="xs t2 trunc" title={card.progress.item ?? undefined}>
            {card.progress.item ?? "\u00a0"}
          </div>
        </div>
      )}
      <div className="sg-m">
        <span title={card.left}>{card.left}</span>
        <span>{card.right}</span>
      </div>
    </>
  );
}
