import { ConfirmDialog } from "@/components/dialog";
import type { Report } from "@/components/records/use-bulk-change";
import { count, plural } from "@/lib/format";

interface BulkAskProps {
  /** "Exclude", "Set the intent of" */
  verb: string;
  one: string;
  found: Report;
  /** What comes with the rows that are meant. */
  more?: string;
  why: string | undefined;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Names the numbers, as the server counted them a moment ago. */
export function BulkAsk({ verb, one, found, more = "", why, isBusy, onConfirm, onClose }: BulkAskProps) {
  const what = `${verb} ${plural(found.changed, one)}`;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={`${what}?`}
      action={what}
      keep="Keep as is"
      isBusy={isBusy}
      onConfirm={onConfirm}
    >
      <p>
        {plural(found.matched, one)} {found.matched === 1 ? "is" : "are"} meant{more}.
      </p>
      {found.unchanged > 0 ? <p>{count(found.unchanged)} are so already.</p> : null}
      {found.refused > 0 ? (
        <p>
          {count(found.refused)} will stay as they are{why === undefined ? "." : `: ${why}`}
        </p>
      ) : null}
      <p>It can be undone for a week.</p>
    </ConfirmDialog>
  );
}
