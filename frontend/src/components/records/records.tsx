/** A long list in its card: filters above, rows that load as one scrolls, and a bar for what is chosen. Every list of
 * the product is one of these. */
import { type ReactNode, useCallback, useDeferredValue, useEffect, useRef } from "react";

import { Card } from "@/components/card";
import { useColumns } from "@/components/records/column-menu";
import { FilterBar } from "@/components/records/filter-bar";
import { isEmpty, Outcome } from "@/components/records/outcome";
import { Pager } from "@/components/records/pager";
import { ComingRow, RecordRow } from "@/components/records/record-row";
import { RowGrid } from "@/components/records/row-grid";
import type { Search } from "@/components/records/search";
import { countChosen, isNothing } from "@/components/records/selection";
import type { BulkContext, Column, Filter } from "@/components/records/types";
import { useAhead } from "@/components/records/use-ahead";
import type { Source } from "@/components/records/use-row-pages";
import { useRows } from "@/components/records/use-rows";
import { type Choosing, useChosen } from "@/components/records/use-selection";
import { PHONE, useMedia } from "@/hooks/use-media";

const ROW = 40;
const PHONE_ROW = 68;

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
  /** What can be done with the chosen rows; without it they can be chosen, and that is all. */
  bulk?: (context: BulkContext) => ReactNode;
  /** Chosen rows can be more than those that are loaded: only where the API takes a filter. */
  canChooseAll?: boolean;
  empty: ReactNode;
}

export function Records<Row extends { id: number }>(props: RecordsProps<Row>) {
  const { matching, defaultSort } = props;
  const [search, onSearch] = useAhead(props.search, props.onSearch);
  const isPhone = useMedia(PHONE);
  const height = isPhone ? PHONE_ROW : ROW;
  const frame = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const columns = useColumns(props.title, props.columns);
  const { rows, virtual, rowAt, choosing, cursor, openRow } = useRows({
    source: props.source,
    frame,
    searchField,
    height,
    onOpen: props.onOpen,
  });
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  const onSort = useCallback(
    (next: string) => onSearch({ ...latest.current, sort: next === defaultSort ? "" : next }),
    [onSearch, defaultSort],
  );
  const isFiltered = Object.keys(search).some((name) => name !== "sort" && name !== "open");
  if (isEmpty(rows) && !isFiltered) return <Card>{props.empty}</Card>;
  const sort = search["sort"] === undefined || search["sort"] === "" ? defaultSort : search["sort"];
  return (
    <Card className="records">
      <FilterBar
        many={props.many}
        filters={props.filters}
        search={search}
        onSearch={onSearch}
        matching={matching}
        field={searchField}
        aside={isPhone ? null : columns.menu}
      />
      <Outcome
        rows={rows}
        one={props.one}
        many={props.many}
        onClearFilters={() => onSearch({ sort: search["sort"] ?? "" })}
      >
        <RowGrid
          label={props.title}
          frame={frame}
          virtual={virtual}
          columns={props.columns}
          hidden={columns.hidden}
          rowAt={rowAt}
          count={matching ?? rows.count}
          sort={sort}
          onSort={onSort}
          isStale={rows.isStale}
          isPhone={isPhone}
          choosing={choosing}
          seen={rows.count}
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
                choosing={choosing}
                isCurrent={cursor.index === item.index}
                takesFocus={cursor.byKey && cursor.index === item.index}
                isPhone={isPhone}
                onOpen={openRow}
              />
            )
          }
        />
      </Outcome>
      {rows.count > 0 ? <Pager virtual={virtual} height={height} rows={rows} matching={matching} /> : null}
      <Bulk choosing={choosing} matching={matching} canChooseAll={props.canChooseAll !== false}>
        {props.bulk}
      </Bulk>
    </Card>
  );
}

interface BulkProps {
  choosing: Choosing;
  matching: number | undefined;
  canChooseAll: boolean;
  children: ((context: BulkContext) => ReactNode) | undefined;
}

/** Comes a moment after the marks in the rows: they answer the press. */
function Bulk({ choosing, matching, canChooseAll, children }: BulkProps) {
  const selection = useDeferredValue(useChosen(choosing, (chosen) => chosen));
  const { clear, chooseAll } = choosing;
  if (children === undefined || isNothing(selection)) return null;
  const all =
    canChooseAll && !selection.isAll && matching !== undefined ? { chooseAll, matching } : undefined;
  return children({ selection, count: countChosen(selection, matching), clear, ...all });
}
