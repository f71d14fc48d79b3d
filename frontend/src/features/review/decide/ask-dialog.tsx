import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { toast } from "@/lib/toast";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, TextArea } from "@/components/field";
import { FormError } from "@/components/form-error";
import { askForChanges } from "@/features/review/api";
import type { Target } from "@/features/review/decide/use-decisions";

interface AskDialogProps {
  target: Target;
  onClose: () => void;
  onDone: () => void;
}

const WAYS = [
  {
    rewrite: false,
    label: "A person changes it",
    help: "It stands under “Changes asked”, with your words as a note.",
  },
  {
    rewrite: true,
    label: "The writer changes it",
    help: "A run starts at once. It costs what a new article costs; until it is back, nobody can edit it.",
  },
] as const;

export function AskDialog({ target, onClose, onDone }: AskDialogProps) {
  const [instruction, setInstruction] = useState("");
  const [isRewrite, setRewrite] = useState(false);
  const [isTried, setTried] = useState(false);
  const asking = useMutation({
    mutationFn: () => askForChanges(target.id, { instruction: instruction.trim(), rewrite: isRewrite }),
    onSuccess: () => {
      toast.success(isRewrite ? "Changes asked. The writer has it now." : "Changes asked.");
      onDone();
    },
  });
  const isEmpty = instruction.trim() === "";
  const send = () => {
    setTried(true);
    if (!isEmpty) asking.mutate();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(is) => (is ? undefined : onClose())}
      title="Ask for changes"
      description={target.title}
    >
      <div className="dlg-b" onKeyDown={submitOn(send)}>
        <Field
          label="What is to be changed"
          error={isTried && isEmpty ? "Say what is to be changed." : undefined}
        >
          <TextArea
            autoFocus
            rows={5}
            maxLength={5_000}
            value={instruction}
            onChange={(event) => setInstruction(event.target.value)}
            placeholder="Shorter, and with a table of prices."
          />
        </Field>
        <fieldset className="col gap-2">
          <legend className="lbl">Who changes it</legend>
          {WAYS.map(({ rewrite, label, help }) => (
            <label key={label} className="way">
              <input
                type="radio"
                name="way"
                checked={isRewrite === rewrite}
                onChange={() => setRewrite(rewrite)}
              />
              <span>
                <b className="m">{label}</b>
                <span className="sm t2">{help}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <FormError error={asking.error} />
      </div>
      <div className="dlg-f">
        <span className="sp" />
        <Button variant="ghost" onClick={onClose}>
          Close
        </Button>
        <Button variant="primary" isBusy={asking.isPending} onClick={send}>
          Ask for changes
        </Button>
      </div>
    </Dialog>
  );
}

/** Ctrl Enter sends a dialog. */
export const submitOn = (send: () => void) => (event: KeyboardEvent) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  send();
};
