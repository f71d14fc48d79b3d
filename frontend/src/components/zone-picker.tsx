import { Command } from "cmdk";
import { ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { useMemo, useState } from "react";

import { useField } from "@/components/field";
import { offsetOf, zones } from "@/lib/places";

/** A time zone, found by a few letters. */
export function ZonePicker({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const all = useMemo(() => zones(), []);
  const field = useField();
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <button type="button" role="combobox" aria-expanded={isOpen} className="in" {...field}>
          <span className="trunc">
            {value} ({offsetOf(value)})
          </span>
          <span className="sp" />
          <ChevronDown size={15} />
        </button>
      </Popover.Trigger>
      <Popover.Content className="pop-s cmd-in" align="start" sideOffset={4} collisionPadding={8}>
        <Command label="Time zone">
          <Command.Input placeholder="A city or region" />
          <Command.List>
            <Command.Empty>No zone is called so.</Command.Empty>
            {all.map((zone) => (
              <Command.Item
                key={zone}
                value={zone.replaceAll("_", " ")}
                onSelect={() => {
                  onChange(zone);
                  setOpen(false);
                }}
              >
                {zone.replaceAll("_", " ")}
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </Popover.Content>
    </Popover.Root>
  );
}
