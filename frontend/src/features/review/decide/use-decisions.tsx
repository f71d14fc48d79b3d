/** Approve, ask for changes, reject: the same in the queue and on an article's own page, with what each of them asks. */
import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { toast } from "@/lib/toast";

import { approve, type Approval, backToDraft } from "@/features/review/api";
import { AskDialog } from "@/features/review/decide/ask-dialog";
import { HeldDialog } from "@/features/review/decide/held-dialog";
import { PendingDialog } from "@/features/review/decide/pending-dialog";
import { RejectDialog } from "@/features/review/decide/reject-dialog";
import { type Article, contentKeys, type Row } from "@/features/review/queries";
import type { Schemas } from "@/lib/api/client";
import { ApiError, messageOf } from "@/lib/api/errors";
import { automationKeys } from "@/lib/queries/automation";

export interface Target {
  id: number;
  title: string;
  version: number;
}

type Open =
  | { is: "ask" | "reject"; target: Target }
  | { is: "held"; target: Target; reasons: string[]; asked: Approval }
  | { is: "pending"; target: Target; pending: number; asked: Approval };

export interface Decisions {
  approve: (target: Target) => void;
  ask: (target: Target) => void;
  reject: (target: Target) => void;
  isBusy: boolean;
  dialogs: ReactNode;
}

interface Options {
  siteId: number;
  /** What must be done before anything is decided, as to save; where it can't be, nothing is decided. */
  before?: () => Promise<number | null>;
  onApproved?: (target: Target) => void;
}

export function useDecisions({ siteId, before, onApproved }: Options): Decisions {
  const client = useQueryClient();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const again = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: contentKeys.ofSite(siteId) }),
      client.invalidateQueries({ queryKey: ["article"] }),
      client.invalidateQueries({ queryKey: automationKeys.overview(siteId) }),
    ]);

  const undoing = useMutation({
    mutationFn: (id: number) => backToDraft(id),
    onSuccess: () => toast.success("It is a draft again."),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: again,
  });

  const approving = useMutation({
    mutationFn: ({ target, asked }: { target: Target; asked: Approval }) =>
      approve(target.id, { version: target.version, ...asked }),
    onMutate: async ({ target }) => {
      const queue = contentKeys.queue(siteId, "ready");
      await client.cancelQueries({ queryKey: queue });
      const rows = client.getQueryData<Pages>(queue);
      const article = client.getQueryData<Article>(contentKeys.article(target.id));
      client.setQueryData<Pages>(queue, (known) => without(known, target.id));
      client.setQueryData<Article>(contentKeys.article(target.id), (known) =>
        known === undefined ? known : { ...known, status: "approved" },
      );
      return { rows, article };
    },
    onSuccess: (_, { target }) => {
      close();
      toast.success(`Approved: ${target.title}`, {
        action: { label: "Undo", onClick: () => undoing.mutate(target.id) },
      });
      onApproved?.(target);
    },
    onError: (error, { target, asked }, context) => {
      client.setQueryData(contentKeys.queue(siteId, "ready"), context?.rows);
      client.setQueryData(contentKeys.article(target.id), context?.article);
      const next = asksFor(error, target, asked);
      if (next === null) toast.error(messageOf(error));
      setOpen(next);
    },
    onSettled: again,
  });

  const start = async (target: Target, then: (ready: Target) => void) => {
    const version = before === undefined ? target.version : await before();
    if (version !== null) then({ ...target, version });
  };
  const settled = () => {
    close();
    void again();
  };
  return {
    approve: (target) => void start(target, (ready) => approving.mutate({ target: ready, asked: {} })),
    ask: (target) => void start(target, (ready) => setOpen({ is: "ask", target: ready })),
    reject: (target) => void start(target, (ready) => setOpen({ is: "reject", target: ready })),
    isBusy: approving.isPending,
    dialogs: (
      <>
        {open?.is === "ask" ? <AskDialog target={open.target} onClose={close} onDone={settled} /> : null}
        {open?.is === "reject" ? (
          <RejectDialog target={open.target} onClose={close} onDone={settled} />
        ) : null}
        {open?.is === "held" ? (
          <HeldDialog
            title={open.target.title}
            reasons={open.reasons}
            isBusy={approving.isPending}
            onClose={close}
            onOverride={(override_reason) =>
              approving.mutate({ target: open.target, asked: { ...open.asked, override_reason } })
            }
          />
        ) : null}
        {open?.is === "pending" ? (
          <PendingDialog
            pending={open.pending}
            isBusy={approving.isPending}
            onClose={close}
            onConfirm={() =>
              approving.mutate({ target: open.target, asked: { ...open.asked, without_images: true } })
            }
          />
        ) : null}
      </>
    ),
  };
}

/** Some refusals are questions: why to override, whether to do without pictures. */
function asksFor(error: unknown, target: Target, asked: Approval): Open | null {
  if (!(error instanceof ApiError)) return null;
  if (error.code === "content_held") {
    const given = error.extra["reasons"];
    const reasons = Array.isArray(given) ? given.filter((each) => typeof each === "string") : [error.message];
    return { is: "held", target, reasons, asked };
  }
  if (error.code === "images_pending") {
    return { is: "pending", target, pending: Number(error.extra["pending"] ?? 1), asked };
  }
  return null;
}

type Pages = InfiniteData<Schemas["ContentsOut"], string>;

function without(known: Pages | undefined, id: number): Pages | undefined {
  if (known === undefined) return known;
  const pages = known.pages.map((page) => ({
    ...page,
    items: page.items.filter((row: Row) => row.id !== id),
  }));
  return { ...known, pages };
}
