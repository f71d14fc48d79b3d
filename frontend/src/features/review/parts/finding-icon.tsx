import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from "lucide-react";

export type CheckStatus = "pass" | "warn" | "fail" | "not_applicable";

const LOOK = {
  pass: { Icon: CircleCheck, state: "st-complete", word: "Passes" },
  warn: { Icon: TriangleAlert, state: "st-paused", word: "Could be better" },
  fail: { Icon: CircleX, state: "st-paused", word: "To be mended" },
  not_applicable: { Icon: CircleDashed, state: "st-empty", word: "Doesn't apply" },
} as const;

export function FindingIcon({ status }: { status: CheckStatus }) {
  const { Icon, state, word } = LOOK[status];
  return (
    <span className={`${state} ck-i`}>
      <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className="sr">{word}: </span>
    </span>
  );
}
