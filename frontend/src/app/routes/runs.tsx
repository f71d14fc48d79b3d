import { useParams } from "@tanstack/react-router";

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
  useTitle(`Run ${shortId(runId)}`);
  return <RunPage key={runId} runId={runId} />;
}
