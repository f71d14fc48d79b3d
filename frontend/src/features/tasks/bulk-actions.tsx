import { PenLine, Trash2 } from "lucide-react";

import { BulkEach, type Deed, doneInTurn } from "@/components/records/bulk-each";
import type { BulkContext } from "@/components/records/types";
import { deleteTask, writeNow } from "@/features/tasks/api";
import { plural } from "@/lib/format";
import { undoChange } from "@/lib/queries/lists";

const DEEDS: readonly Deed[] = [
  {
    label: "Write now",
    icon: <PenLine size={15} />,
    action: (tasks) => `Write ${tasks}`,
    title: (tasks) => `Write ${tasks} now?`,
    text:
      "Each is written beside any run of the site, at the price of an article: about a credit for each 500 words. " +
      "What can't be paid isn't started.",
    run: (ids) => doneInTurn(ids, writeNow, (times) => `Writing ${plural(times, "article")} has started.`),
  },
  {
    label: "Delete",
    icon: <Trash2 size={15} />,
    action: (tasks) => `Delete ${tasks}`,
    title: (tasks) => `Delete ${tasks}?`,
    text: "Their ideas count as rejected. It can be undone for a week. What is written already stays.",
    run: (ids) =>
      doneInTurn(ids, deleteTask, (times) => `${plural(times, "task")} deleted.`, {
        ids: (reports) => reports.flatMap((report) => report.change_id ?? []),
        act: undoChange,
        said: (times) => `${plural(times, "task")} brought back.`,
      }),
  },
];

export function BulkActions({ context, siteId }: { context: BulkContext; siteId: number }) {
  return <BulkEach context={context} siteId={siteId} one="task" deeds={DEEDS} />;
}
