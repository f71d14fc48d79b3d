import { useMutation } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import { useState } from "react";

import { ConfirmDialog } from "@/components/dialog";
import { BulkBar, BulkButton, toldOf } from "@/components/records/bulk-bar";
import type { Search } from "@/components/records/search";
import type { BulkContext } from "@/components/records/types";
import { decideIdeas, filtersOf } from "@/features/ideas/api";
import { useTold } from "@/hooks/use-told";
import type { Schemas } from "@/lib/api/client";
import { count, plural } from "@/lib/format";

type Verdict = Schemas["IdeaBulkIn"]["action"];

export const HAS_TASK = "they have a task.";

interface BulkActionsProps {
  context: BulkContext;
  siteId: number;
  search: Search;
}

export function BulkActions({ context, siteId, search }: BulkActionsProps) {
  const { selection, clear } = context;
  const { tell, fail } = useTold(siteId);
  const [asked, setAsked] = useState<{ action: Verdict; found: Schemas["BulkOut"] } | null>(null);
  const which = selection.isAll ? { filter: filtersOf(search) } : { ids: [...selection.ids] };
  const looking = useMutation({
    mutationFn: (action: Verdict) => decideIdeas(siteId, { action, ...which, dry_run: true }),
    onSuccess: (found, action) => setAsked({ action, found }),
    onError: fail,
  });
  const deciding = useMutation({
    mutationFn: (action: Verdict) => decideIdeas(siteId, { action, ...which, dry_run: false }),
    onSuccess: (report, action) => {
      clear();
      tell(
        toldOf(report, (changed) => `${changed} ${action}ed.`, "idea", HAS_TASK),
        report.change_id,
      );
    },
    onError: fail,
    onSettled: () => setAsked(null),
  });
  const act = (action: Verdict) => (selection.isAll ? looking.mutate(action) : deciding.mutate(action));
  const reason = looking.isPending || deciding.isPending ? "One thing at a time." : null;
  const what =
    asked === null
      ? ""
      : `${asked.action === "accept" ? "Accept" : "Reject"} ${plural(asked.found.changed, "idea")}`;
  return (
    <>
      <BulkBar context={context}>
        <BulkButton icon={<Check size={15} />} reason={reason} onClick={() => act("accept")}>
          Accept
        </BulkButton>
        <BulkButton icon={<X size={15} />} reason={reason} onClick={() => act("reject")}>
          Reject
        </BulkButton>
      </BulkBar>
      {asked === null ? null : (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setAsked(null)}
          title={`${what}?`}
          action={what}
          keep="Keep as is"
          isBusy={deciding.isPending}
          onConfirm={() => deciding.mutate(asked.action)}
        >
          <p>
            {plural(asked.found.matched, "idea")} are meant, {count(asked.found.unchanged)} are so already.
          </p>
          {asked.found.refused > 0 ? (
            <p>
              {count(asked.found.refused)} stay as they are: {HAS_TASK}
            </p>
          ) : null}
          <p>It can be undone for a week.</p>
        </ConfirmDialog>
      )}
    </>
  );
}
