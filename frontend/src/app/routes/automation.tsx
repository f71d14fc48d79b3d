import { StartFirstRun } from "@/features/automation/start-first-run";
import { AutomationPage } from "@/features/automation/automation-page";
import { KeywordImport } from "@/features/keyword-import/keyword-import";
import { useSite } from "@/hooks/site-context";
import { useTitle } from "@/hooks/use-title";

export function AutomationRoute() {
  useTitle("Automation");
  const { site } = useSite();
  return (
    <AutomationPage
      key={site.id}
      renderImport={(onDone) => (
        <KeywordImport
          siteId={site.id}
          renderDone={() => <StartFirstRun siteId={site.id} onStarted={onDone} />}
        />
      )}
    />
  );
}
