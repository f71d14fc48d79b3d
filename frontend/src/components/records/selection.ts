/** Which rows are chosen: some by their ids, or all that fit the filter, seen or not. Pure. */

export interface Selection {
  isAll: boolean;
  ids: ReadonlySet<number>;
}

export const NOTHING: Selection = { isAll: false, ids: new Set() };
export const EVERYTHING: Selection = { isAll: true, ids: new Set() };

export const isChosen = (selection: Selection, id: number): boolean =>
  selection.isAll || selection.ids.has(id);

export const isNothing = (selection: Selection): boolean => !selection.isAll && selection.ids.size === 0;

/** `seen` are the ids of all rows that were loaded: without one of them, "all" becomes the others of these. */
export function toggled(selection: Selection, id: number, seen: Iterable<number>): Selection {
  const ids = new Set(selection.isAll ? seen : selection.ids);
  if (isChosen(selection, id)) ids.delete(id);
  else ids.add(id);
  return { isAll: false, ids };
}

/** A range joins what is chosen: all of it gets the state of its first row. */
export function ranged(selection: Selection, range: readonly number[], isOn: boolean): Selection {
  const ids = new Set(selection.ids);
  for (const id of range) {
    if (isOn) ids.add(id);
    else ids.delete(id);
  }
  return { isAll: false, ids };
}

/** The box above all rows: none, some or all of those that were loaded. */
export function boxState(selection: Selection, seen: number): boolean | "indeterminate" {
  if (selection.isAll) return true;
  if (selection.ids.size === 0) return false;
  return selection.ids.size >= seen ? true : "indeterminate";
}

export const countChosen = (selection: Selection, matching: number | undefined): number | undefined =>
  selection.isAll ? matching : selection.ids.size;
