import { Check, Minus } from "lucide-react";
import type { ComponentProps } from "react";

type Checked = boolean | "indeterminate";

interface CheckboxProps extends Omit<ComponentProps<"button">, "className"> {
  checked: Checked;
  onCheckedChange?: (checked: Checked) => void;
}

/** Light, as there is one in each row of a long list. Space presses it; Enter is left to what it stands in. */
export function Checkbox({ checked, onCheckedChange, onClick, onKeyDown, ...rest }: CheckboxProps) {
  const Sign = checked === "indeterminate" ? Minus : Check;
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={checked === "indeterminate" ? "mixed" : checked}
      data-state={checked === "indeterminate" ? checked : checked ? "checked" : "unchecked"}
      className="cb"
      {...rest}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (event.key === "Enter") event.preventDefault();
      }}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) onCheckedChange?.(checked !== true);
      }}
    >
      {checked === false ? null : <Sign size={12} strokeWidth={3} />}
    </button>
  );
}
