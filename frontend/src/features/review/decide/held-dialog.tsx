import { useState } from "react";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, TextArea } from "@/components/field";
import { submitOn } from "@/features/review/decide/ask-dialog";

interface HeldDialogProps {
  title: string;
  reasons: string[];
  isBusy: boolean;
  onClose: () => void;
  onOverride: (reason: string) => void;
}

/** The site's limits hold it: to approve it all the same takes a reason, which is kept. */
export function HeldDialog({ title, reasons, isBusy, onClose, onOverride }: HeldDialogProps) {
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const isEmpty = reason.trim() === "";
  const send = () => {
    setTried(true);
    if (!isEmpty) onOverride(reason.trim());
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(is) => (is ? undefined : onClose())}
      title="The site's limits hold this article"
      description={title}
    >
      <div className="dlg-b" onKeyDown={submitOn(send)}>
        <ul className="held">
          {reasons.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <Field
          label="Why it is approved all the same"
          help="The reason is kept in the audit log, with your name."
          error={isTried && isEmpty ? "Give a reason, or mend the article first." : undefined}
        >
          <TextArea
            autoFocus
            rows={3}
            maxLength={1_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </div>
      <div className="dlg-f">
        <span className="sp" />
        <Button variant="ghost" onClick={onClose}>
          Mend it first
        </Button>
        <Button variant="primary" isBusy={isBusy} onClick={send}>
          Approve all the same
        </Button>
      </div>
    </Dialog>
  );
}
