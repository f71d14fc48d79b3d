import { useLive } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { time } from "@/lib/format";

/** Says that what is shown may be old, and of when it is. */
export function StaleLine() {
  const { isLost, lastHeardAt } = useLive();
  const { site } = useSite();
  return (
    <div role="status">
      {isLost ? (
        <p className="stale">Reconnecting. Last update {time(lastHeardAt, site.time_zone, true)}</p>
      ) : null}
    </div>
  );
}
