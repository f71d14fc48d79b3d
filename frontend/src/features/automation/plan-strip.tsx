import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { EstimateCell } from "@/features/automation/estimate-cell";
import { ScheduleCell } from "@/features/automation/schedule-cell";
import type { Shown } from "@/features/automation/use-shown";
import { useSite } from "@/hooks/site-context";
import { serverNow } from "@/lib/clock";
import { count } from "@/lib/format";
import { monthUseQuery } from "@/lib/queries/automation";
import { creditsQuery } from "@/lib/queries/credits";

export function PlanStrip({ shown }: { shown: Shown }) {
  return (
    <section className="card strip" aria-label="Schedule and credits">
      <ScheduleCell shown={shown} />
      <BalanceCell shown={shown} />
      <EstimateCell shown={shown} />
    </section>
  );
}

function BalanceCell({ shown }: { shown: Shown }) {
  const { site } = useSite();
  const { data, error, refetch } = useQuery(creditsQuery(site.account_id));
  const run = shown.isActive ? shown.run : null;
  return (
    <div>
      <h2>Credit balance</h2>
      {data === undefined && error !== null ? (
        <ErrorState what="The balance can't be read" error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="big mt-1" data-testid="balance">
          {data === undefined ? (
            <Skeleton width={90} height={28} />
          ) : data.is_unlimited ? (
            "Unlimited"
          ) : (
            count(data.balance)
          )}
        </div>
      )}
      <div className="xs t2 mt-1">
        {run === null
          ? data !== undefined && data.held > 0
            ? `${count(data.held)} held by work in flight`
            : "Free for the next run"
          : `${count(run.total_credits_used)} used by this run so far`}
      </div>
      <MonthUse shown={shown} />
    </div>
  );
}

/** What the site used this month, beside its budget if it has one. */
function MonthUse({ shown }: { shown: Shown }) {
  const { site } = useSite();
  const first = firstOfMonth(site.time_zone);
  const { data } = useQuery(monthUseQuery(site.id, first.day));
  const read = data?.total_credits;
  if (read === undefined || read === null) return null;
  // The run's own number comes with every step, this one every few seconds: it never says less than the run.
  const run = shown.current.data;
  const isOfMonth = run?.started_at != null && dayOf(run.started_at, site.time_zone) >= first.day;
  const used = isOfMonth ? Math.max(read, run.total_credits_used) : read;
  const most = shown.config.data?.max_credits_per_month ?? null;
  const word =
    most === null
      ? `${count(used)} used in ${first.name}`
      : `${count(used)} of ${count(most)} used in ${first.name}`;
  return (
    <div className="only-d-block mt-[14px]">
      {most === null || most === 0 ? null : (
        <div className="bar" role="img" aria-label={`${word} by this site`}>
          <i style={{ width: `${Math.min(100, (100 * used) / most)}%` }} />
        </div>
      )}
      <div className="xs t2 num mt-[6px]">{word}</div>
    </div>
  );
}

const dayOf = (moment: string, zone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(moment));

function firstOfMonth(zone: string): { day: string; name: string } {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
  }).formatToParts(serverNow());
  const part = (type: "year" | "month") => parts.find((each) => each.type === type)?.value ?? "";
  const name = new Intl.DateTimeFormat("en-GB", { timeZone: zone, month: "short" }).format(serverNow());
  return { day: `${part("year")}-${part("month")}-01`, name };
}
