import { SlidersHorizontal, Upload } from "lucide-react";

import { StateBadge } from "@/components/badge";
import { Button } from "@/components/button";
import type { Primary } from "@/features/automation/primary";
import { readOnly, RunControls } from "@/features/automation/run-controls";
import type { Shown } from "@/features/automation/use-shown";
import { scheduleWord, subOf, toldOf } from "@/features/automation/words";
import { useLive } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { useNow } from "@/hooks/use-now";
import { count } from "@/lib/format";

interface PageHeadProps {
  shown: Shown;
  isNew: boolean;
  primary: Primary;
  onConfigure: () => void;
  onImport: () => void;
}

export function PageHead({ shown, isNew, primary, onConfigure, onImport }: PageHeadProps) {
  const { me } = useSite();
  const { isLost } = useLive();
  const told = shown.run === null ? null : toldOf(shown.run);
  return (
    <div className="ph">
      <div>
        <div className="row wrap gap-x-3 gap-y-1">
          <h1>Automation</h1>
          <span role="status">
            {told === null ? null : (
              <StateBadge state={told.state} isBig isLive={told.isLive && !isLost}>
                {told.word}
              </StateBadge>
            )}
          </span>
        </div>
        <Sub shown={shown} isNew={isNew} />
      </div>
      <div className="act">
        <Button
          variant="ghost"
          className="cfg"
          icon={<SlidersHorizontal size={15} />}
          aria-label="Configure"
          onClick={onConfigure}
        >
          <span className="only-d">Configure</span>
        </Button>
        <RunControls shown={shown} primary={primary} />
        {primary === "import" ? (
          <Button variant="primary" icon={<Upload size={15} />} reason={readOnly(me)} onClick={onImport}>
            Import keywords
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Sub({ shown, isNew }: { shown: Shown; isNew: boolean }) {
  const { site } = useSite();
  const { isLost } = useLive();
  const now = useNow(shown.isActive && !isLost);
  const config = shown.config.data;
  if (shown.run !== null) return <p className="sub">{subOf(shown.run, site.time_zone, now)}</p>;
  if (config === undefined || shown.overview.data === undefined) return <p className="sub">&nbsp;</p>;
  const schedule = config.is_enabled ? scheduleWord(config) : "Schedule off";
  const waiting = shown.overview.data.find((door) => door.number === 1)?.pending ?? 0;
  const word = isNew ? "Add keywords to begin." : `${count(waiting)} keywords wait.`;
  return (
    <p className="sub">
      {schedule}. {word}
    </p>
  );
}
