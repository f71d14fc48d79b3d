import { Check } from "lucide-react";

import { cn } from "@/lib/cn";

export const STEPS = ["Account", "Site", "Keywords"] as const;

export function Steps({ at }: { at: number }) {
  return (
    <ol className="stp" aria-label="Set-up steps">
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={cn(index < at && "d", index === at && "c")}
          aria-current={index === at ? "step" : undefined}
        >
          <span>{index < at ? <Check size={12} strokeWidth={2.5} aria-label="Done:" /> : index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  );
}
