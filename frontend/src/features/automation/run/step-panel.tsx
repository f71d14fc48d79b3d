import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";

import { Button } from "@/components/button";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { useRetryStep } from "@/features/automation/api";
import { CallDetails } from "@/features/automation/run/call-details";
import { PanelHead } from "@/features/automation/run/panel-head";
import { StateIcon } from "@/features/automation/run/state-icon";
import { StepItems } from "@/features/automation/run/step-items";
import {
  callName,
  seconds,
  STEP_STATES,
  stageName,
  stepName,
  triesOf,
} from "@/features/automation/run/words";
import { readOnly } from "@/features/automation/run-controls";
import { usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { count, duration, plural, time } from "@/lib/format";
import { type Call, callsQuery, stepQuery, type StepWhole } from "@/lib/queries/runs";

interface StepPanelProps {
  runId: string;
  stepId: number;
  callId: string | undefined;
  isBare: boolean;
  onClose: () => void;
  onCall: (id: string) => void;
  onRun: (runId: string) => void;
}

/** One step: what it held, each try, and its AI calls with their words. */
export function StepPanel({ runId, stepId, callId, isBare, onClose, onCall, onRun }: StepPanelProps) {
  const {
    data: step,
    error,
    refetch,
  } = useQuery({ ...stepQuery(runId, stepId), refetchInterval: usePolling(5_000) });
  if (step === undefined) {
    return error === null ? (
      <Loading label="Reading the step">
        <Skeleton height={320} />
      </Loading>
    ) : (
      <ErrorState what="The step can't be read" error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      <PanelHead sign={STEP_STATES[step.status]} title={stepName(step)} isBare={isBare} onClose={onClose} />
      <div className="rund-b">
        <Facts step={step} />
        <StepItems step={step} />
        <RetryStep step={step} onRun={onRun} />
        <Tries step={step} />
        <Calls step={step} callId={callId} onCall={onCall} />
      </div>
    </>
  );
}

function Facts({ step }: { step: StepWhole }) {
  const { site } = useSite();
  const facts: [string, string][] = [
    ["Step", `${count(step.step_id)}, stage ${step.stage}`],
    ["Stage", stageName(step.stage)],
    ["State", STEP_STATES[step.status].word],
    ["Credits", step.price > 0 ? `${count(step.credits)} of at most ${count(step.price)}` : "0"],
  ];
  if (step.started_at !== null) facts.push(["Began", time(step.started_at, site.time_zone, true)]);
  if (step.finished_at !== null) facts.push(["Took", seconds(step.started_at, step.finished_at)]);
  if (step.split_from !== null) facts.push(["Halved from", `step ${count(step.split_from)}`]);
  if (step.status === "waiting" && step.not_before !== null)
    facts.push(["Tried again at", time(step.not_before, site.time_zone, true)]);
  return (
    <dl className="kv">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt>{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function RetryStep({ step, onRun }: { step: StepWhole; onRun: (runId: string) => void }) {
  const { me, site } = useSite();
  const retrying = useRetryStep(site.id, step.run_id, onRun);
  const parked = step.items.filter((item) => item.reason !== null).length;
  if (parked === 0) return null;
  return (
    <Button
      size="small"
      className="mt-2"
      icon={<RotateCw size={14} />}
      isBusy={retrying.isPending}
      reason={readOnly(me)}
      onClick={() => retrying.mutate(step.step_id)}
    >
      Retry {plural(parked, "item")}
    </Button>
  );
}

function Tries({ step }: { step: StepWhole }) {
  const { site } = useSite();
  if (step.started_at === null) return null;
  const last = STEP_STATES[step.status];
  const failed = { state: "failed", word: "Failed" } as const;
  return (
    <>
      <h3 className="kt">Attempts</h3>
      {step.troubles.map((trouble, index) => (
        <div key={trouble.at} className="att st-failed">
          <div className="row">
            <StateIcon sign={failed} />
            <b className="m">Attempt {index + 1}</b>
            <span className="sp" />
            <span className="xs t2 num">{time(trouble.at, site.time_zone, true)}</span>
          </div>
          <p className="mono att-said">
            {trouble.code}: {trouble.message}
          </p>
        </div>
      ))}
      {step.status === "done" || step.status === "leased" ? (
        <div className={`att st-${last.state}`}>
          <div className="row">
            <StateIcon sign={last} />
            <b className="m">Attempt {Math.max(triesOf(step), step.troubles.length + 1)}</b>
            <span className="sp" />
            <span className="xs t2 num">
              {time(step.finished_at ?? step.started_at, site.time_zone, true)}
            </span>
          </div>
        </div>
      ) : null}
      {step.crashes > 0 ? (
        <p className="xs t2">{plural(step.crashes, "worker")} died or went silent with it.</p>
      ) : null}
    </>
  );
}

interface CallsProps {
  step: StepWhole;
  callId: string | undefined;
  onCall: (id: string) => void;
}

/** The step's calls: the last one, or the one that is chosen. */
function Calls({ step, callId, onCall }: CallsProps) {
  const calls = useInfiniteQuery({
    ...callsQuery(step.run_id, step.step_id),
    refetchInterval: usePolling(5_000),
  });
  const items = [...(calls.data?.pages.flatMap((page) => page.items) ?? [])].reverse(); // as they were made
  const shown = items.find((call) => call.id === callId) ?? items.at(-1);
  if (step.ai_calls === 0 || (calls.data !== undefined && shown === undefined)) {
    return <p className="sm t2 mt-4">No AI was called.</p>;
  }
  return (
    <>
      <h3 className="kt">{step.ai_calls === 1 ? "AI call" : "AI calls"}</h3>
      {shown === undefined ? (
        calls.error === null ? (
          <Loading label="Reading the AI calls">
            <Skeleton height={160} />
          </Loading>
        ) : (
          <ErrorState
            what="The AI calls can't be read"
            error={calls.error}
            onRetry={() => void calls.refetch()}
          />
        )
      ) : (
        <>
          {items.length > 1 ? <Chooser items={items} shown={shown} onCall={onCall} /> : null}
          {calls.hasNextPage ? (
            <Button size="small" className="mb-3" onClick={() => void calls.fetchNextPage()}>
              Show earlier calls
            </Button>
          ) : null}
          <CallDetails call={shown} isAlone={false} />
        </>
      )}
    </>
  );
}

function Chooser({ items, shown, onCall }: { items: Call[]; shown: Call; onCall: (id: string) => void }) {
  return (
    <select
      className="call-chooser"
      aria-label="AI call"
      value={shown.id}
      onChange={(event) => onCall(event.target.value)}
    >
      {items.map((call, index) => (
        <option key={call.id} value={call.id}>
          {index + 1} of {items.length}: {callName(call)}, {call.outcome}, {duration(call.latency_ms / 1000)}
        </option>
      ))}
    </select>
  );
}
