/** The moment that a run's time-line ends at, each second anew for as long as the run goes on and the server is heard. */
import { endOf } from "@/features/automation/work-time";
import { useLive } from "@/hooks/live-context";
import { useNow } from "@/hooks/use-now";
import type { Run } from "@/lib/queries/automation";

export function useEnd(run: Run): number {
  const { isLost, lastHeardAt } = useLive();
  const now = useNow(run.status === "running" && !isLost);
  return endOf(run, isLost ? lastHeardAt : now);
}
