import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import {
  beginImport,
  cancelImport,
  type Chosen,
  confirmImport,
  importQuery,
  isOver,
  previewAgain,
} from "@/features/keyword-import/api";
import type { Wishes } from "@/features/keyword-import/mapping";
import { listsKey } from "@/lib/queries/lists";

/** What has become of the file: looked at, being imported, imported. */
export function useImport(siteId: number) {
  const client = useQueryClient();
  const [wishes, setWishes] = useState<Wishes>({});
  const beginning = useMutation({ mutationFn: (chosen: Chosen) => beginImport(siteId, chosen) });
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
  /** Looks into a file. With the column, where it was looked into before and none was found. */
  const begin = (chosen: Chosen) => {
    setWishes(chosen.keywordColumn === undefined ? {} : { keyword: chosen.keywordColumn });
    beginning.mutate(chosen);
  };
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
  const coming = found?.preview == null ? 0 : found.preview.new + found.preview.updated;
  const reason = looking.isPending
    ? "The file is being looked at."
    : coming === 0
      ? "There is no keyword in it that could be imported."
      : null;
  return {
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
  };
}
