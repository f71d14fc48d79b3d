import { Search as SearchIcon, X } from "lucide-react";
import {
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";

import { FilterChip } from "@/components/records/filter-chip";
import type { Search } from "@/components/records/search";
import type { Filter } from "@/components/records/types";
import { count } from "@/lib/format";

interface FilterBarProps {
  many: string;
  filters: readonly Filter[];
  search: Search;
  onSearch: (search: Search, isTyped?: boolean) => void;
  matching: number | undefined;
  field: RefObject<HTMLInputElement | null>;
  aside: ReactNode;
}

/** What the list is narrowed to. All of it stands in the address. */
export const FilterBar = memo(function FilterBar(props: FilterBarProps) {
  const { filters, search, onSearch, matching } = props;
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  const set = useCallback(
    (name: string, value: string) => onSearch({ ...latest.current, [name]: value }),
    [onSearch],
  );
  return (
    <div className="fbar">
      <SearchField
        label={`Search ${props.many}`}
        value={search["q"] ?? ""}
        field={props.field}
        onChange={(q) => onSearch({ ...search, q }, true)}
      />
      {filters.map((filter) => (
        <FilterChip key={filter.name} filter={filter} value={search[filter.name] ?? ""} onSet={set} />
      ))}
      <span className="sp" />
      <span className="sm t2 num match-c" role="status">
        {matching === undefined ? "" : `${count(matching)} ${matching === 1 ? "matches" : "match"}`}
      </span>
      {props.aside}
    </div>
  );
});

const PAUSE_MS = 250;

interface SearchFieldProps {
  label: string;
  value: string;
  field: RefObject<HTMLInputElement | null>;
  onChange: (value: string) => void;
}

/** Searches when one stops typing. Esc leaves it, and gives the single keys back. */
function SearchField({ label, value, field, onChange }: SearchFieldProps) {
  const [{ text, told }, setTyped] = useState({ text: value, told: value });
  if (told !== value) setTyped({ text: value, told: value }); // it was changed elsewhere
  const setText = (next: string) => setTyped({ text: next, told });
  const tell = useEffectEvent((next: string) => {
    const words = next.trim();
    if (words === value) return;
    setTyped({ text: next, told: words });
    onChange(words);
  });
  useEffect(() => {
    const timer = setTimeout(() => tell(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label className="in search-in">
      <span className="t3">
        <SearchIcon size={15} />
      </span>
      <span className="sr">{label}</span>
      <input
        ref={field}
        type="search"
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault(); // else the browser empties it
          event.currentTarget.blur();
        }}
      />
      {text === "" ? (
        <kbd className="only-d">/</kbd>
      ) : (
        <button type="button" className="plain" aria-label="Clear the search" onClick={() => setText("")}>
          <X size={13} />
        </button>
      )}
    </label>
  );
}
