import { RefreshCw, Trash2 } from "lucide-react";

import { BulkEach, type Deed, doneInTurn } from "@/components/records/bulk-each";
import type { BulkContext } from "@/components/records/types";
import { putBack, redraw, removePicture } from "@/features/images/api";
import { plural } from "@/lib/format";

const DEEDS: readonly Deed[] = [
  {
    label: "Draw again",
    icon: <RefreshCw size={15} />,
    action: (images) => `Draw ${images} again`,
    title: (images) => `Draw ${images} again?`,
    text: "Each costs what a new image costs. The old one stays until the new one is there.",
    run: (ids) => doneInTurn(ids, redraw, (times) => `Drawing ${plural(times, "image")} again has started.`),
  },
  {
    label: "Remove",
    icon: <Trash2 size={15} />,
    action: (images) => `Remove ${images}`,
    title: (images) => `Remove ${images}?`,
    text: "They leave their articles. They can be put back for a week.",
    run: (ids) =>
      doneInTurn(ids, removePicture, (times) => `${plural(times, "image")} removed.`, {
        ids: (removed) => removed.map((each) => each.id),
        act: putBack,
        said: (times) => `${plural(times, "image")} put back.`,
      }),
  },
];

export function BulkActions({ context, siteId }: { context: BulkContext; siteId: number }) {
  return <BulkEach context={context} siteId={siteId} one="image" deeds={DEEDS} />;
}
