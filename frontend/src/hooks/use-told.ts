/** Says what came of the user's own action, and takes it back where that can be. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "@/lib/toast";

import { messageOf } from "@/lib/api/errors";
import { plural } from "@/lib/format";
import { listsKey, undoChange } from "@/lib/queries/lists";

/** What undoes it: a change's id, or what to do; it answers with what it has done. */
export type Undo = number | (() => Promise<string>);

interface Told {
  tell: (text: string, undo?: Undo | null) => void;
  fail: (error: unknown) => void;
  refresh: () => void;
}

const UNDO_MS = 12_000;

export function useTold(siteId: number): Told {
  const client = useQueryClient();
  const refresh = useCallback(() => {
    void client.invalidateQueries({ queryKey: listsKey(siteId) });
    void client.invalidateQueries({ queryKey: ["automation", siteId] });
  }, [client, siteId]);
  const fail = useCallback((error: unknown) => {
    toast.error(messageOf(error));
  }, []);
  const tell = useCallback(
    (text: string, undo?: Undo | null) => {
      refresh();
      if (undo == null) {
        toast(text);
        return;
      }
      const back = () => {
        takeBack(undo)
          .then((done) => toast(done))
          .catch(fail)
          .finally(refresh);
      };
      toast(text, { duration: UNDO_MS, action: { label: "Undo", onClick: back } });
    },
    [fail, refresh],
  );
  return { tell, fail, refresh };
}

async function takeBack(undo: Undo): Promise<string> {
  if (typeof undo !== "number") return undo();
  const undone = await undoChange(undo);
  const left = undone.refused > 0 ? ` ${plural(undone.refused, "row")} stayed: changed again since.` : "";
  return `Undone for ${plural(undone.restored, "row")}.${left}`;
}
