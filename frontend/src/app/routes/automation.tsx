import { lazy, Suspense } from "react";

import { AutomationPage } from "@/features/automation/automation-page";
import { useSite } from "@/hooks/site-context";
import { useTitle } from "@/hooks/use-title";

const ImportAndRun = lazy(() => import("@/app/routes/import-and-run"));

export function AutomationRoute() {
  useTitle("Automation");
  const { site } = useSite();
  return (
    <AutomationPage
      key={site.id}
      renderImport={(onDone) => (
        <Suspense>
          <ImportAndRun siteId={site.id} onStarted={onDone} />
        </Suspense>
      )}
    />
  );
}
