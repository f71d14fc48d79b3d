import { useState } from "react";

import { Button } from "@/components/button";
import { Field, TextInput } from "@/components/field";
import { readRange, writeRange } from "@/components/records/search";
import type { Filter } from "@/components/records/types";

interface RangeFormProps {
  filter: Extract<Filter, { kind: "range" }>;
  value: string;
  onChange: (value: string) => void;
}

/** From and to, both with their ends; either may be left open. */
export function RangeForm({ filter, value, onChange }: RangeFormProps) {
  const now = readRange(value);
  const [from, setFrom] = useState(now.from?.toString() ?? "");
  const [to, setTo] = useState(now.to?.toString() ?? "");
  const low = numberOf(from);
  const high = numberOf(to);
  const wrong = whyWrong(low, high, filter.most);
  return (
    <form
      className="range-f"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong === undefined) {
          onChange(
            writeRange({ ...(low == null ? {} : { from: low }), ...(high == null ? {} : { to: high }) }),
          );
        }
      }}
    >
      <Field label="From">
        <TextInput
          inputMode="decimal"
          autoFocus
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </Field>
      <Field label="To" error={wrong}>
        <TextInput inputMode="decimal" value={to} onChange={(event) => setTo(event.target.value)} />
      </Field>
      <Button type="submit" variant="primary" size="small">
        Apply
      </Button>
    </form>
  );
}

type Typed = number | undefined | null;

function whyWrong(low: Typed, high: Typed, most: number | undefined): string | undefined {
  if (low === null || high === null) return "Write numbers.";
  if (low !== undefined && high !== undefined && low > high) return "From is above to.";
  if (most !== undefined && Math.max(low ?? 0, high ?? 0) > most) return `At most ${most}.`;
  return undefined;
}

/** undefined: nothing stands there; null: no number. */
export function numberOf(text: string): number | undefined | null {
  const plain = text.trim().replaceAll(/[\s,]/g, "");
  if (plain === "") return undefined;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
