import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

/** The six states. Colour means one of these and nothing else. */
export type State = "active" | "complete" | "ready" | "empty" | "failed" | "paused";

interface StateBadgeProps {
  state: State;
  children: ReactNode;
  isBig?: boolean;
  isLive?: boolean;
  icon?: ReactNode;
  role?: "status";
}

/** A state, always with its word. */
export function StateBadge({ state, children, isBig, isLive, icon, role }: StateBadgeProps) {
  return (
    <span className={cn("pill", `st-${state}`, isBig && "big", isLive && "live")} role={role}>
      {icon ?? <span className="dot" />}
      {children}
    </span>
  );
}

export function Tag({
  children,
  className,
  title,
}: {
  children: ReactNode;
  className?: string;
  title?: string;
}) {
  return (
    <span className={cn("tag", className)} title={title}>
      {children}
    </span>
  );
}
