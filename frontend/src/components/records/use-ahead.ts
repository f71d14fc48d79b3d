import { useCallback, useEffect, useRef, useState } from "react";

import { type Search, searchText } from "@/components/records/search";
import { afterPaint } from "@/lib/after-paint";

type OnSearch = (search: Search, isTyped?: boolean) => void;

interface Ahead {
  shown: Search;
  /** What the address says until it has come to what is shown. */
  until: string[];
}

/** The filters as they were just set. What shows them changes at once; the address and the rows follow the picture. */
export function useAhead(search: Search, onSearch: OnSearch): [Search, OnSearch] {
  const [ahead, setAhead] = useState<Ahead | null>(null);
  const text = searchText(search);
  const isOver = ahead !== null && (searchText(ahead.shown) === text || !ahead.until.includes(text));
  if (isOver) setAhead(null);
  const latest = useRef({ text, onSearch });
  const stop = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    latest.current = { text, onSearch };
  });
  useEffect(() => () => stop.current?.(), []);
  const change = useCallback((next: Search, isTyped?: boolean) => {
    const { text: now } = latest.current;
    setAhead((was) => ({
      shown: next,
      until: was === null ? [now] : [...was.until, searchText(was.shown)],
    }));
    stop.current?.();
    stop.current = afterPaint(() => latest.current.onSearch(next, isTyped));
  }, []);
  return [ahead === null || isOver ? search : ahead.shown, change];
}
