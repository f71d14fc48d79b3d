/** A long list in its card: filters above, rows that load as one scrolls, and a bar for what is chosen. Every list of
 * the product is one of these. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";

import { useColumns } from "@/components/records/column-menu";
import { FilterBar } from "@/components/records/filter-bar";
import { PAGE, rowId } from "@/components/records/pages";
import { Pager } from "@/components/records/pager";
import { ComingRow, RecordRow } from "@/components/records/record-row";
import { RowGrid } from "@/components/records/row-grid";
import type { Search } from "@/components/records/search";
import type { BulkContext, Column, Filter } from "@/components/records/types";
import { useRowKeys } from "@/components/records/use-row-keys";
import { type Source, useRowPages } from "@/components/records/use-row-pages";
import { useSelection } from "@/components/records/use-selection";
import { Loading } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { Card } from "@/components/card";
import { Button } from "@/components/button";
import { PHONE, useMedia } from "@/hooks/use-media";

const ROW = 40;
const PHONE_ROW = 68;
const COMING = 40; // rows shown as coming below the known ones

interface RecordsProps<Row extends { id: number }> {
  /** "Keywords", and of one and of many: "keyword", "keywords". */
  title: string;
  one: string;
  many: string;
  source: Source<Row>;
  columns: readonly Column<Row>[];
  filters: readonly Filter[];
  search: Search;
  onSearch: (search: Search, isTyped?: boolean) => void;
  defaultSort: string;
  /** Rows that fit; undefined while they are counted. */
  matching: number | undefined;
  nameOf: (row: Row) => string;
  onOpen: (row: Row) => void;
  bulk?: (context: BulkContext) => ReactNode;
  hasSearch?: boolean;
  /** Chosen rows can be more than those that are loaded: only where the API takes a filter. */
  canChooseAll?: boolean;
  empty: ReactNode;
}

export function Records<Row extends { id: number }>(props: RecordsProps<Row>) {
  const { source, search, onSearch, matching } = props;
  const isPhone = useMedia(PHONE);
  const frame = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const rows = useRowPages(source, range.first, range.last);
  const columns = useColumns(props.title, props.columns);
  const height = isPhone ? PHONE_ROW : ROW;
  const coming = rows.isWhole ? 0 : COMING;
  const virtual = useVirtualizer({
    count: rows.count + coming,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: isPhone ? 0 : ROW,
    onChange: ({ range: seen }) => {
      if (seen === null) return;
      setRange((was) =>
        isNear(was.first, seen.startIndex) && isNear(was.last, seen.endIndex) ? was : rangeOf(seen),
      );
    },
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const list = rows.book.name;
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
  }, [list]);

  const rowAt = useMemo(() => {
    const pages = new Map(rows.pages.map((page) => [page.at, page.rows]));
    return (index: number): Row | undefined => pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }, [rows.pages]);
  const { selection, toggle, toggleBox, chooseAll, clear, box } = useSelection(rows.book);

  const [at, setCursor] = useState({ ...NOWHERE, list });
  const cursor = at.list === list ? at : NOWHERE;
  const go = (index: number) => {
    setCursor({ index, byKey: true, list });
    virtual.scrollToIndex(index);
  };
  const onOpen = props.onOpen;
  const openRow = useCallback(
    (row: Row, index: number) => {
      setCursor({ index, byKey: false, list });
      onOpen(row);
    },
    [onOpen, list],
  );
  useRowKeys({
    move: (by) => {
      if (rows.count > 0) go(Math.max(0, Math.min(rows.count - 1, cursor.index + by)));
    },
    select: () => {
      if (cursor.index >= 0) toggle(cursor.index, false);
    },
    open: () => {
      const row = rowAt(cursor.index);
      if (row !== undefined) onOpen(row);
    },
    search: () => searchField.current?.focus(),
    escape: clear,
  });

  const isFiltered = Object.keys(search).some((name) => name !== "sort" && name !== "open");
  const isEmpty = rows.isWhole && rows.count === 0 && !rows.isStale;
  if (isEmpty && !isFiltered) return <Card>{props.empty}</Card>;

  return (
    <Card className="records">
      <FilterBar
        many={props.many}
        filters={props.filters}
        search={search}
        onSearch={onSearch}
        matching={matching}
        field={searchField}
        hasSearch={props.hasSearch !== false}
        aside={isPhone ? null : columns.menu}
      />
      {rows.count === 0 && rows.error !== null ? (
        <ErrorState what={`The ${props.many} can't be read`} error={rows.error} onRetry={rows.retry} />
      ) : isEmpty ? (
        <div className="blank" role="status">
          <h2>No {props.one} matches</h2>
          <Button onClick={() => onSearch(search["sort"] === undefined ? {} : { sort: search["sort"] })}>
            Clear filters
          </Button>
        </div>
      ) : (
        <LoadingWhile isLoading={rows.count === 0} label={`Loading ${props.many}`}>
          <RowGrid
            label={props.title}
            frame={frame}
            virtual={virtual}
            columns={props.columns}
            hidden={columns.hidden}
            rowAt={rowAt}
            count={matching ?? rows.count}
            sort={search["sort"] ?? props.defaultSort}
            onSort={(sort) => onSearch({ ...search, sort: sort === props.defaultSort ? "" : sort })}
            isStale={rows.isStale}
            isPhone={isPhone}
            box={box}
            onBox={toggleBox}
            renderRow={(row, item, shown) =>
              row === undefined ? (
                <ComingRow
                  key={`coming-${item.index}`}
                  height={height}
                  cells={isPhone ? 3 : shown.length + 1}
                />
              ) : (
                <RecordRow
                  key={row.id}
                  row={row}
                  index={item.index}
                  height={height}
                  columns={shown}
                  nameOf={props.nameOf}
                  isChosen={selection.isAll || selection.ids.has(rowId(rows.book, item.index) ?? row.id)}
                  isCurrent={cursor.index === item.index}
                  takesFocus={cursor.byKey && cursor.index === item.index}
                  isPhone={isPhone}
                  onToggle={toggle}
                  onOpen={openRow}
                />
              )
            }
          />
        </LoadingWhile>
      )}
      {rows.count > 0 ? (
        <Pager
          virtual={virtual}
          height={height}
          count={rows.count}
          matching={matching}
          isWhole={rows.isWhole}
          error={rows.error}
          onRetry={rows.retry}
        />
      ) : null}
      {props.bulk !== undefined && (selection.isAll || selection.ids.size > 0) ? (
        <div className="bulk-at">
          {props.bulk({
            selection,
            count: selection.isAll ? matching : selection.ids.size,
            clear,
            ...(props.canChooseAll === false || selection.isAll || matching === undefined
              ? {}
              : { chooseAll, matching }),
          })}
        </div>
      ) : null}
    </Card>
  );
}

const NOWHERE = { index: -1, byKey: false };
const NEAR = 20; // rows: a range is told anew when it has moved by so many

const isNear = (one: number, other: number): boolean => Math.abs(one - other) < NEAR;
const rangeOf = (seen: { startIndex: number; endIndex: number }) => ({
  first: seen.startIndex,
  last: seen.endIndex,
});

function LoadingWhile({
  isLoading,
  label,
  children,
}: {
  isLoading: boolean;
  label: string;
  children: ReactNode;
}) {
  return isLoading ? <Loading label={label}>{children}</Loading> : <>{children}</>;
}
