import type { ReactNode } from "react";

import { Button } from "@/components/button";
import type { RowPages } from "@/components/records/use-row-pages";
import { Loading } from "@/components/skeleton";
import { ErrorState } from "@/components/states";

interface OutcomeProps {
  rows: Pick<RowPages<unknown>, "count" | "isWhole" | "isStale" | "error" | "retry">;
  one: string;
  many: string;
  onClearFilters: () => void;
  children: ReactNode;
}

export const isEmpty = ({ isWhole, count, isStale }: OutcomeProps["rows"]): boolean =>
  isWhole && count === 0 && !isStale;

/** The rows, or why there are none. */
export function Outcome({ rows, one, many, onClearFilters, children }: OutcomeProps) {
  if (rows.count === 0 && rows.error !== null) {
    return <ErrorState what={`The ${many} can't be read`} error={rows.error} onRetry={rows.retry} />;
  }
  if (isEmpty(rows)) {
    return (
      <div className="blank" role="status">
        <h2>No {one} matches</h2>
        <Button onClick={onClearFilters}>Clear filters</Button>
      </div>
    );
  }
  return rows.count === 0 ? <Loading label={`Loading ${many}`}>{children}</Loading> : <>{children}</>;
}
