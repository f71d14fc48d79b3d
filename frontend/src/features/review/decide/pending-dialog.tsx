import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { plural } from "@/lib/format";

interface PendingDialogProps {
  pending: number;
  isBusy: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

export function PendingDialog({ pending, isBusy, onClose, onConfirm }: PendingDialogProps) {
  return (
    <Dialog
      isOpen
      onOpenChange={(is) => (is ? undefined : onClose())}
      title="Approve without all its images?"
      description={`${plural(pending, "image")} of it ${pending === 1 ? "waits" : "wait"} to be drawn, and won't be once it is approved.`}
      size="small"
    >
      <div className="dlg-f">
        <span className="sp" />
        <Button variant="ghost" onClick={onClose}>
          Wait for them
        </Button>
        <Button variant="primary" isBusy={isBusy} onClick={onConfirm}>
          Approve without them
        </Button>
      </div>
    </Dialog>
  );
}
