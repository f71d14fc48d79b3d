import { useQuery } from "@tanstack/react-query";
import { CircleDot, List, Waypoints } from "lucide-react";
import { lazy, Suspense, useCallback, useState } from "react";

import { Segmented } from "@/components/segmented";
import { Sheet } from "@/components/sheet";
import { Loading, Skeleton } from "@/components/skeleton";
import { EmptyState, ErrorState } from "@/components/states";
import { type ClusterMap, mapQuery } from "@/features/map/api";
import { ClusterList } from "@/features/map/cluster-list";
import { ClusterPanel } from "@/features/map/cluster-panel";
import { Filters } from "@/features/map/filters";
import { isFiltered, type MapSearch, type View } from "@/features/map/search";
import { usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { useMedia } from "@/hooks/use-media";
import { cn } from "@/lib/cn";
import { plural, short } from "@/lib/format";
import { Button } from "@/components/button";

const Bubbles = lazy(async () => ({ default: (await import("@/features/map/bubbles")).Bubbles }));
const Links = lazy(async () => ({ default: (await import("@/features/map/links")).Links }));

const NARROW = "(max-width: 1180px)";

export interface MapPageProps {
  search: MapSearch;
  onSearch: (change: Partial<MapSearch>) => void;
}

export function MapPage({ search, onSearch }: MapPageProps) {
  const { site } = useSite();
  const drawn = useQuery({ ...mapQuery(site.id, search), refetchInterval: usePolling(15_000) });
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const isNarrow = useMedia(NARROW);
  const view = search.view ?? "bubbles";
  const { cluster } = search;
  const close = () => onSearch({ cluster: undefined });
  const open = useCallback((id: number) => onSearch({ cluster: id }), [onSearch]);
  const panel =
    cluster === undefined ? null : (
      <ClusterPanel key={cluster} id={cluster} isBare={isNarrow} onClose={close} onOpen={open} />
    );
  return (
    <div className={cn("mapw", (panel === null || isNarrow) && "alone")}>
      <section className={cn("mapc", view === "list" && "listed")} aria-label="Topical map">
        <div className="mapt">
          <div>
            <h1>Topical map</h1>
            <p className="t2 sm num">{drawn.data === undefined ? " " : totals(drawn.data)}</p>
          </div>
          <span className="sp" />
          <Segmented<View>
            label="View"
            value={view}
            options={[
              {
                value: "bubbles",
                label: (
                  <>
                    <CircleDot size={14} aria-hidden="true" /> Bubbles
                  </>
                ),
              },
              {
                value: "links",
                label: (
                  <>
                    <Waypoints size={14} aria-hidden="true" /> Links
                  </>
                ),
              },
              {
                value: "list",
                label: (
                  <>
                    <List size={14} aria-hidden="true" /> List
                  </>
                ),
              },
            ]}
            onChange={(next) => onSearch({ view: next })}
          />
          <Filters search={search} onSearch={onSearch} />
        </div>
        <Body {...{ search, onSearch, drawn, view, chosen, setChosen, open }} />
      </section>
      {panel === null ? null : isNarrow ? (
        <Sheet isOpen onOpenChange={(isOpen) => (isOpen ? undefined : close())} title="Cluster">
          {panel}
        </Sheet>
      ) : (
        <aside className="mapa" aria-label="Cluster details" tabIndex={-1}>
          {panel}
        </aside>
      )}
    </div>
  );
}

interface BodyProps extends MapPageProps {
  drawn: {
    data: ClusterMap | undefined;
    error: Error | null;
    isPlaceholderData: boolean;
    refetch: () => unknown;
  };
  view: View;
  chosen: ReadonlySet<number>;
  setChosen: (chosen: ReadonlySet<number>) => void;
  open: (id: number) => void;
}

function Body({ search, onSearch, drawn, view, chosen, setChosen, open }: BodyProps) {
  const map = drawn.data;
  if (map === undefined) {
    return (
      <div className="map-rest">
        {drawn.error === null ? (
          <Drawing />
        ) : (
          <ErrorState
            what="The map can't be drawn"
            error={drawn.error}
            onRetry={() => void drawn.refetch()}
          />
        )}
      </div>
    );
  }
  if (map.items.length === 0) {
    return (
      <div className="map-rest">
        {isFiltered(search) ? <NothingFits onSearch={onSearch} /> : <NothingYet />}
      </div>
    );
  }
  const shared = { map, open, isDim: drawn.isPlaceholderData, selected: search.cluster };
  if (view === "list") return <ClusterList {...shared} chosen={chosen} onChosen={setChosen} />;
  return (
    <Suspense
      fallback={
        <div className="map-rest">
          <Drawing />
        </div>
      }
    >
      {view === "links" ? <Links {...shared} /> : <Bubbles {...shared} />}
    </Suspense>
  );
}

function Drawing() {
  return (
    <Loading label="Drawing the map">
      <Skeleton height={420} />
    </Loading>
  );
}

function NothingYet() {
  return (
    <EmptyState icon={<CircleDot size={22} />} title="No clusters yet">
      The map shows what your keywords are about: clusters that belong together, sized by how often they are
      searched. Import keywords and start a run; its first stage groups them.
    </EmptyState>
  );
}

function NothingFits({ onSearch }: { onSearch: MapPageProps["onSearch"] }) {
  return (
    <EmptyState
      icon={<CircleDot size={22} />}
      title="No cluster matches"
      action={
        <Button
          onClick={() => onSearch({ sector: undefined, intent: undefined, status: undefined, q: undefined })}
        >
          Clear filters
        </Button>
      }
    />
  );
}

export function totals(map: ClusterMap): string {
  const parts = [plural(map.clusters, "cluster"), plural(map.keywords, "keyword")];
  if (map.volume !== null) parts.push(`${short(map.volume)} searches a month`);
  return parts.join(", ");
}
