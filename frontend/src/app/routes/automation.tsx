import { lazy, Suspense } from "react";

import { AutomationPage } from "@/features/automation/automation-page";
import { useSite } from "@/hooks/site-context";
import { useTitle } from "@/hooks/use-title";

const ImportDialog = lazy(async () => ({
  default: (await import("@/features/keyword-import/import-dialog")).ImportDialog,
}));
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
      renderImportDialog={(onClose) => (
        <ImportDialog
          siteId={site.id}
          isOpen
          onOpenChange={(isOpen) => {
            if (!isOpen) onClose();
          }}
        />
      )}
    />
  );
}
