/** J and K walk through the rows, Enter opens, X ticks, A approves, C asks for changes. */
import { useEffect, useEffectEvent } from "react";

import { areSingleKeysOn, isTyping } from "@/lib/shortcuts";

export interface RowKeys {
  x: (id: number, isRange: boolean) => void;
  a: (id: number) => void;
  c: (id: number) => void;
}

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-row]")];

function focusedRow(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("[data-row]") ?? null;
}

function step(by: number): void {
  const all = rows();
  const now = focusedRow();
  const at = now === null ? (by > 0 ? -1 : all.length) : all.indexOf(now);
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  next?.querySelector<HTMLElement>("[data-open]")?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

const isSingle = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event) && areSingleKeysOn();

export function useRowKeys(keys: RowKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isSingle(event)) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") {
      event.preventDefault();
      step(key === "j" ? 1 : -1);
      return;
    }
    const id = Number(focusedRow()?.dataset["row"] ?? 0);
    if (id === 0) return;
    if (key !== "x" && key !== "a" && key !== "c") return;
    event.preventDefault();
    keys[key](id, event.shiftKey);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
