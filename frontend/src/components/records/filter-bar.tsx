import { memo, type ReactNode, type RefObject, useCallback, useEffect, useRef } from "react";

import { FilterChip } from "@/components/records/filter-chip";
import type { Search } from "@/components/records/search";
import { SearchField } from "@/components/search-field";
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
        hasKey
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
