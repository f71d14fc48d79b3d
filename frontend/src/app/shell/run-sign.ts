/** How the site's run stands, as one state: the dot beside Automation. */
import { useQuery } from "@tanstack/react-query";

import type { State } from "@/components/badge";
import { usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { currentRunQuery, lastRunQuery } from "@/lib/queries/automation";

export function useRunSign(): { state: State; word: string } | null {
  const { site } = useSite();
  const { data: run } = useQuery({ ...currentRunQuery(site.id), refetchInterval: usePolling(5_000) });
  const { data: last } = useQuery({ ...lastRunQuery(site.id), enabled: run === null });
  if (run === undefined) return null;
  if (run === null) return last?.status === "failed" ? { state: "failed", word: "Run failed" } : null;
  return run.status === "paused"
    ? { state: "paused", word: "Run paused" }
    : { state: "active", word: "Run active" };
}
