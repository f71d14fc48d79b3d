/** The rows of a list: a real table of which only the rows on screen exist, in a frame that scrolls by itself. */
import {
  columnVisibilityFeature,
  type ColumnDef,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import type { VirtualItem, Virtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { memo, type ReactNode, type RefObject, useMemo } from "react";

import { Checkbox } from "@/components/checkbox";
import { nextSort } from "@/components/records/search";
import { boxState } from "@/components/records/selection";
import type { Column } from "@/components/records/types";
import { type Choosing, useChosen } from "@/components/records/use-selection";
import { cn } from "@/lib/cn";

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });

interface RowGridProps<Row extends { id: number }> {
  label: string;
  frame: RefObject<HTMLDivElement | null>;
  virtual: Virtualizer<HTMLDivElement, Element>;
  columns: readonly Column<Row>[];
  hidden: ReadonlySet<string>;
  rowAt: (index: number) => Row | undefined;
  count: number;
  sort: string;
  onSort: (sort: string) => void;
  isStale: boolean;
  isPhone: boolean;
  choosing: Choosing;
  /** Rows that were loaded. */
  seen: number;
  renderRow: (row: Row | undefined, item: VirtualItem, columns: readonly Column<Row>[]) => ReactNode;
}

export function RowGrid<Row extends { id: number }>({
  label,
  frame,
  virtual,
  columns,
  hidden,
  rowAt,
  count,
  sort,
  onSort,
  isStale,
  isPhone,
  choosing,
  seen,
  renderRow,
}: RowGridProps<Row>) {
  const items = virtual.getVirtualItems();
  const defs = useMemo(
    (): ColumnDef<typeof features, Row>[] =>
      columns.map((column) => ({
        id: column.id,
        header: column.label,
        enableHiding: column.isFixed !== true,
        enableSorting: column.sort !== undefined,
      })),
    [columns],
  );
  const sorting = useMemo((): SortingState => sortingOf(columns, sort), [columns, sort]);
  const columnVisibility = useMemo(() => Object.fromEntries([...hidden].map((id) => [id, false])), [hidden]);
  const table = useTable({
    features,
    columns: defs,
    data: NONE,
    manualSorting: true,
    state: { sorting, columnVisibility },
  });
  const leaves = table.getVisibleLeafColumns();
  const shown = useMemo(
    () => leaves.flatMap((each) => columns.find((column) => column.id === each.id) ?? []),
    [leaves, columns],
  );
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const cells = isPhone ? 3 : shown.length + 1;
  return (
    <div
      ref={frame}
      className={cn("tscroll rows", isStale && "stale-rows")}
      tabIndex={0}
      role="region"
      aria-label={label}
      aria-busy={isStale}
    >
      <table className={cn("tbl grid-t", isPhone && "narrow")} aria-rowcount={count + 1}>
        {isPhone ? null : <Widths columns={shown} />}
        <Heads
          columns={shown}
          sort={sort}
          onSort={onSort}
          isPhone={isPhone}
          choosing={choosing}
          seen={seen}
        />
        <tbody>
          <Gap height={before} cells={cells} />
          {items.map((item) => renderRow(rowAt(item.index), item, shown))}
          <Gap height={after} cells={cells} />
        </tbody>
      </table>
    </div>
  );
}

const NONE: never[] = []; // the rows come by cursor; the table only keeps order and columns

function sortingOf<Row>(columns: readonly Column<Row>[], sort: string): SortingState {
  const column = columns.find((each) => each.sort === sort.replace("-", ""));
  return column === undefined ? [] : [{ id: column.id, desc: sort.startsWith("-") }];
}

function Gap({ height, cells }: { height: number; cells: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden="true" className="gap-r">
      <td colSpan={cells} style={{ height }} />
    </tr>
  );
}

interface HeadsProps<Row> {
  columns: readonly Column<Row>[];
  sort: string;
  onSort: (sort: string) => void;
  isPhone: boolean;
  choosing: Choosing;
  seen: number;
}

function AnyHeads<Row>({ columns, sort, onSort, isPhone, choosing, seen }: HeadsProps<Row>) {
  const box = useChosen(choosing, (selection) => boxState(selection, seen));
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="box-c">
          <Checkbox checked={box} onCheckedChange={choosing.toggleBox} aria-label="Select all loaded rows" />
        </th>
        {isPhone ? (
          <>
            <th scope="col">{columns[0]?.label}</th>
            <th scope="col">{columns.find((column) => column.phone === "side")?.label}</th>
          </>
        ) : (
          columns.map((column) => <Head key={column.id} column={column} sort={sort} onSort={onSort} />)
        )}
      </tr>
    </thead>
  );
}

const Heads = memo(AnyHeads) as typeof AnyHeads;

function AnyWidths<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <colgroup>
      <col style={{ width: 44 }} />
      {columns.map((column) => (
        <col key={column.id} style={column.width === undefined ? undefined : { width: column.width }} />
      ))}
    </colgroup>
  );
}

const Widths = memo(AnyWidths) as typeof AnyWidths;

interface HeadProps<Row> {
  column: Column<Row>;
  sort: string;
  onSort: (sort: string) => void;
}

function Head<Row>({ column, sort, onSort }: HeadProps<Row>) {
  const { sort: by } = column;
  if (by === undefined) {
    return (
      <th scope="col" className={column.isNumber ? "n" : undefined}>
        {column.label}
      </th>
    );
  }
  const isOn = sort === by || sort === `-${by}`;
  const isDown = sort === `-${by}`;
  const Arrow = isDown ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={column.isNumber ? "n" : undefined}
      aria-sort={isOn ? (isDown ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className="th-b"
        onClick={() => onSort(nextSort(sort, by, column.isDownFirst === true))}
      >
        {column.label}
        {isOn ? <Arrow size={12} /> : null}
      </button>
    </th>
  );
}
