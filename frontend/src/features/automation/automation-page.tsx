import { lazy, Suspense, useState } from "react";

import { ActivityLog } from "@/features/automation/activity-log";
import { PageHead } from "@/features/automation/page-head";
import { Pipeline } from "@/features/automation/pipeline";
import { PlanStrip } from "@/features/automation/plan-strip";
import { RunBanner } from "@/features/automation/run-banner";
import { RunCard } from "@/features/automation/run-card";
import { RunHistory } from "@/features/automation/run-history";
import { StartHere } from "@/features/automation/start-here";
import { useShown } from "@/features/automation/use-shown";

// Loaded when it is opened: forms and their checks are half of the page's weight.
const ConfigDialog = lazy(() => import("@/features/automation/config/config-dialog"));

interface AutomationPageProps {
  /** The import, which is another feature: the app puts it here. */
  renderImport: (onDone: () => void) => React.ReactNode;
}

export function AutomationPage({ renderImport }: AutomationPageProps) {
  const shown = useShown();
  const [isConfiguring, setConfiguring] = useState(false);
  const isNew = isNewSite(shown);
  return (
    <div className="page">
      <PageHead shown={shown} isNew={isNew} onConfigure={() => setConfiguring(true)} />
      {isNew ? (
        <StartHere renderImport={renderImport} />
      ) : (
        <>
          <RunBanner shown={shown} onConfigure={() => setConfiguring(true)} />
          <PlanStrip shown={shown} />
        </>
      )}
      <Pipeline shown={shown} isNew={isNew} />
      {shown.run === null ? null : (
        <div className="duo2">
          <RunCard run={shown.run} isActive={shown.isActive} />
          <ActivityLog run={shown.run} isActive={shown.isActive} />
        </div>
      )}
      <RunHistory history={shown.history} />
      <Suspense>
        {isConfiguring ? <ConfigDialog shown={shown} isOpen onOpenChange={setConfiguring} /> : null}
      </Suspense>
    </div>
  );
}

/** Nothing waits and nothing ever ran: the page says how to begin. */
function isNewSite({ overview, history }: ReturnType<typeof useShown>): boolean {
  if (overview.data === undefined || history.data === undefined) return false;
  return history.data.length === 0 && overview.data.every((door) => door.pending === 0);
}
