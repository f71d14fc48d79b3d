import { useEffect, useState, useSyncExternalStore } from "react";

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

/** What is chosen of one list. Whoever shows a part of it hears of that part alone: see `useChosen`. */
export class Choosing {
  private selection = NOTHING;
  private anchor = -1;
  private readonly listeners = new Set<() => void>();

  constructor(private book: Book) {}

  /** The rows that are known now. */
  know(book: Book): void {
    this.book = book;
  }

  /** Choose the row at that place or not; with `isRange` all rows from the one that was chosen last. */
  readonly toggle = (index: number, isRange: boolean): void => {
    const id = rowId(this.book, index);
    if (id === undefined) return;
    if (isRange && this.anchor >= 0 && !this.selection.isAll) {
      this.choose(ranged(this.selection, this.between(this.anchor, index), !isChosen(this.selection, id)));
    } else {
      this.choose(toggled(this.selection, id, this.book.ids.flat()));
    }
    this.anchor = index;
  };

  /** All that were loaded, or none. */
  readonly toggleBox = (): void => {
    const ids = this.book.ids.flat();
    this.choose(
      boxState(this.selection, ids.length) === false ? { isAll: false, ids: new Set(ids) } : NOTHING,
    );
  };

  /** All that fit, loaded or not. */
  readonly chooseAll = (): void => this.choose(EVERYTHING);
  readonly clear = (): void => this.choose(NOTHING);
  readonly chosen = (): Selection => this.selection;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private between(one: number, other: number): number[] {
    const from = Math.min(one, other);
    const places = Array.from({ length: Math.abs(one - other) + 1 }, (_, at) => rowId(this.book, from + at));
    return places.filter((id) => id !== undefined);
  }

  private choose(selection: Selection): void {
    this.selection = selection;
    for (const listener of this.listeners) listener();
  }
}

/** What is chosen belongs to one list: with other filters or in another order it begins anew. */
export function useSelection(book: Book): Choosing {
  const { name } = book;
  const [{ of, choosing }, setKept] = useState(() => ({ of: name, choosing: new Choosing(book) }));
  if (of !== name) setKept({ of: name, choosing: new Choosing(book) });
  useEffect(() => choosing.know(book), [choosing, book]);
  return choosing;
}

/** A part of what is chosen. It must be equal to itself while nothing changes. */
export const useChosen = <Part>(choosing: Choosing, read: (selection: Selection) => Part): Part =>
  useSyncExternalStore(choosing.listen, () => read(choosing.chosen()));
