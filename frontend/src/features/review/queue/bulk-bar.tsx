import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";

import { ConfirmDialog } from "@/components/dialog";
import { decideMany } from "@/features/review/api";
import { contentKeys } from "@/features/review/queries";
import type { Schemas } from "@/lib/api/client";
import { messageOf } from "@/lib/api/errors";
import { plural } from "@/lib/format";

interface BulkBarProps {
  siteId: number;
  ids: number[];
  onClear: () => void;
}

const DONE = { approve: "approved", reject: "rejected" } as const;

/** What can be done to all that are ticked. Each is decided for itself; what isn't done is said, with its reason. */
export function BulkBar({ siteId, ids, onClear }: BulkBarProps) {
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const deciding = useMutation({
    mutationFn: (decision: "approve" | "reject") => decideMany(siteId, ids, decision),
    onSuccess: (told, decision) => {
      setAsking(false);
      onClear();
      if (told.done > 0) toast.success(`${plural(told.done, "article")} ${DONE[decision]}.`);
      const left = leftOut(told);
      if (left !== null) toast.error(left);
    },
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: contentKeys.ofSite(siteId) }),
  });
  if (ids.length === 0) return null;
  return (
    <>
      <div className="bulk" role="toolbar" aria-label="Selected articles">
        <b className="num">{ids.length} selected</b>
        <i />
        <button type="button" onClick={() => deciding.mutate("approve")} disabled={deciding.isPending}>
          <Check size={15} /> Approve
        </button>
        <button type="button" onClick={() => setAsking(true)} disabled={deciding.isPending}>
          <X size={15} /> Reject
        </button>
        <i />
        <button type="button" onClick={onClear}>
          Clear
        </button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Reject ${plural(ids.length, "article")}?`}
        action={`Reject ${plural(ids.length, "article")}`}
        keep="Keep them"
        isBusy={deciding.isPending}
        onConfirm={() => deciding.mutate("reject")}
      >
        <p>They stay, with all their versions, and can be taken back to draft one by one.</p>
      </ConfirmDialog>
    </>
  );
}

function leftOut(told: Schemas["DecisionsOut"]): string | null {
  const left = told.results.filter((result) => !result.ok);
  const first = left[0];
  if (first === undefined) return null;
  return `${plural(left.length, "article")} left as ${left.length === 1 ? "it was" : "they were"}. ${first.message ?? ""}`;
}
