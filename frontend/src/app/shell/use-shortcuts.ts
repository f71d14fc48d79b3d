/** Ctrl K, G then a letter, ?. Single keys are off in fields and dialogs, and can be switched off altogether. */
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef } from "react";

import { NAV } from "@/app/shell/nav";
import { areSingleKeysOn, isTyping } from "@/lib/shortcuts";

const SECOND_KEY_MS = 1_500;

export function useShortcuts({ onCommand, onList }: { onCommand: () => void; onList: () => void }): void {
  const navigate = useNavigate();
  const wentAt = useRef(0);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      onCommand();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || !areSingleKeysOn()) return;
    const isSecond = event.timeStamp - wentAt.current < SECOND_KEY_MS && wentAt.current > 0;
    wentAt.current = event.key === "g" ? event.timeStamp : 0;
    const item = isSecond ? NAV.find((each) => each.key === event.key) : undefined;
    if (item !== undefined) void navigate({ to: item.to });
    else if (event.key === "?") onList();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
