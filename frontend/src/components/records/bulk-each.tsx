import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import { ConfirmDialog } from "@/components/dialog";
import { BulkBar, BulkButton } from "@/components/records/bulk-bar";
import type { BulkContext } from "@/components/records/types";
import { type Undo, useTold } from "@/hooks/use-told";
import { plural } from "@/lib/format";
import { describeInTurn, inTurn } from "@/lib/in-turn";

const MOST = 50; // each of them is a request of its own

/** What can be done to rows, one after the other. */
export interface Deed {
  label: string;
  icon: ReactNode;
  /** "Write 3 tasks", of "3 tasks". */
  action: (what: string) => string;
  title: (what: string) => string;
  /** What it means, before it is done. */
  text: string;
  run: (ids: number[]) => Promise<Done>;
}

interface Done {
  said: string;
  undo: Undo | null;
}

/** How what was done is taken back. */
interface Back<T> {
  ids: (done: T[]) => number[];
  act: (id: number) => Promise<unknown>;
  said: (times: number) => string;
}

/** Does it to each; what came of it in words, and how it is taken back. */
export async function doneInTurn<T>(
  ids: number[],
  act: (id: number) => Promise<T>,
  said: (times: number) => string,
  back?: Back<T>,
): Promise<Done> {
  const told = await inTurn(ids, act);
  const gone = back?.ids(told.done) ?? [];
  const undo =
    back === undefined || gone.length === 0
      ? null
      : async () => describeInTurn(await inTurn(gone, back.act), back.said);
  return { said: describeInTurn(told, said), undo };
}

interface BulkEachProps {
  context: BulkContext;
  siteId: number;
  one: string;
  deeds: readonly Deed[];
}

/** Bulk actions that the server takes one by one. Each is asked about before. */
export function BulkEach({ context, siteId, one, deeds }: BulkEachProps) {
  const { tell } = useTold(siteId);
  const [asked, setAsked] = useState<Deed | null>(null);
  const ids = [...context.selection.ids];
  const what = plural(ids.length, one);
  const doing = useMutation({
    mutationFn: (deed: Deed) => deed.run(ids),
    onSuccess: ({ said, undo }) => {
      context.clear();
      tell(said, undo);
    },
    onSettled: () => setAsked(null),
  });
  const reason = doing.isPending
    ? "One thing at a time."
    : ids.length > MOST
      ? `Choose at most ${MOST}: each is done by itself.`
      : null;
  return (
    <>
      <BulkBar context={context}>
        {deeds.map((deed) => (
          <BulkButton key={deed.label} icon={deed.icon} reason={reason} onClick={() => setAsked(deed)}>
            {deed.label}
          </BulkButton>
        ))}
      </BulkBar>
      {asked === null ? null : (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setAsked(null)}
          title={asked.title(what)}
          action={asked.action(what)}
          keep="Keep as is"
          isBusy={doing.isPending}
          onConfirm={() => doing.mutate(asked)}
        >
          <p>{asked.text}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
