/** Keywords from a file, over a page: choose it, look at what was found, set the columns right, import, done. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import {
  beginImport,
  cancelImport,
  confirmImport,
  importQuery,
  isOver,
  previewAgain,
} from "@/features/keyword-import/api";
import { FileChoice } from "@/features/keyword-import/file-choice";
import { Done, Progress } from "@/features/keyword-import/found";
import type { Wishes } from "@/features/keyword-import/mapping";
import { PreviewPart } from "@/features/keyword-import/preview-part";
import { useSubmitKey } from "@/hooks/use-submit-key";
import { plural } from "@/lib/format";
import { listsKey } from "@/lib/queries/lists";

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

/** What has become of the file: looked at, being imported, imported. */
function useImport(siteId: number) {
  const client = useQueryClient();
  const [wishes, setWishes] = useState<Wishes>({});
  const beginning = useMutation({ mutationFn: (file: File) => beginImport(siteId, file) });
  const looking = useMutation({ mutationFn: (next: Wishes) => previewAgain(beginning.data?.id ?? 0, next) });
  const confirming = useMutation({ mutationFn: confirmImport });
  const leaving = useMutation({ mutationFn: cancelImport });
  const importId = confirming.data?.id;
  const { data: job } = useQuery({ ...importQuery(importId ?? 0), enabled: importId !== undefined });
  const isDone = job !== undefined && isOver(job.status);
  useEffect(() => {
    if (!isDone) return;
    void client.invalidateQueries({ queryKey: listsKey(siteId) });
    void client.invalidateQueries({ queryKey: ["automation", siteId] });
  }, [client, siteId, isDone]);
  const found = looking.data ?? beginning.data;
  const forget = () => {
    if (found !== undefined && importId === undefined) leaving.mutate(found.id);
    beginning.reset();
    looking.reset();
    confirming.reset();
    setWishes({});
  };
  const look = (next: Wishes) => {
    setWishes(next);
    looking.mutate(next);
  };
  return { beginning, looking, confirming, importId, job, isDone, found, wishes, look, forget };
}

function Steps({ siteId, onClose }: { siteId: number; onClose: () => void }) {
  const { beginning, looking, confirming, importId, job, isDone, found, wishes, look, forget } =
    useImport(siteId);
  const close = () => {
    if (importId === undefined) forget();
    onClose();
  };
  const coming = found?.preview == null ? 0 : found.preview.new + found.preview.updated;
  const reason = looking.isPending
    ? "The file is being looked at."
    : coming === 0
      ? "There is no keyword in it that could be imported."
      : null;
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
        <FileChoice isBusy={beginning.isPending} onFile={(file) => beginning.mutate(file)} />
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
