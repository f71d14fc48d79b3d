import { useQuery } from "@tanstack/react-query";

import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { CallTexts } from "@/features/automation/run/call-words";
import { PanelHead } from "@/features/automation/run/panel-head";
import { callName, stageName } from "@/features/automation/run/words";
import { useSite } from "@/hooks/site-context";
import { count, dollars, duration, time } from "@/lib/format";
import { type Call, callQuery } from "@/lib/queries/runs";

/** One call: who was asked, what it used, and its words. */
export function CallDetails({ call, isAlone }: { call: Call; isAlone: boolean }) {
  const { site } = useSite();
  const facts: [string, string][] = [
    ["Function", callName(call)],
    ["Provider", call.is_fallback ? `${call.provider} (fallback)` : call.provider],
    ["Model", call.model === "" ? "built in" : call.model],
    ["Outcome", call.outcome],
    ["Asked at", time(call.created_at, site.time_zone, true)],
    ["Latency", duration(call.latency_ms / 1000)],
    ["Tokens in", count(call.tokens_in)],
    ["Tokens out", count(call.tokens_out)],
    ["Cost", call.is_priced ? dollars(call.cost) : "not known"],
  ];
  if (isAlone && call.stage !== null) facts.unshift(["Stage", `${call.stage} ${stageName(call.stage)}`]);
  if (call.prompt_version !== null) facts.push(["Prompt", call.prompt_version]);
  return (
    <>
      <dl className="kv" data-call={call.id}>
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      {call.error === null ? null : (
        <div className="att st-failed mt-3">
          <p className="mono att-said">{call.error}</p>
        </div>
      )}
      <CallTexts key={call.id} callId={call.id} />
    </>
  );
}

interface CallPanelProps {
  callId: string;
  isBare: boolean;
  onClose: () => void;
}

/** A call that was chosen from the list of calls. */
export function CallPanel({ callId, isBare, onClose }: CallPanelProps) {
  const { data: call, error, refetch } = useQuery(callQuery(callId));
  if (call === undefined) {
    return error === null ? (
      <Loading label="Reading the call">
        <Skeleton height={240} />
      </Loading>
    ) : (
      <ErrorState what="The call can't be read" error={error} onRetry={() => void refetch()} />
    );
  }
  const sign =
    call.outcome === "ok"
      ? ({ state: "complete", word: "Answered" } as const)
      : ({ state: "failed", word: "Failed" } as const);
  return (
    <>
      <PanelHead sign={sign} title={callName(call)} isBare={isBare} onClose={onClose} />
      <div className="rund-b">
        <CallDetails call={call} isAlone />
      </div>
    </>
  );
}
