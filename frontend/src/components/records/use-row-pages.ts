/** The rows of a long list around what is on screen. Pages come by cursor, far ones are let go, so that a list of a
 * hundred thousand costs what a screen of it does. */
import { hashKey, type QueryKey, useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";

import {
  type Book,
  isWhole,
  opened,
  type Page,
  pagesFor,
  rowsSeen,
  turned,
} from "@/components/records/pages";

export interface Source<Row> {
  /** The list with its filters and its order. */
  key: QueryKey;
  fetch: (cursor: string, signal: AbortSignal) => Promise<Page<Row>>;
}

interface Kept<Row> {
  at: number;
  rows: Row[];
}

export interface RowPages<Row> {
  book: Book;
  /** Pages of rows near the screen. */
  pages: Kept<Row>[];
  /** Rows that are known to be there. */
  count: number;
  isWhole: boolean;
  /** The rows are those of the list before: the new one is on its way. */
  isStale: boolean;
  isLoading: boolean;
  error: unknown;
  retry: () => void;
}

interface Shown<Row> {
  book: Book;
  of: Book; // the book that the pages belong to
  pages: Kept<Row>[];
}

const FRESH_MS = 10_000;
const KEPT_MS = 60_000;

export function useRowPages<Row extends { id: number }>(
  source: Source<Row>,
  first: number,
  last: number,
): RowPages<Row> {
  const name = hashKey(source.key);
  const [shown, setShown] = useState<Shown<Row>>(() => ({ book: opened(name), of: opened(name), pages: [] }));
  const known = shown.book.name === name ? shown.book : opened(name);
  const wanted = pagesFor(known, first, last);
  const results = useQueries({
    queries: wanted.map((at) => {
      const cursor = known.cursors[at] ?? "";
      return {
        queryKey: [...source.key, "page", cursor],
        queryFn: ({ signal }: { signal: AbortSignal }) => source.fetch(cursor, signal),
        staleTime: FRESH_MS,
        gcTime: KEPT_MS,
      };
    }),
  });

  let book = known;
  const pages: Kept<Row>[] = [];
  wanted.forEach((at, index) => {
    const data = results[index]?.data;
    if (data !== undefined) book = turned(book, at, known.cursors[at] ?? "", data);
    const rows =
      data?.items ?? (shown.of.name === name ? shown.pages.find((page) => page.at === at)?.rows : undefined);
    if (rows !== undefined) pages.push({ at, rows });
  });
  const hasRows = pages.length > 0;
  const next: Shown<Row> = {
    book,
    of: hasRows ? book : shown.of,
    pages: hasRows ? (samePages(shown.pages, pages) ? shown.pages : pages) : shown.pages,
  };
  if (next.book !== shown.book || next.of !== shown.of || next.pages !== shown.pages) setShown(next);

  const client = useQueryClient();
  const retry = useCallback(() => {
    void client.refetchQueries({
      queryKey: [...source.key, "page"],
      predicate: ({ state }) => state.status === "error",
    });
  }, [client, source.key]);
  const error: unknown = results.find((result) => result.error !== null)?.error ?? null;
  const isLoading = results.some((result) => result.isPending);
  const { of, pages: kept } = next;
  return useMemo(
    () => ({
      book: of,
      pages: kept,
      count: rowsSeen(of),
      isWhole: isWhole(of),
      isStale: of.name !== name,
      isLoading,
      error,
      retry,
    }),
    [of, kept, name, isLoading, error, retry],
  );
}

function samePages<Row>(one: Kept<Row>[], other: Kept<Row>[]): boolean {
  return (
    one.length === other.length &&
    one.every((page, index) => page.at === other[index]?.at && page.rows === other[index].rows)
  );
}
