import { queryOptions } from "@tanstack/react-query";

import { PAGE } from "@/components/records/pages";
import { given, oneOf, readFlag, type Search, someOf } from "@/components/records/search";
import type { Source } from "@/components/records/use-row-pages";
import { answer, api, idempotencyKey, type Schemas } from "@/lib/api/client";
import type { paths } from "@/lib/api/schema.gen";
import { listKey } from "@/lib/queries/lists";

export type Picture = Schemas["ImageOut"];
export type PictureRow = Schemas["ImageRowOut"];
export type PictureChange = Schemas["ImageIn"];
type Filters = Omit<
  paths["/api/v1/images/"]["get"]["parameters"]["query"],
  "site_id" | "limit" | "cursor" | "counts"
>;

export const STATUSES = ["pending", "generated", "failed", "removed"] as const;
/** Removed ones only come where they are asked for. */
export const USUAL = ["pending", "generated", "failed"] as const;
const KINDS = ["featured", "in_article"] as const;
export const NAMES = ["q", "status", "kind", "alt", "open"] as const;

function filtersOf(search: Search): Filters {
  const status = someOf(STATUSES, search["status"]);
  const hasAlt = readFlag(search["alt"]);
  const all = {
    search: search["q"],
    status: status.length === 0 ? undefined : status,
    kind: oneOf(KINDS, search["kind"]),
    lacks_alt: hasAlt === undefined ? undefined : !hasAlt,
  };
  return given(all);
}

export function pictureSource(siteId: number, search: Search): Source<PictureRow> {
  const filters = filtersOf(search);
  return {
    key: [...listKey(siteId, "images"), filters],
    fetch: (cursor, signal) =>
      answer(
        api.GET("/api/v1/images/", {
          params: { query: { site_id: siteId, ...filters, cursor, limit: PAGE } },
          signal,
        }),
      ),
  };
}

export const pictureCountsQuery = (siteId: number, search: Search) => {
  const filters = filtersOf({ ...search, status: "" });
  return queryOptions({
    queryKey: [...listKey(siteId, "images"), "counts", filters],
    queryFn: async ({ signal }) => {
      const query = { site_id: siteId, ...filters, limit: 1, counts: true };
      const { counts } = await answer(api.GET("/api/v1/images/", { params: { query }, signal }));
      return Object.fromEntries(STATUSES.map((status) => [status, counts?.[status] ?? 0])) as Record<
        (typeof STATUSES)[number],
        number
      >;
    },
    staleTime: 5_000,
    placeholderData: (before) => before,
  });
};

export const pictureQuery = (siteId: number, imageId: number) =>
  queryOptions({
    queryKey: [...listKey(siteId, "images"), "one", imageId],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/images/{image_id}/", { params: { path: { image_id: imageId } }, signal })),
  });

const at = (imageId: number) => ({ path: { image_id: imageId } });

export const changePicture = (imageId: number, changes: PictureChange): Promise<Picture> =>
  answer(api.PATCH("/api/v1/images/{image_id}/", { params: at(imageId), body: changes }));

export const redraw = (imageId: number) =>
  answer(
    api.POST("/api/v1/images/{image_id}/redraw/", {
      params: { ...at(imageId), header: { "Idempotency-Key": idempotencyKey() } },
      body: {},
    }),
  );

export const removePicture = (imageId: number): Promise<Picture> =>
  answer(api.DELETE("/api/v1/images/{image_id}/", { params: at(imageId) }));

export const putBack = (imageId: number): Promise<Picture> =>
  answer(api.POST("/api/v1/images/{image_id}/put_back/", { params: at(imageId) }));

export const uploadPicture = (imageId: number, file: File): Promise<Picture> =>
  answer(
    api.POST("/api/v1/images/{image_id}/upload/", {
      params: at(imageId),
      body: { file: file.name }, // the document's shape; the bytes go below
      bodySerializer: () => {
        const form = new FormData();
        form.append("file", file);
        return form;
      },
    }),
  );
