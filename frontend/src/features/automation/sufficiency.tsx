import { CircleCheck, TriangleAlert } from "lucide-react";

import { StateBadge } from "@/components/badge";
import { range } from "@/lib/format";

export function Sufficiency({
  low,
  high,
  isSufficient,
}: {
  low: number;
  high: number;
  isSufficient: boolean;
}) {
  return isSufficient ? (
    <StateBadge state="complete" icon={<CircleCheck size={13} strokeWidth={2} />}>
      Sufficient
    </StateBadge>
  ) : (
    <StateBadge state="paused" icon={<TriangleAlert size={13} strokeWidth={2} />}>
      Short by {range(low, high)}
    </StateBadge>
  );
}
