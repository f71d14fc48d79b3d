import { CircleCheck, CircleX } from "lucide-react";

import { Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { Switch } from "@/components/switch";
import { useScheduleSwitch } from "@/features/automation/api";
import type { Shown } from "@/features/automation/use-shown";
import { nextWord, scheduleWord, STATUS } from "@/features/automation/words";
import { useSite } from "@/hooks/site-context";
import { useNow } from "@/hooks/use-now";
import { day, plural, weekday } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";

export function ScheduleCell({ shown }: { shown: Shown }) {
  const { me, site } = useSite();
  const switching = useScheduleSwitch(site.id);
  const now = useNow(true);
  const { data: config, error, refetch } = shown.config;
  if (config === undefined && error !== null) {
    return (
      <div>
        <ErrorState what="The schedule can't be read" error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div>
      <div className="row">
        <h2>Schedule</h2>
        <span className="sp" />
        <span className="xs t2">{config === undefined ? "" : config.is_enabled ? "On" : "Off"}</span>
        <Switch
          aria-label="Schedule enabled"
          checked={config?.is_enabled ?? false}
          disabled={config === undefined || !mayWrite(me)}
          title={mayWrite(me) ? undefined : "You are a viewer here."}
          onCheckedChange={(isOn) => switching.mutate(isOn)}
        />
      </div>
      <div className="big mt-1">
        {config === undefined ? (
          <Skeleton width={180} height={28} />
        ) : config.is_enabled ? (
          scheduleWord(config)
        ) : (
          "By hand"
        )}
      </div>
      <div className="xs t2 mt-1">
        {config === undefined
          ? null
          : config.is_enabled
            ? nextWord(config, now)
            : `Off: runs start when somebody presses Run now. Set: ${scheduleWord(config)}, ${config.time_zone}`}
      </div>
      <LastRun shown={shown} />
    </div>
  );
}

function LastRun({ shown }: { shown: Shown }) {
  const { site } = useSite();
  const last = shown.history.data?.find((run) => run.kind === "pipeline" && run.completed_at !== null);
  if (last?.completed_at == null) return null;
  const { state, word } = STATUS[last.status];
  const on = `${weekday(last.completed_at, site.time_zone)} ${day(last.completed_at, site.time_zone)}`;
  return (
    <div className="xs t2 only-d-block mt-strip">
      <span className="row gap-[6px]">
        <span className={`st-${state} fg`}>
          {last.status === "completed" ? (
            <CircleCheck size={14} strokeWidth={1.75} />
          ) : (
            <CircleX size={14} strokeWidth={1.75} />
          )}
        </span>
        Last: {on}, {word.toLowerCase()}, {plural(last.total_credits_used, "credit")}
      </span>
    </div>
  );
}
