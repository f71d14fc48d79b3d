/** Which rows are on screen, which one the keyboard is at, and which are chosen. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";

import { PAGE } from "@/components/records/pages";
import { useRowKeys } from "@/components/records/use-row-keys";
import { type RowPages, type Source, useRowPages } from "@/components/records/use-row-pages";
import { useSelection } from "@/components/records/use-selection";

const COMING = 40; // rows shown as coming below the known ones
const NEAR = 20; // rows: a range is told anew when it has moved by so many
const NOWHERE = { index: -1, byKey: false };

interface RowsOnScreen<Row> {
  source: Source<Row>;
  frame: RefObject<HTMLDivElement | null>;
  searchField: RefObject<HTMLInputElement | null>;
  /** Of a row, and of the head that stays above the rows. */
  height: number;
  onOpen: (row: Row) => void;
}

export function useRows<Row extends { id: number }>({
  source,
  frame,
  searchField,
  height,
  onOpen,
}: RowsOnScreen<Row>) {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const rows = useUnhurried(useRowPages(source, range.first, range.last));
  const virtual = useVirtualizer({
    count: rows.count + (rows.isWhole ? 0 : COMING),
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: height,
    onChange: ({ range: seen }) => {
      if (seen === null) return;
      const { startIndex: first, endIndex: last } = seen;
      setRange((was) => (isNear(was.first, first) && isNear(was.last, last) ? was : { first, last }));
    },
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const list = rows.book.name;
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
  }, [frame, list]);

  const rowAt = useMemo(() => {
    const pages = new Map(rows.pages.map((page) => [page.at, page.rows]));
    return (index: number): Row | undefined => pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }, [rows.pages]);
  const choosing = useSelection(rows.book);

  const [at, setCursor] = useState({ ...NOWHERE, list });
  const cursor = at.list === list ? at : NOWHERE;
  const latest = useRef({ onOpen, list });
  useEffect(() => {
    latest.current = { onOpen, list };
  });
  const openRow = useCallback((row: Row, index: number) => {
    setCursor({ index, byKey: false, list: latest.current.list });
    latest.current.onOpen(row);
  }, []);
  useRowKeys({
    move: (by) => {
      if (rows.count === 0) return;
      const index = Math.max(0, Math.min(rows.count - 1, cursor.index + by));
      setCursor({ index, byKey: true, list });
      virtual.scrollToIndex(index);
    },
    select: () => {
      if (cursor.index >= 0) choosing.toggle(cursor.index, false);
    },
    open: () => {
      const row = rowAt(cursor.index);
      if (row !== undefined) onOpen(row);
    },
    search: () => searchField.current?.focus(),
    escape: choosing.clear,
  });
  return { rows, virtual, rowAt, choosing, cursor, openRow };
}

/** Another list is drawn in parts, between which a press is answered; rows that join a list come at once. */
function useUnhurried<Row>(rows: RowPages<Row>): RowPages<Row> {
  const late = useDeferredValue(rows);
  return late.book.name === rows.book.name ? rows : late;
}

const isNear = (one: number, other: number): boolean => Math.abs(one - other) < NEAR;
