import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/button";
import { Segmented } from "@/components/segmented";
import { Loading, Skeleton } from "@/components/skeleton";
import { EmptyState, ErrorState } from "@/components/states";
import { TableShell } from "@/components/table";
import { HISTORY_HEADS, RunRow } from "@/features/automation/run-history";
import { usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { runsQuery, type RunStatus } from "@/lib/queries/runs";

const CHOICES: { value: RunStatus | "all"; label: string }[] = [
  { value: "all", label: "All" },
  { value: "completed", label: "Completed" },
  { value: "failed", label: "Failed" },
  { value: "cancelled", label: "Cancelled" },
];

export function RunsPage() {
  const [status, setStatus] = useState<RunStatus | "all">("all");
  return (
    <div className="page">
      <div className="ph">
        <div>
          <h1>Runs</h1>
          <p className="sub">
            Every pass of the pipeline and every single action, with its cost and its log.
          </p>
        </div>
        <div className="act">
          <Segmented label="Status" value={status} options={CHOICES} onChange={setStatus} />
        </div>
      </div>
      <List status={status === "all" ? null : status} onClear={() => setStatus("all")} />
    </div>
  );
}

function List({ status, onClear }: { status: RunStatus | null; onClear: () => void }) {
  const { site } = useSite();
  const runs = useInfiniteQuery({ ...runsQuery(site.id, status), refetchInterval: usePolling(10_000) });
  if (runs.data === undefined) {
    return runs.error === null ? (
      <Loading label="Reading the runs">
        <Skeleton height={240} />
      </Loading>
    ) : (
      <ErrorState what="The runs can't be read" error={runs.error} onRetry={() => void runs.refetch()} />
    );
  }
  const items = runs.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return status === null ? (
      <div className="card">
        <EmptyState icon={<History size={28} />} title="No runs yet">
          <p>
            Each run will be listed here with its cost, its log and every AI call it made. Start one under
            Automation.
          </p>
        </EmptyState>
      </div>
    ) : (
      <div className="card">
        <EmptyState
          icon={<History size={28} />}
          title={`No run is ${status}`}
          action={<Button onClick={onClear}>Show all</Button>}
        />
      </div>
    );
  }
  return (
    <>
      <TableShell label="Runs" heads={HISTORY_HEADS}>
        {items.map((run) => (
          <RunRow key={run.run_id} run={run} />
        ))}
      </TableShell>
      {runs.hasNextPage ? (
        <p className="mt-4">
          <Button isBusy={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
            Show earlier runs
          </Button>
        </p>
      ) : null}
    </>
  );
}
