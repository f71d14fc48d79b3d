import { Button } from "@/components/button";
import { FormError } from "@/components/form-error";
import type { Import } from "@/features/keyword-import/api";
import { ColumnChoice } from "@/features/keyword-import/column-choice";
import { FileChoice } from "@/features/keyword-import/file-choice";
import { Done, Progress } from "@/features/keyword-import/found";
import { PreviewPart } from "@/features/keyword-import/preview-part";
import { useImport } from "@/features/keyword-import/use-import";
import { plural } from "@/lib/format";

interface KeywordImportProps {
  siteId: number;
  /** What can be done once the keywords are there. */
  renderDone: (done: Import) => React.ReactNode;
}

/** From a file to keywords, on a page: choose, look at what was found, set the columns right, import, done. */
export function KeywordImport({ siteId, renderDone }: KeywordImportProps) {
  const {
    beginning,
    looking,
    confirming,
    importId,
    job,
    isDone,
    found,
    wishes,
    coming,
    reason,
    begin,
    look,
    forget,
  } = useImport(siteId);

  if (isDone && job !== undefined) return <Done job={job} onAgain={forget} renderDone={renderDone} />;
  if (importId !== undefined) return <Progress job={job} />;
  if (found?.preview == null) {
    return (
      <div className="stack">
        <FormError error={beginning.error} />
        <ColumnChoice failed={beginning.variables} error={beginning.error} onChosen={begin} />
        <FileChoice isBusy={beginning.isPending} onFile={(file) => begin({ file })} />
      </div>
    );
  }
  return (
    <div className="stack">
      <FormError error={confirming.error ?? looking.error} />
      <PreviewPart
        found={found}
        preview={found.preview}
        wishes={wishes}
        isLooking={looking.isPending}
        isNarrow
        onReplace={forget}
        onWishes={look}
      />
      <Button
        variant="primary"
        size="large"
        isBusy={confirming.isPending}
        reason={reason}
        onClick={() => confirming.mutate(found.id)}
      >
        Import {plural(coming, "keyword")}
      </Button>
    </div>
  );
}
