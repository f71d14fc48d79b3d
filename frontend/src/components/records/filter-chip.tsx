import { Plus, X } from "lucide-react";
import { Popover } from "radix-ui";
import { memo, type ReactNode, useState } from "react";

import { Checkbox } from "@/components/checkbox";
import { PickedName, PickList } from "@/components/records/pick-list";
import { RangeForm } from "@/components/records/range-form";
import { describeRange, listOf, readFlag, readId, readRange } from "@/components/records/search";
import type { Filter } from "@/components/records/types";
import { cn } from "@/lib/cn";

interface FilterChipProps {
  filter: Filter;
  value: string;
  onSet: (name: string, value: string) => void;
}

/** One filter: dashed until it is set; then what it is set to, and a way out. */
export const FilterChip = memo(function FilterChip({ filter, value, onSet }: FilterChipProps) {
  const [isOpen, setOpen] = useState(false);
  const isSet = value !== "";
  const change = (next: string) => {
    onSet(filter.name, next);
    if (filter.kind !== "choice") setOpen(false);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <span className={cn("chip", isSet ? "is-set" : "dash")}>
        <Popover.Trigger asChild>
          <button type="button" className="chip-b">
            {isSet ? null : <Plus size={13} strokeWidth={2} />}
            {filter.label}
            {isSet ? <b>{shownValue(filter, value)}</b> : null}
          </button>
        </Popover.Trigger>
        {isSet ? (
          <button
            type="button"
            className="chip-x"
            aria-label={`Clear ${filter.label.toLowerCase()}`}
            onClick={() => onSet(filter.name, "")}
          >
            <X size={13} strokeWidth={2} />
          </button>
        ) : null}
      </span>
      <Popover.Portal>
        <Popover.Content
          className={cn("pop-f", filter.kind === "pick" && "cmd-in")}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={`Filter by ${filter.label.toLowerCase()}`}
        >
          <Body filter={filter} value={value} onChange={change} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
});

interface BodyProps {
  filter: Filter;
  value: string;
  onChange: (value: string) => void;
}

function Body({ filter, value, onChange }: BodyProps) {
  switch (filter.kind) {
    case "choice":
      return <Choices options={filter.options} value={value} onChange={onChange} />;
    case "flag":
      return (
        <OneOf
          options={[
            { value: "yes", label: filter.yes },
            { value: "no", label: filter.no },
          ]}
          value={value}
          onChange={onChange}
        />
      );
    case "one":
      return <OneOf options={filter.options} value={value} onChange={onChange} />;
    case "range":
      return <RangeForm filter={filter} value={value} onChange={onChange} />;
    case "pick":
      return (
        <PickList
          label={filter.label}
          placeholder={filter.placeholder}
          siteId={filter.siteId}
          name={filter.name}
          find={filter.find}
          onPick={(id) => onChange(String(id))}
        />
      );
  }
}

function shownValue(filter: Filter, value: string): ReactNode {
  switch (filter.kind) {
    case "one":
    case "choice": {
      const chosen = listOf(value);
      const names = filter.options.filter((each) => chosen.includes(each.value)).map((each) => each.label);
      return names.length > 2 ? `${names.length} of ${filter.options.length}` : names.join(", ");
    }
    case "flag":
      return readFlag(value) === false ? filter.no : filter.yes;
    case "range":
      return describeRange(readRange(value), filter.show);
    case "pick":
      return <PickedName filter={filter} id={readId(value) ?? 0} />;
  }
}

interface ChoicesProps {
  options: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
}

function Choices({ options, value, onChange }: ChoicesProps) {
  const chosen = listOf(value);
  return (
    <div className="col">
      {options.map((option) => (
        <label key={option.value} className="menu-i">
          <Checkbox
            checked={chosen.includes(option.value)}
            onCheckedChange={(isOn) => {
              const next = options.filter((each) =>
                each.value === option.value ? isOn === true : chosen.includes(each.value),
              );
              onChange(next.map((each) => each.value).join(","));
            }}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}

function OneOf({ options, value, onChange }: ChoicesProps) {
  return (
    <div className="col">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="menu-i"
          aria-pressed={value === option.value}
          onClick={() => onChange(value === option.value ? "" : option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
