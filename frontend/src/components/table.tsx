import type { ReactNode } from "react";

interface Head {
  key: string;
  label: ReactNode;
  isNumber?: boolean;
}

/** The frame of a table: scrolls sideways where it must, stacks its rows on a phone. */
export function TableShell({
  label,
  heads,
  children,
}: {
  label: string;
  heads: Head[];
  children: ReactNode;
}) {
  return (
    <section className="card tscroll" aria-label={label} tabIndex={0}>
      <table className="tbl stack">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.key} scope="col" className={head.isNumber ? "n" : undefined}>
                {head.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
