/**
 * What a person's own action came to. The part that shows it is no part of the first load: it comes with the first
 * press or key, and what is said until it is there waits for it.
 */
import type { ExternalToast } from "sonner";

export interface Said {
  kind: "message" | "success" | "error";
  text: string;
  options?: ExternalToast | undefined;
}

let show: ((said: Said) => void) | null = null;
const waiting: Said[] = [];

const say =
  (kind: Said["kind"]) =>
  (text: string, options?: ExternalToast): void => {
    const said = { kind, text, options };
    if (show === null) waiting.push(said);
    else show(said);
  };

export const toast = Object.assign(say("message"), { success: say("success"), error: say("error") });

/** For the part that shows: all goes to it, at first what waited. Answers with how it stops. */
export function showToasts(next: (said: Said) => void): () => void {
  show = next;
  for (const said of waiting.splice(0)) next(said);
  return () => {
    show = null;
  };
}
