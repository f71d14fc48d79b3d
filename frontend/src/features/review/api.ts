/** What a person does to an article: save, decide, ask, draw again, note, restore, take along. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";

import type { Asked } from "@/features/review/article/saver";
import { type Article, contentKeys, type Note, type Picture } from "@/features/review/queries";
import { answer, api, idempotencyKey, type Schemas } from "@/lib/api/client";
import { messageOf } from "@/lib/api/errors";
import { automationKeys } from "@/lib/queries/automation";

const of = (content_id: number) => ({ params: { path: { content_id } } });
const image = (image_id: number) => ({ params: { path: { image_id } } });

export const saveArticle = (id: number, { version, autosave, changes }: Asked): Promise<Article> =>
  answer(api.PATCH("/api/v1/content/{content_id}/", { ...of(id), body: { version, autosave, ...changes } }));

export const checkArticle = (id: number): Promise<Article> =>
  answer(api.POST("/api/v1/content/{content_id}/check/", of(id)));

export interface Approval {
  version?: number;
  without_images?: boolean;
  override_reason?: string;
}

export const approve = (id: number, asked: Approval): Promise<Schemas["DecidedOut"]> =>
  answer(
    api.POST("/api/v1/content/{content_id}/approve/", {
      ...of(id),
      body: { without_images: false, override_reason: "", ...asked },
    }),
  );

export const reject = (id: number, reason: string): Promise<Schemas["DecidedOut"]> =>
  answer(api.POST("/api/v1/content/{content_id}/reject/", { ...of(id), body: { reason } }));

export const backToDraft = (id: number): Promise<Schemas["DecidedOut"]> =>
  answer(api.POST("/api/v1/content/{content_id}/draft/", of(id)));

export const askForChanges = (
  id: number,
  asked: { instruction: string; rewrite: boolean },
): Promise<Schemas["ChangesAskedOut"]> =>
  answer(
    api.POST("/api/v1/content/{content_id}/ask_for_changes/", {
      params: { path: { content_id: id }, header: { "Idempotency-Key": idempotencyKey() } },
      body: asked,
    }),
  );

export const decideMany = (
  siteId: number,
  content_ids: number[],
  decision: "approve" | "reject",
): Promise<Schemas["DecisionsOut"]> =>
  answer(
    api.POST("/api/v1/content/bulk/", {
      params: { query: { site_id: siteId } },
      body: { content_ids, decision, reason: "", without_images: false, override_reason: "" },
    }),
  );

export const restoreVersion = (id: number, number: number, version: number): Promise<Schemas["DecidedOut"]> =>
  answer(api.POST("/api/v1/content/{content_id}/restore/", { ...of(id), body: { number, version } }));

export const editPicture = (id: number, changes: { alt_text?: string }): Promise<Picture> =>
  answer(api.PATCH("/api/v1/images/{image_id}/", { ...image(id), body: changes }));

export const drawAgain = (id: number, prompt: string | null): Promise<Schemas["RedrawnOut"]> =>
  answer(
    api.POST("/api/v1/images/{image_id}/redraw/", {
      params: { path: { image_id: id }, header: { "Idempotency-Key": idempotencyKey() } },
      body: { prompt, title: null },
    }),
  );

export const replacePicture = (id: number, file: File): Promise<Picture> =>
  answer(
    api.POST("/api/v1/images/{image_id}/upload/", {
      ...image(id),
      body: { file: file.name }, // the document's shape; the bytes go below
      bodySerializer: () => {
        const form = new FormData();
        form.append("file", file);
        return form;
      },
    }),
  );

export const takeOut = (id: number): Promise<Picture> =>
  answer(api.DELETE("/api/v1/images/{image_id}/", image(id)));

export const putBack = (id: number): Promise<Picture> =>
  answer(api.POST("/api/v1/images/{image_id}/put_back/", image(id)));

export const addNote = (id: number, note: { text: string; quote: string }): Promise<Note> =>
  answer(api.POST("/api/v1/content/{content_id}/notes/", { ...of(id), body: note }));

export const changeNote = (id: number, changes: { text?: string; is_resolved?: boolean }): Promise<Note> =>
  answer(
    api.PATCH("/api/v1/notes/{note_id}/", {
      params: { path: { note_id: id } },
      body: changes,
    }),
  );

export const deleteNote = (id: number): Promise<unknown> =>
  answer(api.DELETE("/api/v1/notes/{note_id}/", { params: { path: { note_id: id } } }));

/** The article as files, as `igny8 export` writes them. */
export async function exportArticle(siteId: number, id: number, format: "markdown" | "html"): Promise<void> {
  const packed = await answer(
    api.POST("/api/v1/content/export/", {
      params: { query: { site_id: siteId } },
      body: { format, content_ids: [id], filters: null, images_url: "" },
      parseAs: "blob",
    }),
  );
  const link = document.createElement("a");
  link.href = URL.createObjectURL(packed);
  link.download = `article-${id}-${format}.zip`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** One thing that is done to an article: says so, and reads anew what may have changed. */
export function useDoing<Asked, Told>(
  siteId: number,
  id: number,
  {
    does,
    said,
    onDone,
  }: { does: (asked: Asked) => Promise<Told>; said?: string; onDone?: (told: Told) => void },
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: does,
    onSuccess: (told) => {
      if (said !== undefined) toast.success(said);
      onDone?.(told);
    },
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: contentKeys.article(id) }),
        client.invalidateQueries({ queryKey: contentKeys.ofSite(siteId) }),
        client.invalidateQueries({ queryKey: automationKeys.overview(siteId) }),
      ]),
  });
}
