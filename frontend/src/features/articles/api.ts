import { queryOptions } from "@tanstack/react-query";

import { PAGE } from "@/components/records/pages";
import { given, oneOf, readFlag, readId, readRange, type Search, someOf } from "@/components/records/search";
import type { Source } from "@/components/records/use-row-pages";
import { answer, api, type Schemas } from "@/lib/api/client";
import type { paths } from "@/lib/api/schema.gen";
import { listKey } from "@/lib/queries/lists";

export type Article = Schemas["ContentRowOut"];
export type Decisions = Schemas["DecisionsOut"];
export type Format = Schemas["ExportIn"]["format"];
type Filters = Omit<
  paths["/api/v1/content/"]["get"]["parameters"]["query"],
  "site_id" | "sort" | "limit" | "cursor" | "counts"
>;

export const STATUSES = ["draft", "changes_requested", "approved", "published", "rejected"] as const;
const MARKS = ["image_failed", "parked", "any"] as const;
export const SORTS = [
  "id",
  "-id",
  "title",
  "-title",
  "score",
  "-score",
  "word_count",
  "-word_count",
  "priority",
  "-priority",
  "updated_at",
  "-updated_at",
] as const;
export const DEFAULT_SORT = "-id";
export const NAMES = ["q", "status", "cluster", "score", "marked", "ready", "brief", "sort"] as const;

export function filtersOf(search: Search): Filters {
  const status = someOf(STATUSES, search["status"]);
  const score = readRange(search["score"]);
  const all = {
    search: search["q"],
    status: status.length === 0 ? undefined : status,
    cluster_id: readId(search["cluster"]),
    score_min: score.from === undefined ? undefined : Math.round(score.from),
    score_max: score.to === undefined ? undefined : Math.round(score.to),
    marked: oneOf(MARKS, search["marked"]),
    is_ready: readFlag(search["ready"]),
    is_brief: readFlag(search["brief"]),
  };
  return given(all);
}

export function articleSource(siteId: number, search: Search): Source<Article> {
  const filters = filtersOf(search);
  const sort = oneOf(SORTS, search["sort"]) ?? DEFAULT_SORT;
  return {
    key: [...listKey(siteId, "articles"), filters, sort],
    fetch: (cursor, signal) =>
      answer(
        api.GET("/api/v1/content/", {
          params: { query: { site_id: siteId, ...filters, sort, cursor, limit: PAGE } },
          signal,
        }),
      ),
  };
}

export const articleCountsQuery = (siteId: number, search: Search) => {
  const filters = filtersOf({ ...search, status: "" });
  return queryOptions({
    queryKey: [...listKey(siteId, "articles"), "counts", filters],
    queryFn: async ({ signal }) => {
      const query = { site_id: siteId, ...filters, limit: 1, counts: true };
      const { counts } = await answer(api.GET("/api/v1/content/", { params: { query }, signal }));
      return Object.fromEntries(STATUSES.map((status) => [status, counts?.[status] ?? 0])) as Record<
        (typeof STATUSES)[number],
        number
      >;
    },
    staleTime: 5_000,
    placeholderData: (before) => before,
  });
};

export const decideMany = (
  siteId: number,
  ids: number[],
  decision: "approve" | "reject",
  reason: string,
): Promise<Decisions> =>
  answer(
    api.POST("/api/v1/content/bulk/", {
      params: { query: { site_id: siteId } },
      body: { content_ids: ids, decision, reason, without_images: false, override_reason: "" },
    }),
  );

export const backToDraft = (contentId: number) =>
  answer(api.POST("/api/v1/content/{content_id}/draft/", { params: { path: { content_id: contentId } } }));

/** The chosen articles as a ZIP, and the name that the server gives it. */
export async function exportArticles(
  siteId: number,
  ids: number[],
  format: Format,
): Promise<{ blob: Blob; name: string }> {
  let name = `articles-${format}.zip`;
  const blob = await answer(
    api
      .POST("/api/v1/content/export/", {
        params: { query: { site_id: siteId } },
        body: { format, content_ids: ids, images_url: "" },
        parseAs: "blob",
      })
      .then((answered) => {
        const told = /filename="([^"]+)"/.exec(answered.response.headers.get("Content-Disposition") ?? "");
        name = told?.[1] ?? name;
        return answered;
      }),
  );
  return { blob, name };
}
