/** What the page shows: the active run, or how the last one ended. */
import { useQuery } from "@tanstack/react-query";

import { usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import {
  configQuery,
  currentRunQuery,
  estimateQuery,
  historyQuery,
  overviewQuery,
  type Run,
} from "@/lib/queries/automation";

export function useShown() {
  const { site } = useSite();
  const current = useQuery({ ...currentRunQuery(site.id), refetchInterval: usePolling(5_000) });
  const history = useQuery({ ...historyQuery(site.id), refetchInterval: usePolling(10_000) });
  const overview = useQuery({ ...overviewQuery(site.id), refetchInterval: usePolling(5_000) });
  const estimate = useQuery({ ...estimateQuery(site.id), refetchInterval: usePolling(10_000) });
  const config = useQuery(configQuery(site.id));
  const last = history.data?.find((run) => run.kind === "pipeline") ?? null;
  const run: Run | null = current.data ?? last;
  return { current, history, overview, estimate, config, run, isActive: current.data != null };
}

export type Shown = ReturnType<typeof useShown>;
