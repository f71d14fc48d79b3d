import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

import { IconButton } from "@/components/button";
import { useFocusReturn } from "@/hooks/use-focus-return";

interface SheetProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  children: ReactNode;
}

/** A panel from the side; on a phone from below. */
export function Sheet({ isOpen, onOpenChange, title, children }: SheetProps) {
  const focus = useFocusReturn();
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="ovl ovl-side">
          <Radix.Content className="sheet" aria-describedby={undefined} {...focus}>
            <div className="dlg-h">
              <Radix.Title>{title}</Radix.Title>
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
