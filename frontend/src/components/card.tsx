import type { ComponentProps, ReactNode } from "react";

import { cn } from "@/lib/cn";

export function Card({ className, ...rest }: ComponentProps<"section">) {
  return <section className={cn("card", className)} {...rest} />;
}

export function SectionHead({
  title,
  note,
  children,
}: {
  title: string;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="sec-h">
      <h2>{title}</h2>
      {note === undefined ? null : <span className="sm t3 only-d">{note}</span>}
      {children}
    </div>
  );
}
