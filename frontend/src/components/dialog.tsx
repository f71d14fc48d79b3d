import { X } from "lucide-react";
import { AlertDialog, Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

import { Button, IconButton } from "@/components/button";
import { useFocusReturn } from "@/hooks/use-focus-return";
import { cn } from "@/lib/cn";

interface DialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  size?: "small" | "normal" | "large";
}

/** A dialog; on a phone it comes from below. Focus stays inside and returns; Esc closes it. */
export function Dialog({ isOpen, onOpenChange, title, description, children, size = "normal" }: DialogProps) {
  const focus = useFocusReturn();
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="ovl">
          <Radix.Content
            className={cn("dlg", size === "small" && "dlg-small", size === "large" && "dlg-large")}
            {...(description === undefined ? { "aria-describedby": undefined } : {})}
            {...focus}
          >
            <div className="dlg-h">
              <div>
                <Radix.Title>{title}</Radix.Title>
                {description === undefined ? null : <Radix.Description>{description}</Radix.Description>}
              </div>
              <span className="sp" />
              <Radix.Close asChild>
                <IconButton label="Close">
                  <X size={17} />
                </IconButton>
              </Radix.Close>
            </div>
            {children}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ConfirmProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  children: ReactNode;
  action: string;
  keep: string;
  isBusy?: boolean;
  onConfirm: () => void;
}

/** Asks once before something can't be taken back, and says what is kept. */
export function ConfirmDialog({
  isOpen,
  onOpenChange,
  title,
  children,
  action,
  keep,
  isBusy,
  onConfirm,
}: ConfirmProps) {
  const focus = useFocusReturn();
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="ovl">
          <AlertDialog.Content className="dlg dlg-small" {...focus}>
            <div className="dlg-h">
              <AlertDialog.Title>{title}</AlertDialog.Title>
            </div>
            <AlertDialog.Description asChild>
              <div className="dlg-b t2">{children}</div>
            </AlertDialog.Description>
            <div className="dlg-f">
              <span className="sp" />
              <AlertDialog.Cancel asChild>
                <Button variant="ghost">{keep}</Button>
              </AlertDialog.Cancel>
              <Button variant="danger" isBusy={isBusy ?? false} onClick={onConfirm}>
                {action}
              </Button>
            </div>
          </AlertDialog.Content>
        </AlertDialog.Overlay>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
