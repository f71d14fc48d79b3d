/** J and K move, X selects, Enter opens, / searches, Esc gives up what is chosen. Off where somebody types. */
import { useEffect, useEffectEvent } from "react";

import { areSingleKeysOn, isTyping } from "@/lib/shortcuts";

export interface RowKeys {
  move: (by: number) => void;
  select: () => void;
  open: () => void;
  search: () => void;
  escape: () => void;
}

export function useRowKeys(keys: RowKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return;
    const does = actionOf(event, keys);
    if (does === undefined) return;
    event.preventDefault();
    does();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

function actionOf(event: KeyboardEvent, keys: RowKeys): (() => void) | undefined {
  if (event.key === "Escape") return keys.escape;
  if (event.key === "Enter" && isNowhere(event.target)) return keys.open;
  if (!areSingleKeysOn()) return undefined;
  switch (event.key) {
    case "j":
      return () => keys.move(1);
    case "k":
      return () => keys.move(-1);
    case "x":
      return keys.select;
    case "/":
      return keys.search;
    default:
      return undefined;
  }
}

/** Enter on a button or a link is theirs. */
function isNowhere(target: EventTarget | null): boolean {
  return !(target instanceof HTMLElement) || target.closest("button, a, [role=button]") === null;
}
