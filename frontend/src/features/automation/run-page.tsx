import { useQuery } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import { useState } from "react";

import { StateBadge } from "@/components/badge";
import { buttonClass } from "@/components/button";
import { Segmented } from "@/components/segmented";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { ActivityLog } from "@/features/automation/activity-log";
import { isLive } from "@/features/automation/card";
import { RunCalls } from "@/features/automation/run-calls";
import { useElapsed } from "@/features/automation/run-card";
import { ActiveControls, RetryFailed } from "@/features/automation/run-controls";
import { RunSettings } from "@/features/automation/run-settings";
import { RunSteps } from "@/features/automation/run-steps";
import { toldOf, TRIGGERS } from "@/features/automation/words";
import { useLive, usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { count, dollars, duration, moment, shortId, tokens } from "@/lib/format";
import { runQuery, type RunWhole } from "@/lib/queries/runs";

type Tab = "steps" | "calls" | "settings";

export function RunPage({ runId }: { runId: string }) {
  const { data: run, error, refetch } = useQuery({ ...runQuery(runId), refetchInterval: usePolling(5_000) });
  const [tab, setTab] = useState<Tab>("steps");
  if (run === undefined) {
    return (
      <div className="page">
        {error === null ? (
          <Loading label="Reading the run">
            <Skeleton height={320} />
          </Loading>
        ) : (
          <ErrorState isPage what="This run can't be shown" error={error} onRetry={() => void refetch()} />
        )}
      </div>
    );
  }
  return (
    <div className="page">
      <Head run={run} />
      <Stats run={run} />
      <div className="run-grid">
        <section className="card" aria-label="What it did">
          <div className="fbar">
            <Segmented
              label="What to show"
              value={tab}
              options={[
                { value: "steps", label: "Steps" },
                { value: "calls", label: "AI calls" },
                { value: "settings", label: "Settings used" },
              ]}
              onChange={setTab}
            />
          </div>
          {tab === "steps" ? <RunSteps run={run} /> : null}
          {tab === "calls" ? <RunCalls runId={run.run_id} stepId={null} /> : null}
          {tab === "settings" ? <RunSettings settings={run.settings} /> : null}
        </section>
        <ActivityLog run={run} isActive={isLive(run)} />
      </div>
    </div>
  );
}

function Head({ run }: { run: RunWhole }) {
  const { site } = useSite();
  const { isLost } = useLive();
  const told = toldOf(run);
  const by = run.started_by === null ? "" : ` by ${run.started_by}`;
  return (
    <div className="ph">
      <div>
        <div className="row wrap gap-x-3 gap-y-1">
          <h1>
            Run <span className="run-id">{shortId(run.run_id)}</span>
          </h1>
          <span role="status">
            <StateBadge state={told.state} isBig isLive={told.isLive && !isLost}>
              {told.word}
            </StateBadge>
          </span>
        </div>
        <p className="sub">
          Started{by}, {moment(run.started_at, site.time_zone)}. {TRIGGERS[run.trigger_type]}.
        </p>
      </div>
      <div className="act">
        <a className={buttonClass({ variant: "ghost" })} href={`/api/v1/runs/${run.run_id}/log/`} download>
          <FileDown size={15} />
          Log
        </a>
        {isLive(run) ? <ActiveControls run={run} /> : <RetryFailed run={run} />}
      </div>
    </div>
  );
}

function Stats({ run }: { run: RunWhole }) {
  const elapsed = useElapsed(run);
  const facts: [string, string][] = [
    ["Elapsed", duration(Math.floor(elapsed))],
    ["Items", count(run.stages.reduce((sum, stage) => sum + stage.done, 0))],
    ["AI calls", count(run.ai_calls)],
    ["Retries", count(run.retries)],
    ["Tokens in", tokens(run.tokens_in)],
    ["Tokens out", tokens(run.tokens_out)],
    ["Credits", count(run.total_credits_used)],
    ["Cost", dollars(run.cost)],
  ];
  return (
    <section className="card mb-4" aria-label="Counts">
      <dl className="stats stats-wide" aria-live="off">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
