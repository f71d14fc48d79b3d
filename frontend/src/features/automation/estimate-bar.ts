/** The parts of the estimate's bar: what is spent, what comes at least, what may come, and what the balance lacks. */
import type { Estimate } from "@/lib/queries/automation";

export type PartKind = "spent" | "now" | "fut" | "max" | "short";

export interface Part {
  kind: PartKind;
  credits: number;
}

export function partsOfEstimate(
  estimate: Estimate,
  currentStage: number | null,
  isUnlimited: boolean,
): Part[] {
  let left = isUnlimited ? Infinity : estimate.current_balance;
  const parts: Part[] = [];
  const add = (kind: PartKind, credits: number) => {
    if (credits > 0) parts.push({ kind, credits });
  };
  for (const stage of estimate.stages) {
    add(stage.number === currentStage ? "now" : "spent", stage.used);
    for (const [kind, credits] of [
      ["fut", stage.low],
      ["max", stage.high - stage.low],
    ] as const) {
      const covered = Math.max(0, Math.min(left, credits));
      add(kind, covered);
      add("short", credits - covered);
      left -= covered;
    }
  }
  return parts;
}

export const totalOf = (estimate: Estimate): { low: number; high: number; used: number } => {
  const used = estimate.stages.reduce((sum, stage) => sum + stage.used, 0);
  return { used, low: used + estimate.low, high: used + estimate.high };
};
