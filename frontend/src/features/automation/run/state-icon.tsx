import { CircleCheck, CircleDashed, CirclePause, CircleSlash, CircleX, LoaderCircle } from "lucide-react";

import type { Sign } from "@/features/automation/run/words";

const ICONS = {
  active: LoaderCircle,
  complete: CircleCheck,
  ready: CircleDashed,
  empty: CircleSlash,
  failed: CircleX,
  paused: CirclePause,
};

/** A state as its sign; its word is told to who hears the page, and to who points at it. */
export function StateIcon({ sign, size = 15 }: { sign: Sign; size?: number }) {
  const Icon = ICONS[sign.state];
  return (
    <span className={`state-icon st-${sign.state}`} title={sign.word}>
      <Icon size={size} strokeWidth={1.75} aria-hidden="true" />
      <span className="sr">{sign.word}: </span>
    </span>
  );
}
