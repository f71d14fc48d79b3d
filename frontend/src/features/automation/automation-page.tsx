import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";

import { ActivityLog } from "@/features/automation/activity-log";
import { PageHead } from "@/features/automation/page-head";
import { Pipeline } from "@/features/automation/pipeline";
import { PlanStrip } from "@/features/automation/plan-strip";
import { primaryOf } from "@/features/automation/primary";
import { RunBanner } from "@/features/automation/run-banner";
import { RunCard } from "@/features/automation/run-card";
import { RunHistory } from "@/features/automation/run-history";
import { StartHere } from "@/features/automation/start-here";
import { useShown } from "@/features/automation/use-shown";
import { useSite } from "@/hooks/site-context";
import { mayWrite } from "@/lib/queries/session";

// Loaded when it is opened: forms and their checks are half of the page's weight.
const ConfigDialog = lazy(() => import("@/features/automation/config/config-dialog"));

interface AutomationPageProps {
  /** A new site's import with its first run, which is another feature: the app puts it here. */
  renderImport: (onDone: () => void) => React.ReactNode;
  /** The same for a site that has run before: the dialog alone. */
  renderImportDialog: (onClose: () => void) => React.ReactNode;
}

export function AutomationPage({ renderImport, renderImportDialog }: AutomationPageProps) {
  const { me, site } = useSite();
  const client = useQueryClient();
  const shown = useShown();
  const [isConfiguring, setConfiguring] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const isNew = isNewSite(shown);
  const primary = primaryOf({
    current: shown.current.data ?? null,
    shown: shown.run,
    isNew,
    doors: shown.overview.data,
    mayWrite: mayWrite(me),
  });
  const onImported = () => {
    setImporting(false);
    void client.invalidateQueries({ queryKey: ["automation", site.id] });
  };
  return (
    <div className="page">
      <PageHead
        shown={shown}
        isNew={isNew}
        primary={primary}
        onConfigure={() => setConfiguring(true)}
        onImport={() => setImporting(true)}
      />
      {isNew ? (
        <StartHere renderImport={renderImport} />
      ) : (
        <>
          <RunBanner shown={shown} onConfigure={() => setConfiguring(true)} />
          <PlanStrip shown={shown} />
        </>
      )}
      <Pipeline shown={shown} isNew={isNew} primary={primary} />
      {shown.run === null ? null : (
        <div className="duo2">
          <RunCard run={shown.run} isActive={shown.isActive} />
          <ActivityLog run={shown.run} isActive={shown.isActive} />
        </div>
      )}
      <RunHistory history={shown.history} />
      <Suspense>
        {isConfiguring ? <ConfigDialog shown={shown} isOpen onOpenChange={setConfiguring} /> : null}
        {isImporting ? renderImportDialog(onImported) : null}
      </Suspense>
    </div>
  );
}

/** Nothing waits and nothing ever ran: the page says how to begin. */
function isNewSite({ overview, history }: ReturnType<typeof useShown>): boolean {
  if (overview.data === undefined || history.data === undefined) return false;
  return history.data.length === 0 && overview.data.every((door) => door.pending === 0);
}
