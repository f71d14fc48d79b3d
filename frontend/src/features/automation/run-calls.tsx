import { useInfiniteQuery } from "@tanstack/react-query";

import { StateBadge } from "@/components/badge";
import { Button } from "@/components/button";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { callName } from "@/features/automation/run/words";
import { usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { dollars, duration, time, tokens } from "@/lib/format";
import { callsQuery } from "@/lib/queries/runs";

interface RunCallsProps {
  runId: string;
  openCall: string | undefined;
  onCall: (id: string) => void;
}

/** Each request to a provider, whatever came of it. */
export function RunCalls({ runId, openCall, onCall }: RunCallsProps) {
  const { site } = useSite();
  const calls = useInfiniteQuery({ ...callsQuery(runId, null), refetchInterval: usePolling(5_000) });
  if (calls.data === undefined) {
    return calls.error === null ? (
      <Loading label="Reading the AI calls">
        <Skeleton height={160} />
      </Loading>
    ) : (
      <ErrorState
        what="The AI calls can't be read"
        error={calls.error}
        onRetry={() => void calls.refetch()}
      />
    );
  }
  const items = calls.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="p-4 sm t2">No AI was called.</p>;
  return (
    <>
      <div className="tscroll" tabIndex={0} role="group" aria-label="AI calls">
        <table className="tbl rt">
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Function</th>
              <th scope="col">Provider</th>
              <th scope="col">Outcome</th>
              <th scope="col" className="n">
                Took
              </th>
              <th scope="col" className="n">
                Tokens in
              </th>
              <th scope="col" className="n">
                Out
              </th>
              <th scope="col" className="n">
                Cost
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((call) => (
              <tr key={call.id} className={openCall === call.id ? "on" : undefined}>
                <td className="num t2">{time(call.created_at, site.time_zone, true)}</td>
                <td>
                  <button
                    type="button"
                    id={`call-${call.id}`}
                    className="opener step-opener"
                    aria-pressed={openCall === call.id}
                    onClick={() => onCall(call.id)}
                  >
                    <span className="trunc">{callName(call)}</span>
                  </button>
                </td>
                <td className="t2">
                  {call.model === "" ? call.provider : `${call.provider}, ${call.model}`}
                </td>
                <td title={call.error ?? undefined}>
                  <StateBadge state={call.outcome === "ok" ? "complete" : "failed"}>
                    {call.outcome}
                  </StateBadge>
                </td>
                <td className="n num t2">{duration(call.latency_ms / 1000)}</td>
                <td className="n num t2">{tokens(call.tokens_in)}</td>
                <td className="n num t2">{tokens(call.tokens_out)}</td>
                <td className="n num">{dollars(call.cost)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {calls.hasNextPage ? (
        <p className="p-3">
          <Button size="small" isBusy={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
            Show earlier calls
          </Button>
        </p>
      ) : null}
    </>
  );
}
