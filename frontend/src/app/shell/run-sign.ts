/** How the site's run stands, as one state: the dot beside Automation. */
import { useQuery } from "@tanstack/react-query";

import type { State } from "@/components/badge";
import { usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { currentRunQuery } from "@/lib/queries/automation";

export function useRunSign(): { state: State; word: string } | null {
  const { site } = useSite();
  const { data: run } = useQuery({ ...currentRunQuery(site.id), refetchInterval: usePolling(5_000) });
  if (run === undefined || run === null) return null;
  return run.status === "paused"
    ? { state: "paused", word: "Run paused" }
    : { state: "active", word: "Run active" };
}
