import { useQuery } from "@tanstack/react-query";

import { Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { partsOfEstimate, totalOf } from "@/features/automation/estimate-bar";
import { Sufficiency } from "@/features/automation/sufficiency";
import { LAST_AUTOMATIC, wordsOf } from "@/features/automation/stages";
import type { Shown } from "@/features/automation/use-shown";
import { useSite } from "@/hooks/site-context";
import { count, dollars, range } from "@/lib/format";
import type { Estimate } from "@/lib/queries/automation";
import { creditsQuery } from "@/lib/queries/credits";

type StageEstimate = Estimate["stages"][number];

/** What one stage costs: "40 used", "53–69", or "0". */
export function stageWord(stage: StageEstimate): string {
  if (stage.used > 0 && stage.high === 0) return `${count(stage.used)} used`;
  return range(stage.used + stage.low, stage.used + stage.high);
}

export function EstimateCell({ shown }: { shown: Shown }) {
  const { site } = useSite();
  const credits = useQuery(creditsQuery(site.account_id));
  const { data: estimate, error, refetch } = shown.estimate;
  if (estimate === undefined) {
    return (
      <div>
        <h2>Estimate</h2>
        {error === null ? (
          <Skeleton height={72} />
        ) : (
          <ErrorState what="The estimate can't be made" error={error} onRetry={() => void refetch()} />
        )}
      </div>
    );
  }
  const stages = estimate.stages.filter((stage) => stage.number <= LAST_AUTOMATIC);
  const parts = partsOfEstimate(
    estimate,
    shown.isActive ? (shown.run?.current_stage ?? null) : null,
    credits.data?.is_unlimited ?? false,
  );
  const total = totalOf(estimate);
  const spoken = stages.map((stage) => `${stage.number}: ${stageWord(stage)}`).join(", ");
  return (
    <div>
      <div className="row wrap gap-x-[10px] gap-y-1">
        <h2>Estimate for {shown.isActive ? "this run" : "the next run"}</h2>
        <span className="sp" />
        <Sufficiency
          low={estimate.shortfall_low}
          high={estimate.shortfall_high}
          isSufficient={estimate.sufficient}
        />
      </div>
      <div className="row items-baseline gap-[10px]">
        <div className="big mt-[2px]">
          {range(total.low, total.high)}
          <small>credits</small>
        </div>
        {estimate.cost_high > 0 ? (
          <span className="xs t2 num">
            about {dollars(estimate.cost_low)}–{dollars(estimate.cost_high)}
            {estimate.is_cost_known ? "" : ", without models whose price nobody knows"}
          </span>
        ) : null}
      </div>
      <div className="est" role="img" aria-label={`Estimated credits per stage: ${spoken}`}>
        {parts.length === 0 ? <i className="none" /> : null}
        {parts.map((part, index) => (
          <i key={index} className={part.kind} style={{ flex: part.credits }} />
        ))}
      </div>
      <div className="est-k">
        {stages.map((stage) => (
          <span key={stage.number}>
            {stage.number} {wordsOf(stage.number).short}
            <b>{stageWord(stage)}</b>
          </span>
        ))}
      </div>
    </div>
  );
}
