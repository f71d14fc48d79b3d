import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

/** The browser's own select: every keyboard, every phone and every screen reader knows it. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select className={cn("in", className)} {...rest} />;
}
