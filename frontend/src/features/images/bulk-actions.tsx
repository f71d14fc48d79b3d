import { useMutation } from "@tanstack/react-query";
import { RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";

import { ConfirmDialog } from "@/components/dialog";
import { BulkBar, BulkButton } from "@/components/records/bulk-bar";
import type { BulkContext } from "@/components/records/types";
import { putBack, redraw, removePicture } from "@/features/images/api";
import { useTold } from "@/hooks/use-told";
import { plural } from "@/lib/format";
import { describeInTurn, inTurn } from "@/lib/in-turn";

const MOST = 50; // each of them is a request of its own

export function BulkActions({ context, siteId }: { context: BulkContext; siteId: number }) {
  const { selection, clear } = context;
  const { tell } = useTold(siteId);
  const [asked, setAsked] = useState<"redraw" | "remove" | null>(null);
  const ids = [...selection.ids];
  const images = plural(ids.length, "image");
  const drawing = useMutation({
    mutationFn: () => inTurn(ids, redraw),
    onSuccess: (told) => {
      clear();
      tell(describeInTurn(told, (times) => `Drawing ${plural(times, "image")} again has started.`));
    },
    onSettled: () => setAsked(null),
  });
  const removing = useMutation({
    mutationFn: () => inTurn(ids, removePicture),
    onSuccess: (told) => {
      clear();
      const gone = told.done.map((each) => each.id);
      const undo = async () => {
        const back = await inTurn(gone, putBack);
        return describeInTurn(back, (times) => `${plural(times, "image")} put back.`);
      };
      tell(
        describeInTurn(told, (times) => `${plural(times, "image")} removed.`),
        gone.length > 0 ? undo : null,
      );
    },
    onSettled: () => setAsked(null),
  });
  const isBusy = drawing.isPending || removing.isPending;
  const reason = isBusy
    ? "One thing at a time."
    : ids.length > MOST
      ? `Choose at most ${MOST}: each is done by itself.`
      : null;
  return (
    <>
      <BulkBar context={context}>
        <BulkButton icon={<RefreshCw size={15} />} reason={reason} onClick={() => setAsked("redraw")}>
          Draw again
        </BulkButton>
        <BulkButton icon={<Trash2 size={15} />} reason={reason} onClick={() => setAsked("remove")}>
          Remove
        </BulkButton>
      </BulkBar>
      {asked === null ? null : (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setAsked(null)}
          title={asked === "redraw" ? `Draw ${images} again?` : `Remove ${images}?`}
          action={asked === "redraw" ? `Draw ${images} again` : `Remove ${images}`}
          keep="Keep as is"
          isBusy={isBusy}
          onConfirm={() => (asked === "redraw" ? drawing.mutate() : removing.mutate())}
        >
          {asked === "redraw" ? (
            <p>Each costs what a new image costs. The old one stays until the new one is there.</p>
          ) : (
            <p>They leave their articles. They can be put back for a week.</p>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}
