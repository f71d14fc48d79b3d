/** What steps and calls are called, and how their texts are laid out. Pure. */
import type { State } from "@/components/badge";
import { wordsOf } from "@/features/automation/stages";
import { count, duration, sentence } from "@/lib/format";
import type { Call, CallWords, Step } from "@/lib/queries/runs";

export interface Sign {
  state: State;
  word: string;
}

export const STEP_STATES: Record<Step["status"], Sign> = {
  waiting: { state: "ready", word: "Waiting" },
  leased: { state: "active", word: "At work" },
  done: { state: "complete", word: "Done" },
  failed: { state: "failed", word: "Failed" },
};

export function stageName(number: number): string {
  if (number === 7) return "Review gate";
  const from = number === 6 ? "prompts" : wordsOf(number).takes[1]; // an image that waits is its prompt
  return `${sentence(from)} to ${wordsOf(number).makes[1]}`;
}

/** "Pour over ratio chart and 3 more"; an item that is gone is called by its number. */
export function stepName(step: Pick<Step, "named" | "item_count">): string {
  const [first] = step.named;
  if (first === undefined) return "No items";
  const name = first.label ?? `Item ${first.item_id}`;
  return step.item_count === 1 ? name : `${name} and ${count(step.item_count - 1)} more`;
}

/** The tries that ended, and the one in hand. */
export const triesOf = (step: Step): number =>
  step.attempts + step.crashes + (step.status === "done" || step.status === "leased" ? 1 : 0);

export const seconds = (from: string | null, to: string | null): string =>
  from === null || to === null ? "" : duration((Date.parse(to) - Date.parse(from)) / 1000);

/** "generate content, outline" */
export function callName(call: Pick<Call, "function" | "purpose">): string {
  const name = call.function.replaceAll("_", " ");
  return call.purpose === null ? name : `${name}, ${call.purpose.replaceAll("_", " ")}`;
}

/** JSON with its lines; other texts as they are. */
export function laidOut(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}

const ROLES: Record<string, string> = {
  system: "System",
  user: "User",
  assistant: "Assistant",
  input: "Values",
};

export const roleName = (role: string): string => ROLES[role] ?? sentence(role);

/** All turns as one text, for the clipboard. */
export const promptText = (words: CallWords): string =>
  words.turns.map((turn) => `${roleName(turn.role)}:\n${laidOut(turn.text)}`).join("\n\n");
