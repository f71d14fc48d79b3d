import type { Virtualizer } from "@tanstack/react-virtual";
import { ChevronDown, ChevronUp } from "lucide-react";

import { Button } from "@/components/button";
import type { RowPages } from "@/components/records/use-row-pages";
import { count, plural } from "@/lib/format";

const HEAD = 34; // pixels of the head, which stays above the rows

interface PagerProps {
  virtual: Virtualizer<HTMLDivElement, Element>;
  height: number;
  rows: Pick<RowPages<unknown>, "count" | "isWhole" | "error" | "retry">;
  matching: number | undefined;
}

/** Which rows are on screen, of how many; a screen up or down. */
export function Pager({ virtual, height, rows, matching }: PagerProps) {
  const { count: known, isWhole, error, retry } = rows;
  const offset = virtual.scrollOffset ?? 0;
  const visible = virtual.scrollRect?.height ?? 0;
  const first = Math.min(known, Math.floor(offset / height) + 1);
  const last = Math.max(first, Math.min(known, Math.round((offset + visible - HEAD) / height)));
  const total = isWhole ? known : matching;
  const screen = Math.max(height, visible - 2 * height);
  const turn = (by: number) => virtual.scrollToOffset(Math.max(0, offset + by * screen));
  return (
    <div className="pager">
      <span className="num">
        {count(first)}–{count(last)}
        {total === undefined ? "" : ` of ${count(Math.max(total, last))}`}
      </span>
      {error !== null ? (
        <span role="alert" className="row gap-2">
          More rows can't be read.
          <Button size="small" onClick={retry}>
            Retry
          </Button>
        </span>
      ) : isWhole ? null : (
        <span className="only-d">Rows load as you scroll</span>
      )}
      <span className="sr" role="status">
        {total === undefined ? "" : `${plural(total, "row")} in this list`}
      </span>
      <span className="sp" />
      <Button
        size="small"
        aria-label="A screen up"
        reason={offset <= 0 ? "This is the top." : null}
        icon={<ChevronUp size={15} />}
        onClick={() => turn(-1)}
      />
      <Button
        size="small"
        aria-label="A screen down"
        reason={isWhole && last >= known ? "This is the end." : null}
        icon={<ChevronDown size={15} />}
        onClick={() => turn(1)}
      />
    </div>
  );
}
