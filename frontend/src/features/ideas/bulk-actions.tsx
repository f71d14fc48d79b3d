import { Check, X } from "lucide-react";

import { BulkAsk } from "@/components/records/bulk-ask";
import { BulkBar, BulkButton } from "@/components/records/bulk-bar";
import type { Search } from "@/components/records/search";
import type { BulkContext } from "@/components/records/types";
import { useBulkChange } from "@/components/records/use-bulk-change";
import { decideIdeas, filtersOf } from "@/features/ideas/api";
import type { Schemas } from "@/lib/api/client";

type Verdict = Schemas["IdeaBulkIn"]["action"];

export const HAS_TASK = "they have a task.";

interface BulkActionsProps {
  context: BulkContext;
  siteId: number;
  search: Search;
}

export function BulkActions({ context, siteId, search }: BulkActionsProps) {
  const bulk = useBulkChange({
    context,
    siteId,
    one: "idea",
    filters: filtersOf(search),
    send: (action: Verdict, which, isTrial) => decideIdeas(siteId, { action, ...which, dry_run: isTrial }),
    done: (action) => (changed) => `${changed} ${action}ed.`,
    why: () => HAS_TASK,
  });
  const reason = bulk.isBusy ? "One thing at a time." : null;
  return (
    <>
      <BulkBar context={context}>
        <BulkButton icon={<Check size={15} />} reason={reason} onClick={() => bulk.act("accept")}>
          Accept
        </BulkButton>
        <BulkButton icon={<X size={15} />} reason={reason} onClick={() => bulk.act("reject")}>
          Reject
        </BulkButton>
      </BulkBar>
      {bulk.asked === null ? null : (
        <BulkAsk
          verb={bulk.asked.action === "accept" ? "Accept" : "Reject"}
          one="idea"
          found={bulk.asked.found}
          why={HAS_TASK}
          isBusy={bulk.isChanging}
          onConfirm={bulk.confirm}
          onClose={bulk.forget}
        />
      )}
    </>
  );
}
