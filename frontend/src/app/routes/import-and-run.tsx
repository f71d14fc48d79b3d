import { StartFirstRun } from "@/features/automation/start-first-run";
import { KeywordImport } from "@/features/keyword-import/keyword-import";

/** Keywords in, and then the first run: of set-up and of a new site. */
export default function ImportAndRun({ siteId, onStarted }: { siteId: number; onStarted: () => void }) {
  return (
    <KeywordImport
      siteId={siteId}
      renderDone={() => <StartFirstRun siteId={siteId} onStarted={onStarted} />}
    />
  );
}
