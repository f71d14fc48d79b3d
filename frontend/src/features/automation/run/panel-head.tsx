import { X } from "lucide-react";

import { IconButton } from "@/components/button";
import { StateIcon } from "@/features/automation/run/state-icon";
import type { Sign } from "@/features/automation/run/words";

interface PanelHeadProps {
  sign: Sign;
  title: string;
  /** It stands in a sheet, which has a way to close. */
  isBare: boolean;
  onClose: () => void;
}

export function PanelHead({ sign, title, isBare, onClose }: PanelHeadProps) {
  return (
    <div className="ch rund-h">
      <StateIcon sign={sign} size={17} />
      <h2 className="trunc" title={title}>
        {title}
      </h2>
      <span className="sp" />
      {isBare ? null : (
        <IconButton label="Close" onClick={onClose}>
          <X size={16} />
        </IconButton>
      )}
    </div>
  );
}
