import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { type Book, rowId } from "@/components/records/pages";
import {
  boxState,
  EVERYTHING,
  isChosen,
  NOTHING,
  ranged,
  type Selection,
  toggled,
} from "@/components/records/selection";

export interface Choosing {
  selection: Selection;
  /** Choose the row at that place or not; with `isRange` all rows from the one that was chosen last. */
  toggle: (index: number, isRange: boolean) => void;
  /** All that were loaded, or none. */
  toggleBox: () => void;
  /** All that fit, loaded or not. */
  chooseAll: () => void;
  clear: () => void;
  box: boolean | "indeterminate";
}

/** What is chosen belongs to one list: with other filters or in another order it begins anew. */
export function useSelection(book: Book): Choosing {
  const { name } = book;
  const [kept, setKept] = useState({ of: name, selection: NOTHING });
  const selection = kept.of === name ? kept.selection : NOTHING;
  const anchor = useRef({ of: name, index: -1 });
  const latest = useRef({ book, selection });
  useEffect(() => {
    latest.current = { book, selection };
  });
  const setSelection = useCallback((next: Selection) => setKept({ of: name, selection: next }), [name]);

  const toggle = useCallback(
    (index: number, isRange: boolean) => {
      const { book: now, selection: chosen } = latest.current;
      const id = rowId(now, index);
      if (id === undefined) return;
      const before = anchor.current.of === now.name ? anchor.current.index : -1;
      if (isRange && before >= 0 && !chosen.isAll) {
        const from = Math.min(before, index);
        const to = Math.max(before, index);
        const ids = Array.from({ length: to - from + 1 }, (_, at) => rowId(now, from + at)).filter(
          (each) => each !== undefined,
        );
        setSelection(ranged(chosen, ids, !isChosen(chosen, id)));
      } else {
        setSelection(toggled(chosen, id, now.ids.flat()));
      }
      anchor.current = { of: now.name, index };
    },
    [setSelection],
  );
  const seen = useMemo(() => book.ids.reduce((sum, ids) => sum + ids.length, 0), [book.ids]);
  const box = boxState(selection, seen);
  const toggleBox = () =>
    setSelection(box === false ? { isAll: false, ids: new Set(book.ids.flat()) } : NOTHING);
  const clear = useCallback(() => setSelection(NOTHING), [setSelection]);
  return { selection, toggle, toggleBox, chooseAll: () => setSelection(EVERYTHING), clear, box };
}
