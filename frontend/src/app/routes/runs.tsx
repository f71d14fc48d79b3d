import { useNavigate, useParams, useSearch } from "@tanstack/react-router";

import { readRunSearch, type RunSearch } from "@/features/automation/run/search";
import { RunPage } from "@/features/automation/run-page";
import { RunsPage } from "@/features/automation/runs-page";
import { useTitle } from "@/hooks/use-title";
import { shortId } from "@/lib/format";

export function RunsRoute() {
  useTitle("Runs");
  return <RunsPage />;
}

export function RunRoute() {
  const { runId } = useParams({ from: "/inside/runs/$runId" });
  const search = useSearch({ from: "/inside/runs/$runId" });
  const navigate = useNavigate();
  useTitle(`Run ${shortId(runId)}`);
  const go = (run: string, next: RunSearch, isHere: boolean) =>
    void navigate({
      to: "/runs/$runId",
      params: { runId: run },
      search: readRunSearch({ ...next }),
      replace: isHere,
      resetScroll: !isHere,
    });
  return (
    <RunPage
      key={runId}
      runId={runId}
      search={search}
      onSearch={(next) => go(runId, next, true)}
      onRun={(other) => go(other, {}, false)}
    />
  );
}
