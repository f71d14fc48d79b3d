import { Columns3 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { type ReactNode, useMemo, useState } from "react";

import { IconButton } from "@/components/button";
import type { Column } from "@/components/records/types";
import { keep, read } from "@/lib/storage";

interface Columns {
  hidden: ReadonlySet<string>;
  menu: ReactNode;
}

/** Which columns are shown; this browser remembers it. */
export function useColumns<Row>(title: string, columns: readonly Column<Row>[]): Columns {
  const place = `igny8.columns.${title.toLowerCase()}`;
  const [told, setTold] = useState(() => read(place));
  const hidden = useMemo(() => {
    const atFirst = columns.filter((column) => column.isHiddenAtFirst === true).map((column) => column.id);
    return new Set(told === null ? atFirst : told.split(",").filter((id) => id !== ""));
  }, [columns, told]);
  const menu = useMemo(() => {
    const toggle = (id: string) => {
      const next = new Set(hidden);
      if (!next.delete(id)) next.add(id);
      const text = [...next].join(",");
      keep(place, text);
      setTold(text);
    };
    return <ColumnMenu columns={columns} hidden={hidden} onToggle={toggle} />;
  }, [columns, hidden, place]);
  return { hidden, menu };
}

interface ColumnMenuProps<Row> {
  columns: readonly Column<Row>[];
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

function ColumnMenu<Row>({ columns, hidden, onToggle }: ColumnMenuProps<Row>) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <IconButton label="Columns">
          <Columns3 size={16} strokeWidth={1.75} />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
          {columns
            .filter((column) => column.isFixed !== true)
            .map((column) => (
              <DropdownMenu.CheckboxItem
                key={column.id}
                className="menu-i"
                checked={!hidden.has(column.id)}
                onCheckedChange={() => onToggle(column.id)}
                onSelect={(event) => event.preventDefault()}
              >
                {column.label}
                <DropdownMenu.ItemIndicator className="menu-on">
                  <span className="sr">Shown</span>
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.CheckboxItem>
            ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
