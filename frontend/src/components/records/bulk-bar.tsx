import { X } from "lucide-react";
import { DropdownMenu, Toolbar } from "radix-ui";
import type { ReactNode } from "react";

import type { BulkContext } from "@/components/records/types";
import { count, plural } from "@/lib/format";

/** What can be done with the chosen rows; it stands over the list for as long as there are some. */
export function BulkBar({ context, children }: { context: BulkContext; children: ReactNode }) {
  const { selection, chooseAll, matching, clear } = context;
  return (
    <Toolbar.Root className="bulk" aria-label="Bulk actions">
      <span className="num m" role="status">
        {context.count === undefined
          ? "Counting"
          : selection.isAll
            ? `All ${count(context.count)} selected`
            : `${count(context.count)} selected`}
      </span>
      {chooseAll === undefined || matching === undefined || matching <= (context.count ?? 0) ? null : (
        <Toolbar.Button className="bulk-all" onClick={chooseAll}>
          Select all {count(matching)}
        </Toolbar.Button>
      )}
      <Toolbar.Separator asChild>
        <i />
      </Toolbar.Separator>
      {children}
      <Toolbar.Separator asChild>
        <i />
      </Toolbar.Separator>
      <Toolbar.Button aria-label="Clear selection" title="Clear selection" onClick={clear}>
        <X size={15} />
      </Toolbar.Button>
    </Toolbar.Root>
  );
}

export function BulkButton({
  icon,
  children,
  onClick,
  reason,
}: {
  icon: ReactNode;
  children: string;
  onClick: () => void;
  /** Why it can't be done with these. */
  reason?: string | null;
}) {
  return (
    <Toolbar.Button
      aria-disabled={reason != null || undefined}
      title={reason ?? undefined}
      onClick={reason == null ? onClick : undefined}
    >
      {icon}
      {children}
      {reason == null ? null : <span className="sr">{reason}</span>}
    </Toolbar.Button>
  );
}

export function BulkMenu({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <DropdownMenu.Root>
      <Toolbar.Button asChild>
        <DropdownMenu.Trigger>
          {icon}
          {label}
        </DropdownMenu.Trigger>
      </Toolbar.Button>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" side="top" sideOffset={10} collisionPadding={8}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** "3 keywords excluded. 1 stays as it is: it is in a cluster." */
export function toldOf(
  report: { changed: number; unchanged: number; refused: number },
  done: (changed: string) => string,
  one: string,
  why?: string,
): string {
  const parts = [done(plural(report.changed, one))];
  if (report.unchanged > 0) parts.push(`${count(report.unchanged)} were so already.`);
  if (report.refused > 0) {
    parts.push(
      `${count(report.refused)} ${report.refused === 1 ? "stays" : "stay"} as ${report.refused === 1 ? "it is" : "they are"}${why === undefined ? "." : `: ${why}`}`,
    );
  }
  return parts.join(" ");
}
