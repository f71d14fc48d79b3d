import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import type { ComponentProps } from "react";

export function Checkbox(props: Omit<ComponentProps<typeof Radix.Root>, "className">) {
  return (
    <Radix.Root className="cb" {...props}>
      <Radix.Indicator>
        {props.checked === "indeterminate" ? (
          <Minus size={12} strokeWidth={3} />
        ) : (
          <Check size={12} strokeWidth={3} />
        )}
      </Radix.Indicator>
    </Radix.Root>
  );
}
