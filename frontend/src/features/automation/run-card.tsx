import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowUpRight, Clock, MousePointerClick, RotateCw, Save, Terminal } from "lucide-react";
import type { ReactNode } from "react";

import { Tag } from "@/components/badge";
import { Button, buttonClass } from "@/components/button";
import { useControl } from "@/features/automation/api";
import { checkpointQuery } from "@/features/automation/checkpoint";
import { Gantt } from "@/features/automation/gantt";
import { readOnly } from "@/features/automation/run-controls";
import { useEnd } from "@/features/automation/use-end";
import { TRIGGERS } from "@/features/automation/words";
import { elapsedSeconds } from "@/features/automation/work-time";
import { usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { count, dollars, duration, plural, shortId, time, tokens } from "@/lib/format";
import type { Run } from "@/lib/queries/automation";

const RETRY = " Retry works only what failed.";

export const TRIGGER_ICONS: Record<Run["trigger_type"], ReactNode> = {
  manual: <MousePointerClick size={14} strokeWidth={1.75} />,
  scheduled: <Clock size={14} strokeWidth={1.75} />,
  api: <Terminal size={14} strokeWidth={1.75} />,
};

/** What the run has done so far, counted, and when. */
export function RunCard({ run, isActive }: { run: Run; isActive: boolean }) {
  const by = run.started_by === null ? "" : `, by ${run.started_by.split("@")[0] ?? ""}`;
  return (
    <section className="card col" aria-labelledby="run-card">
      <div className="ch">
        <h2 id="run-card">{isActive ? "Current run" : "Last run"}</h2>
        <Link to="/runs/$runId" params={{ runId: run.run_id }} className="mono link" title={run.run_id}>
          {shortId(run.run_id)}
        </Link>
        <Tag className="only-d" title={run.started_by ?? undefined}>
          {TRIGGER_ICONS[run.trigger_type]}
          {TRIGGERS[run.trigger_type]}
          {by}
        </Tag>
        <span className="sp" />
        <Link
          to="/runs/$runId"
          params={{ runId: run.run_id }}
          className={buttonClass({ variant: "ghost", size: "small" })}
        >
          Open run
          <ArrowUpRight size={14} />
        </Link>
      </div>
      <Stats run={run} />
      <Gantt run={run} />
      <Checkpoint run={run} isActive={isActive} />
    </section>
  );
}

function Stats({ run }: { run: Run }) {
  const elapsed = elapsedSeconds(run, useEnd(run));
  const facts: [string, string][] = [
    ["Elapsed", duration(Math.floor(elapsed))],
    ["Items", count(run.stages.reduce((sum, stage) => sum + stage.done, 0))],
    ["AI calls", count(run.ai_calls)],
    ["Tokens", tokens(run.tokens_in + run.tokens_out)],
    ["Credits", count(run.total_credits_used)],
    ["Cost", dollars(run.cost)],
  ];
  return (
    <dl className="stats" aria-live="off">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Checkpoint({ run, isActive }: { run: Run; isActive: boolean }) {
  const { me, site } = useSite();
  const { data: at } = useQuery({
    ...checkpointQuery(run.run_id),
    refetchInterval: usePolling(isActive ? 5_000 : 60_000),
  });
  const retrying = useControl(site.id, "retry");
  const failed = run.stages.reduce((sum, stage) => sum + stage.failed, 0);
  const kept = at == null ? "Nothing is settled yet." : `Last checkpoint ${time(at, site.time_zone, true)}.`;
  const next = isActive ? " A restart goes on from there." : run.status === "failed" ? RETRY : "";
  return (
    <div className="run-foot">
      <span className="row gap-[6px]">
        <Save size={14} strokeWidth={1.75} />
        {kept}
        {next}
      </span>
      <span>
        {plural(run.retries, "retry", "retries")}, {count(failed)} failed
      </span>
      {failed > 0 && run.status !== "failed" ? (
        <Button
          size="small"
          className="ml-auto"
          icon={<RotateCw size={13} />}
          isBusy={retrying.isPending}
          reason={readOnly(me)}
          onClick={() => retrying.mutate(run.run_id)}
        >
          Retry {plural(failed, "item")}
        </Button>
      ) : null}
    </div>
  );
}
