/** Single keys do something only where nobody types, and only while they are switched on (WCAG 2.1.4). */
import { keep, read } from "@/lib/storage";

const KEY = "igny8.single-keys";

export const areSingleKeysOn = (): boolean => read(KEY) !== "off";

export const switchSingleKeys = (isOn: boolean): void => keep(KEY, isOn ? null : "off");

export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest("input, select, textarea, [role=dialog], [role=menu]") !== null
  );
}
