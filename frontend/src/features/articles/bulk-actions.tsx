import { useMutation } from "@tanstack/react-query";
import { Check, Download, X } from "lucide-react";
import { useState } from "react";

import { ConfirmDialog } from "@/components/dialog";
import { Field, TextArea } from "@/components/field";
import { MenuItem } from "@/components/menu";
import { BulkBar, BulkButton, BulkMenu } from "@/components/records/bulk-bar";
import type { BulkContext } from "@/components/records/types";
import { backToDraft, decideMany, exportArticles, type Format } from "@/features/articles/api";
import { articlesWord } from "@/features/articles/columns";
import { useTold } from "@/hooks/use-told";
import { describeInTurn, inTurn } from "@/lib/in-turn";
import { saveFile } from "@/lib/save-file";

const MOST = 100; // of one decision
const FORMATS: { value: Format; label: string }[] = [
  { value: "markdown", label: "Markdown" },
  { value: "html", label: "HTML" },
  { value: "json", label: "JSON" },
  { value: "wxr", label: "WordPress (WXR)" },
];

interface BulkActionsProps {
  context: BulkContext;
  siteId: number;
  /** Why this person may not decide; null where they may. */
  whyNot: string | null;
}

export function BulkActions({ context, siteId, whyNot }: BulkActionsProps) {
  const { selection, clear } = context;
  const { tell, fail } = useTold(siteId);
  const [asked, setAsked] = useState<"approve" | "reject" | null>(null);
  const [reasonText, setReasonText] = useState("");
  const ids = [...selection.ids];
  const deciding = useMutation({
    mutationFn: (decision: "approve" | "reject") => decideMany(siteId, ids, decision, reasonText.trim()),
    onError: fail,
    onSuccess: ({ results }, decision) => {
      clear();
      const done = results.filter((each) => each.ok).map((each) => each.id);
      const refused = results.filter((each) => !each.ok);
      const told = {
        done,
        failed: refused.length,
        why: refused[0]?.message ?? undefined,
      };
      const word = decision === "approve" ? "approved" : "rejected";
      const undo = async () => {
        const back = await inTurn(done, backToDraft);
        return describeInTurn(back, (times) => `${articlesWord(times)} back to draft.`);
      };
      tell(
        describeInTurn(told, (times) => `${articlesWord(times)} ${word}.`),
        done.length > 0 ? undo : null,
      );
    },
    onSettled: () => setAsked(null),
  });
  const exporting = useMutation({
    mutationFn: (format: Format) => exportArticles(siteId, ids, format),
    onError: fail,
    onSuccess: ({ blob, name }) => saveFile(blob, name),
  });
  const reason =
    whyNot ??
    (deciding.isPending ? "One thing at a time." : ids.length > MOST ? `Choose at most ${MOST}.` : null);
  const what = `${asked === "reject" ? "Reject" : "Approve"} ${articlesWord(ids.length)}`;
  return (
    <>
      <BulkBar context={context}>
        <BulkButton icon={<Check size={15} />} reason={reason} onClick={() => setAsked("approve")}>
          Approve
        </BulkButton>
        <BulkButton icon={<X size={15} />} reason={reason} onClick={() => setAsked("reject")}>
          Reject
        </BulkButton>
        <BulkMenu icon={<Download size={15} />} label={exporting.isPending ? "Exporting" : "Export"}>
          {FORMATS.map((format) => (
            <MenuItem key={format.value} onSelect={() => exporting.mutate(format.value)}>
              {format.label}
            </MenuItem>
          ))}
        </BulkMenu>
      </BulkBar>
      {asked === null ? null : (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setAsked(null)}
          title={`${what}?`}
          action={what}
          keep="Keep as is"
          isBusy={deciding.isPending}
          onConfirm={() => deciding.mutate(asked)}
        >
          {asked === "approve" ? (
            <p>
              Each is decided for itself: one that waits for images, or that the site's limits hold, stays as
              it is and is named. Approve those one by one.
            </p>
          ) : (
            <>
              <p>They stay, and can be taken back to draft.</p>
              <Field label="Why" help="Kept as a note at each of them. May be empty.">
                <TextArea
                  rows={3}
                  value={reasonText}
                  onChange={(event) => setReasonText(event.target.value)}
                />
              </Field>
            </>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}
