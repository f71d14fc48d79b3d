import { Minus, Plus } from "lucide-react";

import { cn } from "@/lib/cn";

interface StepperProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  min: number;
  max?: number;
  placeholder?: string;
  error?: string | undefined;
}

/** A whole number with a step down and a step up. What stands in it is text until the form is sent. */
export function Stepper({ label, value, onChange, min, max, placeholder, error }: StepperProps) {
  const now = Number.parseInt(value, 10);
  const step = (by: number) => {
    const from = Number.isNaN(now) ? min - by : now;
    const next = Math.max(min, max === undefined ? from + by : Math.min(max, from + by));
    onChange(String(Number.isNaN(now) ? min : next));
  };
  return (
    <div className={cn("step", error !== undefined && "wrong")}>
      <button type="button" tabIndex={-1} aria-label={`${label}: less`} onClick={() => step(-1)}>
        <Minus size={13} />
      </button>
      <input
        inputMode="numeric"
        aria-label={label}
        aria-invalid={error === undefined ? undefined : true}
        title={error}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
      />
      <button type="button" tabIndex={-1} aria-label={`${label}: more`} onClick={() => step(1)}>
        <Plus size={13} />
      </button>
    </div>
  );
}
