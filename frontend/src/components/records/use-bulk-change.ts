/** A change of many rows by one request: looked at first where it must be asked about, then made, told and undone. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { toldOf } from "@/components/records/bulk-bar";
import type { BulkContext } from "@/components/records/types";
import { useTold } from "@/hooks/use-told";
import type { Schemas } from "@/lib/api/client";

export type Report = Schemas["BulkOut"];

interface BulkChange<Action, Filters> {
  context: BulkContext;
  siteId: number;
  one: string;
  filters: Filters;
  send: (action: Action, which: { filter: Filters } | { ids: number[] }, isTrial: boolean) => Promise<Report>;
  /** "3 keywords excluded." */
  done: (action: Action) => (changed: string) => string;
  why: (report: Report) => string | undefined;
  /** What is asked about even where all that it reaches is in sight. */
  isGrave?: (action: Action) => boolean;
}

export function useBulkChange<Action, Filters>(how: BulkChange<Action, Filters>) {
  const { selection, clear } = how.context;
  const { tell, fail } = useTold(how.siteId);
  const [asked, setAsked] = useState<{ action: Action; found: Report } | null>(null);
  const which = selection.isAll ? { filter: how.filters } : { ids: [...selection.ids] };
  const looking = useMutation({
    mutationFn: (action: Action) => how.send(action, which, true),
    onSuccess: (found, action) => setAsked({ action, found }),
    onError: fail,
  });
  const changing = useMutation({
    mutationFn: (action: Action) => how.send(action, which, false),
    onSuccess: (report, action) => {
      clear();
      tell(toldOf(report, how.done(action), how.one, how.why(report)), report.change_id);
    },
    onError: fail,
    onSettled: () => setAsked(null),
  });
  const isAskedAbout = (action: Action): boolean => selection.isAll || how.isGrave?.(action) === true;
  return {
    asked,
    isBusy: looking.isPending || changing.isPending,
    isChanging: changing.isPending,
    act: (action: Action) => (isAskedAbout(action) ? looking.mutate(action) : changing.mutate(action)),
    confirm: () => (asked === null ? undefined : changing.mutate(asked.action)),
    forget: () => setAsked(null),
  };
}
