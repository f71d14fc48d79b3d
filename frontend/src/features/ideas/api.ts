import { queryOptions } from "@tanstack/react-query";

import { PAGE } from "@/components/records/pages";
import { given, oneOf, readFlag, readId, type Search, someOf } from "@/components/records/search";
import type { Source } from "@/components/records/use-row-pages";
import { answer, api, idempotencyKey, type Schemas } from "@/lib/api/client";
import type { paths } from "@/lib/api/schema.gen";
import { listKey } from "@/lib/queries/lists";

export type Idea = Schemas["IdeaOut"];
export type IdeaChange = Schemas["IdeaChange"];
export type Filters = Omit<
  paths["/api/v1/ideas/"]["get"]["parameters"]["query"],
  "site_id" | "sort" | "limit" | "cursor" | "count"
>;

export const STATUSES = ["new", "in_progress", "completed", "rejected"] as const;
export const SORTS = ["priority", "-priority", "title", "-title", "created", "-created"] as const;
export const DEFAULT_SORT = "-priority";
export const NAMES = ["q", "status", "cluster", "similar", "parked", "sort", "open"] as const;

export function filtersOf(search: Search): Filters {
  const status = someOf(STATUSES, search["status"]);
  const all = {
    search: search["q"],
    status: status.length === 0 ? undefined : status,
    cluster_id: readId(search["cluster"]),
    similar: readFlag(search["similar"]),
    parked: readFlag(search["parked"]),
  };
  return given(all);
}

export function ideaSource(siteId: number, search: Search): Source<Idea> {
  const filters = filtersOf(search);
  const sort = oneOf(SORTS, search["sort"]) ?? DEFAULT_SORT;
  return {
    key: [...listKey(siteId, "ideas"), filters, sort],
    fetch: (cursor, signal) =>
      answer(
        api.GET("/api/v1/ideas/", {
          params: { query: { site_id: siteId, ...filters, sort, cursor, limit: PAGE } },
          signal,
        }),
      ),
  };
}

export const ideaCountsQuery = (siteId: number, search: Search) => {
  const filters = filtersOf({ ...search, status: "" });
  return queryOptions({
    queryKey: [...listKey(siteId, "ideas"), "counts", filters],
    queryFn: async ({ signal }) => {
      const query = { site_id: siteId, ...filters, limit: 1, count: true };
      return (await answer(api.GET("/api/v1/ideas/", { params: { query }, signal }))).counts;
    },
    staleTime: 5_000,
    placeholderData: (before) => before,
  });
};

export const ideaQuery = (siteId: number, ideaId: number) =>
  queryOptions({
    queryKey: [...listKey(siteId, "ideas"), "one", ideaId],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/ideas/{idea_id}/", { params: { path: { idea_id: ideaId } }, signal })),
  });

export const changeIdea = (ideaId: number, changes: IdeaChange): Promise<Idea> =>
  answer(api.PATCH("/api/v1/ideas/{idea_id}/", { params: { path: { idea_id: ideaId } }, body: changes }));

export const decideIdeas = (siteId: number, body: Schemas["IdeaBulkIn"]): Promise<Schemas["BulkOut"]> =>
  answer(api.POST("/api/v1/ideas/bulk/", { params: { query: { site_id: siteId } }, body }));

export const makeTask = (ideaId: number) =>
  answer(
    api.POST("/api/v1/ideas/{idea_id}/make_task/", {
      params: { path: { idea_id: ideaId }, header: { "Idempotency-Key": idempotencyKey() } },
    }),
  );
