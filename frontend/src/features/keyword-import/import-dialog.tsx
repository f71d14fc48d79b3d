/** Keywords from a file, over a page: choose it, look at what was found, set the columns right, import, done. */
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import { ColumnChoice } from "@/features/keyword-import/column-choice";
import { FileChoice } from "@/features/keyword-import/file-choice";
import { Done, Progress } from "@/features/keyword-import/found";
import { PreviewPart } from "@/features/keyword-import/preview-part";
import { useImport } from "@/features/keyword-import/use-import";
import { useSubmitKey } from "@/hooks/use-submit-key";
import { plural } from "@/lib/format";

interface ImportDialogProps {
  siteId: number;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function ImportDialog({ siteId, isOpen, onOpenChange }: ImportDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Import keywords"
      description="CSV, TSV, XLSX or ZIP. Ahrefs, Semrush, Search Console, plain lists and others are recognised."
      size="large"
    >
      {isOpen ? <Steps siteId={siteId} onClose={() => onOpenChange(false)} /> : null}
    </Dialog>
  );
}

function Steps({ siteId, onClose }: { siteId: number; onClose: () => void }) {
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
  const close = () => {
    if (importId === undefined) forget();
    onClose();
  };
  const confirm = () => {
    if (found !== undefined && reason === null && !confirming.isPending) confirming.mutate(found.id);
  };
  const onKey = useSubmitKey(confirm);

  if (importId !== undefined) {
    return (
      <>
        <div className="dlg-b">
          {isDone && job !== undefined ? (
            <Done job={job} onAgain={forget} renderDone={() => null} />
          ) : (
            <Progress job={job} />
          )}
        </div>
        <div className="dlg-f">
          <span className="sp" />
          <Button variant={isDone ? "primary" : "secondary"} onClick={onClose}>
            {isDone ? "Close" : "Close, it goes on"}
          </Button>
        </div>
      </>
    );
  }
  if (found?.preview == null) {
    return (
      <div className="dlg-b">
        <FormError error={beginning.error} />
        <ColumnChoice failed={beginning.variables} error={beginning.error} onChosen={begin} />
        <FileChoice isBusy={beginning.isPending} onFile={(file) => begin({ file })} />
      </div>
    );
  }
  return (
    <div onKeyDown={onKey} className="col">
      <div className="dlg-b">
        <FormError error={confirming.error ?? looking.error} />
        <PreviewPart
          found={found}
          preview={found.preview}
          wishes={wishes}
          isLooking={looking.isPending}
          onReplace={forget}
          onWishes={look}
        />
      </div>
      <div className="dlg-f">
        <span className="sm t2 only-d">
          Figures of keywords that you have are updated; what you changed stays.
        </span>
        <span className="sp" />
        <Button variant="ghost" onClick={close}>
          Cancel
        </Button>
        <Button variant="primary" isBusy={confirming.isPending} reason={reason} onClick={confirm}>
          Import {plural(coming, "keyword")}
        </Button>
      </div>
    </div>
  );
}
