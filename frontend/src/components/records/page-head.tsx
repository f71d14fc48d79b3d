import type { ReactNode } from "react";

/** A page's name, what it holds in a line, and what can be done. */
export function PageHead({
  title,
  note,
  children,
}: {
  title: string;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="ph">
      <div>
        <h1>{title}</h1>
        <p className="sub num">{note ?? " "}</p>
      </div>
      <div className="act">{children}</div>
    </div>
  );
}
