import { cva, type VariantProps } from "class-variance-authority";
import { type ComponentProps, type MouseEvent, type ReactNode, useId } from "react";

import { Tooltip } from "@/components/tooltip";
import { cn } from "@/lib/cn";

const look = cva("btn", {
  variants: {
    variant: { primary: "pri", secondary: "", ghost: "ghost", danger: "danger" },
    size: { normal: "", small: "sml", large: "lg" },
  },
  defaultVariants: { variant: "secondary", size: "normal" },
});

export interface ButtonProps extends Omit<ComponentProps<"button">, "disabled">, VariantProps<typeof look> {
  /** Why it can't be pressed now. It stays reachable, so that everybody can learn the reason. */
  reason?: string | null | undefined;
  /** The server is asked: it can't be pressed twice. */
  isBusy?: boolean;
  icon?: ReactNode;
}

export function Button({
  variant,
  size,
  reason,
  isBusy,
  icon,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const id = useId();
  const isOff = reason != null || isBusy === true;
  const button = (
    <button
      type="button"
      {...rest}
      className={cn(look({ variant, size }), className)}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      aria-describedby={reason == null ? rest["aria-describedby"] : id}
      onClick={(event: MouseEvent<HTMLButtonElement>) => {
        if (isOff) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon}
      {children}
      {reason == null ? null : (
        <span id={id} hidden>
          {reason}
        </span>
      )}
    </button>
  );
  // Whatever may come to have a reason is always wrapped: the button stays the same one, and keeps its focus.
  return reason === undefined ? button : <Tooltip text={reason}>{button}</Tooltip>;
}

/** A button that shows an icon alone; `label` says what it does. */
export function IconButton({
  label,
  className,
  children,
  ...rest
}: ComponentProps<"button"> & { label: string }) {
  return (
    <button type="button" aria-label={label} title={label} className={cn("iconbtn", className)} {...rest}>
      {children}
    </button>
  );
}

export const buttonClass = look;
