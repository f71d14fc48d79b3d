import { ImportDialog } from "@/features/keyword-import/import-dialog";
import { KeywordsPage } from "@/features/keywords/keywords-page";
import { useSite } from "@/hooks/site-context";
import { useTitle } from "@/hooks/use-title";

export function KeywordsRoute() {
  useTitle("Keywords");
  const { site } = useSite();
  return (
    <KeywordsPage
      key={site.id}
      renderImport={(isOpen, onOpenChange) => (
        <ImportDialog siteId={site.id} isOpen={isOpen} onOpenChange={onOpenChange} />
      )}
    />
  );
}
