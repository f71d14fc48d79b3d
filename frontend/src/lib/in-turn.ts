/** Does the same to several things, one after the other: each succeeds or fails for itself. */
import { messageOf } from "@/lib/api/errors";

export interface InTurn<T> {
  done: T[];
  failed: number;
  /** What the first refusal says. */
  why: string | undefined;
}

export async function inTurn<T>(ids: Iterable<number>, act: (id: number) => Promise<T>): Promise<InTurn<T>> {
  const told: InTurn<T> = { done: [], failed: 0, why: undefined };
  for (const id of ids) {
    try {
      told.done.push(await act(id));
    } catch (error) {
      told.failed += 1;
      told.why ??= messageOf(error);
    }
  }
  return told;
}

/** "3 tasks deleted. 1 was refused: It is written already." */
export function describeInTurn(told: InTurn<unknown>, done: (times: number) => string): string {
  const parts = told.done.length > 0 ? [done(told.done.length)] : [];
  if (told.failed > 0) {
    parts.push(`${told.failed} ${told.failed === 1 ? "was" : "were"} refused: ${told.why ?? ""}`);
  }
  return parts.join(" ");
}
