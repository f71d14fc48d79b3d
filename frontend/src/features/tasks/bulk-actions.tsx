import { useMutation } from "@tanstack/react-query";
import { PenLine, Trash2 } from "lucide-react";
import { useState } from "react";

import { ConfirmDialog } from "@/components/dialog";
import { BulkBar, BulkButton } from "@/components/records/bulk-bar";
import type { BulkContext } from "@/components/records/types";
import { deleteTask, writeNow } from "@/features/tasks/api";
import { useTold } from "@/hooks/use-told";
import { plural } from "@/lib/format";
import { describeInTurn, inTurn } from "@/lib/in-turn";
import { undoChange } from "@/lib/queries/lists";

const MOST = 50; // each of them is a request of its own

type Deed = "write" | "delete";

export function BulkActions({ context, siteId }: { context: BulkContext; siteId: number }) {
  const { selection, clear } = context;
  const { tell } = useTold(siteId);
  const [asked, setAsked] = useState<Deed | null>(null);
  const ids = [...selection.ids];
  const tasks = plural(ids.length, "task");
  const writing = useMutation({
    mutationFn: () => inTurn(ids, writeNow),
    onSuccess: (told) => {
      clear();
      tell(describeInTurn(told, (times) => `Writing ${plural(times, "article")} has started.`));
    },
    onSettled: () => setAsked(null),
  });
  const deleting = useMutation({
    mutationFn: () => inTurn(ids, deleteTask),
    onSuccess: (told) => {
      clear();
      const changes = told.done.flatMap((report) => report.change_id ?? []);
      const undo = async () => {
        const back = await inTurn(changes, undoChange);
        return describeInTurn(back, (times) => `${plural(times, "task")} brought back.`);
      };
      tell(
        describeInTurn(told, (times) => `${plural(times, "task")} deleted.`),
        changes.length > 0 ? undo : null,
      );
    },
    onSettled: () => setAsked(null),
  });
  const isBusy = writing.isPending || deleting.isPending;
  const reason = isBusy
    ? "One thing at a time."
    : ids.length > MOST
      ? `Choose at most ${MOST}: each is done by itself.`
      : null;
  return (
    <>
      <BulkBar context={context}>
        <BulkButton icon={<PenLine size={15} />} reason={reason} onClick={() => setAsked("write")}>
          Write now
        </BulkButton>
        <BulkButton icon={<Trash2 size={15} />} reason={reason} onClick={() => setAsked("delete")}>
          Delete
        </BulkButton>
      </BulkBar>
      {asked === null ? null : (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setAsked(null)}
          title={asked === "write" ? `Write ${tasks} now?` : `Delete ${tasks}?`}
          action={asked === "write" ? `Write ${tasks}` : `Delete ${tasks}`}
          keep="Keep as is"
          isBusy={isBusy}
          onConfirm={() => (asked === "write" ? writing.mutate() : deleting.mutate())}
        >
          {asked === "write" ? (
            <p>
              Each is written beside any run of the site, at the price of an article: about a credit for each
              500 words. What can't be paid isn't started.
            </p>
          ) : (
            <p>Their ideas count as rejected. It can be undone for a week. What is written already stays.</p>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}
