/** The pages of a long list, one cursor leading to the next: what is known of them, without their rows. Pure. */

export const PAGE = 200; // rows of one page, the most the API gives

export interface Page<Row> {
  items: Row[];
  next: string | null;
}

export interface Book {
  /** Which list, with its filters and its order. */
  name: string;
  /** Where each known page begins; the first one begins nowhere. */
  cursors: string[];
  /** The ids of the pages that were seen, in order; all are full but the last. */
  ids: number[][];
}

export const opened = (name: string): Book => ({ name, cursors: [""], ids: [] });

/** The book after page `at` was read from `cursor`. What lies behind it is forgotten where the page ends elsewhere now. */
export function turned(book: Book, at: number, cursor: string, page: Page<{ id: number }>): Book {
  if (book.cursors[at] !== cursor || at > book.ids.length) return book;
  const ids = page.items.map((row) => row.id);
  const before = book.ids[at];
  const isSame = before !== undefined && same(before, ids);
  const endsAsBefore = (book.cursors[at + 1] ?? null) === page.next;
  if (isSame && endsAsBefore) return book;
  const cursors = endsAsBefore
    ? book.cursors
    : [...book.cursors.slice(0, at + 1), ...(page.next === null ? [] : [page.next])];
  const behind = endsAsBefore ? book.ids.slice(at + 1) : [];
  return { ...book, cursors, ids: [...book.ids.slice(0, at), ids, ...behind] };
}

/** Whether the end of the list was seen. */
export const isWhole = (book: Book): boolean =>
  book.ids.length > 0 && book.ids.length === book.cursors.length;

export const rowsSeen = (book: Book): number => book.ids.reduce((sum, ids) => sum + ids.length, 0);

const AHEAD = PAGE; // the next page is fetched as soon as its forerunner is looked at

/** The pages that rows `first` to `last` need, as far as it is known where they begin. */
export function pagesFor(book: Book, first: number, last: number): number[] {
  const from = Math.max(0, Math.floor(first / PAGE));
  const to = Math.floor((last + AHEAD) / PAGE);
  const most = book.cursors.length - 1;
  const wanted: number[] = [];
  for (let at = Math.min(from, most); at <= Math.min(to, most); at += 1) wanted.push(at);
  return wanted;
}

export const rowId = (book: Book, index: number): number | undefined =>
  book.ids[Math.floor(index / PAGE)]?.[index % PAGE];

function same(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at]);
}
