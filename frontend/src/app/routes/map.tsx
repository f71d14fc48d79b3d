import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

import { MapPage } from "@/features/map/map-page";
import { type MapSearch, readMapSearch } from "@/features/map/search";
import { useSite } from "@/hooks/site-context";
import { useTitle } from "@/hooks/use-title";

export function MapRoute() {
  useTitle("Topical map");
  const { site } = useSite();
  const search = useSearch({ from: "/inside/map" });
  const navigate = useNavigate({ from: "/map" });
  const change = useCallback(
    (changes: Partial<MapSearch>) =>
      void navigate({ search: (before) => readMapSearch({ ...before, ...changes }), replace: true }),
    [navigate],
  );
  return <MapPage key={site.id} search={search} onSearch={change} />;
}
