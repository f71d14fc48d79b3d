/** [ and ] go to the draft before and after, A approves, C asks for changes, Ctrl S saves. */
import { useEffect, useEffectEvent } from "react";

import { areSingleKeysOn, isTyping } from "@/lib/shortcuts";

interface ArticleKeys {
  approve: () => void;
  ask: () => void;
  before: () => void;
  after: () => void;
  save: () => void;
}

export function useArticleKeys(keys: ArticleKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && key === "s") {
      event.preventDefault();
      keys.save();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || !areSingleKeysOn()) return;
    const does = { a: keys.approve, c: keys.ask, "[": keys.before, "]": keys.after }[key];
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
