import { memo, type MouseEvent, useDeferredValue, useEffect, useRef } from "react";

import { Checkbox } from "@/components/checkbox";
import { isChosen } from "@/components/records/selection";
import type { Column } from "@/components/records/types";
import { type Choosing, useChosen } from "@/components/records/use-selection";
import { Skeleton } from "@/components/skeleton";
import { cn } from "@/lib/cn";

interface RecordRowProps<Row extends { id: number }> {
  row: Row;
  index: number;
  height: number;
  columns: readonly Column<Row>[];
  nameOf: (row: Row) => string;
  choosing: Choosing;
  /** The keyboard is here; `takesFocus` where it has just come by J or K. */
  isCurrent: boolean;
  takesFocus: boolean;
  isPhone: boolean;
  onOpen: (row: Row, index: number) => void;
}

function AnyRow<Row extends { id: number }>(props: RecordRowProps<Row>) {
  const { row, index, choosing, isCurrent } = props;
  const isOn = useChosen(choosing, (selection) => isChosen(selection, row.id));
  return (
    <tr
      className={cn(isOn && "on", isCurrent && "here")}
      aria-rowindex={index + 2}
      style={{ height: props.height }}
    >
      <td
        className="box-c"
        onClick={(event: MouseEvent) => {
          event.preventDefault();
          choosing.toggle(index, event.shiftKey);
        }}
      >
        <Checkbox checked={isOn} aria-label={`Select ${props.nameOf(row)}`} />
      </td>
      <Cells
        row={row}
        index={index}
        columns={props.columns}
        isCurrent={isCurrent}
        takesFocus={props.takesFocus}
        isPhone={props.isPhone}
        onOpen={props.onOpen}
      />
    </tr>
  );
}

export const RecordRow = memo(AnyRow) as typeof AnyRow;

type CellsProps<Row extends { id: number }> = Pick<
  RecordRowProps<Row>,
  "row" | "index" | "columns" | "isCurrent" | "takesFocus" | "isPhone" | "onOpen"
>;

/** The name comes first, what is known of it a moment later: rows that fly by cost little. */
function AnyCells<Row extends { id: number }>(props: CellsProps<Row>) {
  const { row, index, columns, isCurrent, takesFocus, isPhone } = props;
  const name = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) name.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  const place = { isCurrent, isPhone };
  const [first, ...others] = columns;
  const isWhole = useDeferredValue(true, others.length === 0);
  const opener = (
    <button ref={name} type="button" className="row-name" onClick={() => props.onOpen(row, index)}>
      {first?.cell(row, place)}
    </button>
  );
  if (!isWhole) {
    return (
      <>
        <td className="m">{opener}</td>
        <td colSpan={isPhone ? 1 : others.length} />
      </>
    );
  }
  if (isPhone) {
    const side = others.find((column) => column.phone === "side");
    return (
      <>
        <td>
          {opener}
          <div className="row-line">
            {others
              .filter((column) => column.phone === "line")
              .map((column) => (
                <span key={column.id} className={column.isNumber ? "num" : undefined}>
                  {column.cell(row, place)}
                  {column.isNumber ? ` ${column.label.toLowerCase()}` : null}
                </span>
              ))}
          </div>
        </td>
        <td className="n">{side?.cell(row, place)}</td>
      </>
    );
  }
  return (
    <>
      <td className="m">{opener}</td>
      {others.map((column) => (
        <td key={column.id} className={column.isNumber ? "n num" : undefined}>
          {column.cell(row, place)}
        </td>
      ))}
    </>
  );
}

const Cells = memo(AnyCells) as typeof AnyCells;

/** A row that is on its way. */
export function ComingRow({ height, cells }: { height: number; cells: number }) {
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td className="box-c">
        <Skeleton width={16} height={16} />
      </td>
      <td colSpan={cells - 1}>
        <Skeleton width="60%" height={14} />
      </td>
    </tr>
  );
}
