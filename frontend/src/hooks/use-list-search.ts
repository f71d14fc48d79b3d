import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";

import { readSearch, type Search, writeSearch } from "@/components/records/search";

/** The filters of a list, kept in the address. Typing replaces the entry in the history, all else adds one. */
export function useListSearch(
  names: readonly string[],
): [Search, (search: Search, isTyped?: boolean) => void] {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const text = JSON.stringify(readSearch(raw, names));
  const search = useMemo(() => JSON.parse(text) as Search, [text]);
  const change = useCallback(
    (next: Search, isTyped = false) =>
      void navigate({ to: ".", search: writeSearch(next), replace: isTyped, resetScroll: false }),
    [navigate],
  );
  return [search, change];
}
