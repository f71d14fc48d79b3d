import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { FormError } from "@/components/form-error";
import { beginImport, confirmImport, type Import, importQuery, isOver } from "@/features/keyword-import/api";
import { FileChoice } from "@/features/keyword-import/file-choice";
import { Done, Preview, Progress } from "@/features/keyword-import/found";

interface KeywordImportProps {
  siteId: number;
  /** What can be done once the keywords are there. */
  renderDone: (done: Import) => React.ReactNode;
}

/** From a file to keywords: choose, look at what was found, import, done. */
export function KeywordImport({ siteId, renderDone }: KeywordImportProps) {
  const client = useQueryClient();
  const [importId, setImportId] = useState<number | null>(null);
  const beginning = useMutation({ mutationFn: (file: File) => beginImport(siteId, file) });
  const found = beginning.data;
  const confirming = useMutation({
    mutationFn: confirmImport,
    onSuccess: (job) => setImportId(job.id),
  });
  const following = useQuery({ ...importQuery(importId ?? 0), enabled: importId !== null });
  const job = following.data;
  const isDone = job?.status === "done";
  useEffect(() => {
    if (isDone) void client.invalidateQueries({ queryKey: ["automation", siteId] });
  }, [isDone, client, siteId]);
  const again = () => {
    beginning.reset();
    confirming.reset();
    setImportId(null);
  };

  if (job !== undefined && isOver(job.status)) {
    return <Done job={job} onAgain={again} renderDone={renderDone} />;
  }
  if (importId !== null) return <Progress job={job} />;
  if (found?.preview != null) {
    return (
      <Preview
        found={found}
        error={confirming.error}
        isBusy={confirming.isPending}
        onConfirm={() => confirming.mutate(found.id)}
        onAgain={again}
      />
    );
  }
  return (
    <div className="stack">
      <FormError error={beginning.error} />
      <FileChoice isBusy={beginning.isPending} onFile={(file) => beginning.mutate(file)} />
    </div>
  );
}
