import { useQuery } from "@tanstack/react-query";
import { Check, ChevronDown, Search, X } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useEffect, useState } from "react";

import { sectorsQuery } from "@/features/map/api";
import { INTENTS, isFiltered, type MapSearch, STATUSES } from "@/features/map/search";
import { INTENT_WORDS, STATUS_WORDS } from "@/features/map/words";
import { useSite } from "@/hooks/site-context";
import { cn } from "@/lib/cn";

interface FiltersProps {
  search: MapSearch;
  onSearch: (change: Partial<MapSearch>) => void;
}

export function Filters({ search, onSearch }: FiltersProps) {
  const { site } = useSite();
  const sectors = useQuery(sectorsQuery(site.id)).data ?? [];
  return (
    <div className="map-filters" role="search" aria-label="Filter the map">
      <NameFilter
        key={search.q ?? ""}
        value={search.q ?? ""}
        onChange={(q) => onSearch({ q: q === "" ? undefined : q })}
      />
      {sectors.length === 0 ? null : (
        <Chip
          label="Sector"
          options={sectors.map((each) => ({ value: String(each.id), word: each.name }))}
          chosen={search.sector === undefined ? [] : [String(search.sector)]}
          onChange={(chosen) => {
            const last = chosen.at(-1);
            onSearch({ sector: last === undefined ? undefined : Number(last) });
          }}
        />
      )}
      <Chip
        label="Intent"
        options={INTENTS.map((value) => ({ value, word: INTENT_WORDS[value].word }))}
        chosen={search.intent ?? []}
        onChange={(chosen) => onSearch({ intent: chosen.length === 0 ? undefined : chosen })}
      />
      <Chip
        label="Status"
        options={STATUSES.map((value) => ({ value, word: STATUS_WORDS[value].word }))}
        chosen={search.status ?? []}
        onChange={(chosen) => onSearch({ status: chosen.length === 0 ? undefined : chosen })}
      />
      {isFiltered(search) ? (
        <button
          type="button"
          className="chip"
          onClick={() => onSearch({ sector: undefined, intent: undefined, status: undefined, q: undefined })}
        >
          <X size={14} aria-hidden="true" /> Clear filters
        </button>
      ) : null}
    </div>
  );
}

const TYPING_MS = 300;

function NameFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <label className="chip map-find">
      <Search size={14} aria-hidden="true" />
      <span className="sr">Find a cluster by its name</span>
      <input
        type="search"
        placeholder="Find a cluster"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  );
}

interface ChipProps<T extends string> {
  label: string;
  options: { value: T; word: string }[];
  chosen: T[];
  onChange: (chosen: T[]) => void;
}

/** One of the filters: a menu of what may be chosen, several at once. */
function Chip<T extends string>({ label, options, chosen, onChange }: ChipProps<T>) {
  const words = options.filter((each) => chosen.includes(each.value)).map((each) => each.word);
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <button type="button" className={cn("chip", words.length > 0 && "is-set")}>
          {label}
          {words.length === 0 ? null : (
            <b>{words.length > 2 ? `${words.length} chosen` : words.join(", ")}</b>
          )}
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={6} collisionPadding={8}>
          {options.map(({ value, word }) => (
            <DropdownMenu.CheckboxItem
              key={value}
              className="menu-i"
              checked={chosen.includes(value)}
              onSelect={(event) => event.preventDefault()}
              onCheckedChange={(is) =>
                onChange(is ? [...chosen, value] : chosen.filter((each) => each !== value))
              }
            >
              {word}
              <DropdownMenu.ItemIndicator className="ml-auto">
                <Check size={14} aria-hidden="true" />
              </DropdownMenu.ItemIndicator>
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
