import { useQuery } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import { useEffect, useRef } from "react";

import { StateBadge } from "@/components/badge";
import { buttonClass } from "@/components/button";
import { SearchField } from "@/components/search-field";
import { Segmented } from "@/components/segmented";
import { Sheet } from "@/components/sheet";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { ActivityLog } from "@/features/automation/activity-log";
import { isLive } from "@/features/automation/card";
import { CallPanel } from "@/features/automation/run/call-details";
import { RunErrors } from "@/features/automation/run/errors";
import type { RunSearch, Tab } from "@/features/automation/run/search";
import { StepPanel } from "@/features/automation/run/step-panel";
import { RunCalls } from "@/features/automation/run-calls";
import { ActiveControls, RetryFailed } from "@/features/automation/run-controls";
import { RunSettings } from "@/features/automation/run-settings";
import { RunSteps } from "@/features/automation/run-steps";
import { useEnd } from "@/features/automation/use-end";
import { toldOf, TRIGGERS } from "@/features/automation/words";
import { elapsedSeconds } from "@/features/automation/work-time";
import { useLive, usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { useMedia } from "@/hooks/use-media";
import { cn } from "@/lib/cn";
import { count, dollars, duration, moment, shortId, tokens } from "@/lib/format";
import { parkedQuery, runQuery, type RunWhole } from "@/lib/queries/runs";

const NARROW = "(max-width: 1180px)";

export interface RunPageProps {
  runId: string;
  search: RunSearch;
  onSearch: (change: RunSearch) => void;
  onRun: (runId: string) => void;
}

export function RunPage({ runId, search, onSearch, onRun }: RunPageProps) {
  const { data: run, error, refetch } = useQuery({ ...runQuery(runId), refetchInterval: usePolling(5_000) });
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
  const shared = { run, search, onSearch, onRun };
  const isOpen = search.step !== undefined || search.call !== undefined;
  return (
    <div className="page">
      <Head run={run} />
      <Stats run={run} />
      <div className={cn("rung", !isOpen && "alone")}>
        <Tabs {...shared} />
        <RunPanel {...shared} />
      </div>
    </div>
  );
}

interface PartProps extends Omit<RunPageProps, "runId"> {
  run: RunWhole;
}

function Tabs({ run, search, onSearch, onRun }: PartProps) {
  const { data: parked } = useQuery({ ...parkedQuery(run.run_id), refetchInterval: usePolling(5_000) });
  const tab = search.tab ?? "steps";
  const looked = search.q === undefined ? {} : { q: search.q };
  const toStep = (step: number) => onSearch({ tab, ...looked, step });
  const errors = parked === undefined || parked.count === 0 ? "Errors" : `Errors ${count(parked.count)}`;
  return (
    <section className="card" aria-label="What it did">
      <div className="fbar">
        <Segmented<Tab>
          label="What to show"
          value={tab}
          options={[
            { value: "steps", label: "Steps" },
            { value: "calls", label: "AI calls" },
            { value: "errors", label: errors },
            { value: "settings", label: "Settings used" },
            { value: "log", label: "Log" },
          ]}
          onChange={(next) => onSearch({ tab: next })}
        />
        {tab === "steps" ? (
          <>
            <span className="sp" />
            <SearchField
              label="Find a step"
              value={search.q ?? ""}
              onChange={(q) => onSearch({ ...search, q })}
            />
          </>
        ) : null}
      </div>
      {tab === "steps" ? (
        <RunSteps run={run} text={search.q ?? ""} openStep={search.step} onStep={toStep} />
      ) : null}
      {tab === "calls" ? (
        <RunCalls runId={run.run_id} openCall={search.call} onCall={(call) => onSearch({ tab, call })} />
      ) : null}
      {tab === "errors" ? <RunErrors run={run} openStep={search.step} onStep={toStep} onRun={onRun} /> : null}
      {tab === "settings" ? <RunSettings settings={run.settings} /> : null}
      {tab === "log" ? <ActivityLog run={run} isActive={isLive(run)} /> : null}
    </section>
  );
}

/** The chosen step or call: beside the table, on a narrow screen above it. */
function RunPanel({ run, search, onSearch, onRun }: PartProps) {
  const isNarrow = useMedia(NARROW);
  const { step, call, ...rest } = search;
  const opened = step === undefined ? (call === undefined ? null : `call-${call}`) : `step-${step}`;
  const frame = useFocusOnOpen(isNarrow ? null : opened);
  const close = () => {
    onSearch(rest);
    if (opened !== null) document.getElementById(opened)?.focus();
  };
  if (opened === null) return null;
  const shared = { isBare: isNarrow, onClose: close };
  const inside =
    step !== undefined ? (
      <StepPanel
        key={step}
        runId={run.run_id}
        stepId={step}
        callId={call}
        onCall={(id) => onSearch({ ...rest, step, call: id })}
        onRun={onRun}
        {...shared}
      />
    ) : call !== undefined ? (
      <CallPanel key={call} callId={call} {...shared} />
    ) : null;
  const title = step === undefined ? "AI call" : "Step";
  if (isNarrow) {
    return (
      <Sheet isOpen onOpenChange={(is) => (is ? undefined : close())} title={title}>
        <div className="rund-sheet">{inside}</div>
      </Sheet>
    );
  }
  return (
    <aside
      ref={frame}
      className="card rund"
      aria-label={`${title} details`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) close();
      }}
    >
      {inside}
    </aside>
  );
}

/** Whoever opens the panel by the keyboard goes on in it. Opened by the page's address, it leaves the focus alone. */
function useFocusOnOpen(opened: string | null) {
  const frame = useRef<HTMLElement>(null);
  const before = useRef(opened);
  useEffect(() => {
    if (opened !== null && opened !== before.current) frame.current?.focus();
    before.current = opened;
  }, [opened]);
  return frame;
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
  const elapsed = elapsedSeconds(run, useEnd(run));
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
