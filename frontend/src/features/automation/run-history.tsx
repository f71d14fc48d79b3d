import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { History } from "lucide-react";

import { StateBadge } from "@/components/badge";
import { SectionHead } from "@/components/card";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { TableShell } from "@/components/table";
import { StageDots } from "@/features/automation/dots";
import { TRIGGER_ICONS } from "@/features/automation/run-card";
import { STATUS, TRIGGERS } from "@/features/automation/words";
import { useLive } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { count, full, moment, shortId } from "@/lib/format";
import type { Run } from "@/lib/queries/automation";

export const HISTORY_HEADS = [
  { key: "id", label: "Run ID" },
  { key: "status", label: "Status" },
  { key: "trigger", label: "Trigger" },
  { key: "started", label: "Started" },
  { key: "completed", label: "Completed" },
  { key: "credits", label: "Credits", isNumber: true },
  { key: "stage", label: "Stage" },
];

export function RunHistory({ history }: { history: UseQueryResult<Run[]> }) {
  const runs = history.data;
  return (
    <>
      <SectionHead
        title="Run history"
        note={runs !== undefined && runs.length > 0 ? "Last 20 runs" : undefined}
      >
        {runs !== undefined && runs.length > 0 ? (
          <>
            <span className="sp" />
            <Link to="/runs" className="link sm">
              All runs
            </Link>
          </>
        ) : null}
      </SectionHead>
      <Body history={history} />
    </>
  );
}

function Body({ history }: { history: UseQueryResult<Run[]> }) {
  if (history.data === undefined) {
    return history.error === null ? (
      <Loading label="Reading the history">
        <Skeleton height={160} />
      </Loading>
    ) : (
      <div className="card">
        <ErrorState
          what="The history can't be read"
          error={history.error}
          onRetry={() => void history.refetch()}
        />
      </div>
    );
  }
  if (history.data.length === 0) {
    return (
      <div className="card row p-5 gap-4 t2">
        <History size={18} strokeWidth={1.75} />
        No runs yet. Each run will be listed here with its cost, its log and every AI call it made.
      </div>
    );
  }
  return (
    <TableShell label="Run history" heads={HISTORY_HEADS}>
      {history.data.map((run) => (
        <RunRow key={run.run_id} run={run} />
      ))}
    </TableShell>
  );
}

export function RunRow({ run }: { run: Run }) {
  const { site } = useSite();
  const { isLost } = useLive();
  const { state, word } = STATUS[run.status];
  const zone = site.time_zone;
  return (
    <tr data-run={run.run_id}>
      <td className="mono">
        <Link to="/runs/$runId" params={{ runId: run.run_id }} className="link" title={run.run_id}>
          {shortId(run.run_id)}
        </Link>
      </td>
      <td>
        <StateBadge state={state} isLive={state === "active" && !isLost}>
          {word}
        </StateBadge>
      </td>
      <td className="hm">
        <span className="row gap-[6px]">
          <span className="t3">{TRIGGER_ICONS[run.trigger_type]}</span>
          {TRIGGERS[run.trigger_type]}
          {run.kind === "action" ? " action" : ""}
        </span>
      </td>
      <td className="num t2 ml" title={full(run.started_at, zone)}>
        {moment(run.started_at, zone)}
      </td>
      <td className="num t2 hm" title={run.completed_at === null ? undefined : full(run.completed_at, zone)}>
        {run.completed_at === null ? "" : moment(run.completed_at, zone)}
      </td>
      <td className="n num">
        {count(run.total_credits_used)}
        <span className="mcr"> credits</span>
      </td>
      <td className="hm">
        <StageDots run={run} />
      </td>
    </tr>
  );
}
