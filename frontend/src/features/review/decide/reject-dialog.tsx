import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/lib/toast";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, TextArea } from "@/components/field";
import { FormError } from "@/components/form-error";
import { reject } from "@/features/review/api";
import { submitOn } from "@/features/review/decide/ask-dialog";
import type { Target } from "@/features/review/decide/use-decisions";

interface RejectDialogProps {
  target: Target;
  onClose: () => void;
  onDone: () => void;
}

export function RejectDialog({ target, onClose, onDone }: RejectDialogProps) {
  const [reason, setReason] = useState("");
  const rejecting = useMutation({
    mutationFn: () => reject(target.id, reason.trim()),
    onSuccess: () => {
      toast.success(`Rejected: ${target.title}`);
      onDone();
    },
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(is) => (is ? undefined : onClose())}
      title="Reject this article?"
      description={target.title}
      size="small"
    >
      <div className="dlg-b" onKeyDown={submitOn(() => rejecting.mutate())}>
        <p className="t2">It stays, with all its versions, and can be taken back to draft.</p>
        <Field label="Reason" help="Kept as a note. May be left out.">
          <TextArea
            autoFocus
            rows={3}
            maxLength={5_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <FormError error={rejecting.error} />
      </div>
      <div className="dlg-f">
        <span className="sp" />
        <Button variant="ghost" onClick={onClose}>
          Keep it
        </Button>
        <Button variant="danger" isBusy={rejecting.isPending} onClick={() => rejecting.mutate()}>
          Reject article
        </Button>
      </div>
    </Dialog>
  );
}
