/** When the server was heard of last, and whether it answered then. The live stream and all requests tell it. */

let lastHeardAt = Date.now();
const listeners = new Set<() => void>();

export const heardAt = (): number => lastHeardAt;

export function heard(): void {
  lastHeardAt = Date.now();
}

/** A request came to nothing: whoever holds a stream looks whether it still lives. */
export function silence(): void {
  for (const listener of listeners) listener();
}

export function onSilence(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
