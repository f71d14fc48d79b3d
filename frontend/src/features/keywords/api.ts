import { queryOptions } from "@tanstack/react-query";

import { PAGE } from "@/components/records/pages";
import { given, oneOf, readFlag, readId, readRange, type Search, someOf } from "@/components/records/search";
import type { Source } from "@/components/records/use-row-pages";
import { answer, api, idempotencyKey, type Schemas } from "@/lib/api/client";
import type { paths } from "@/lib/api/schema.gen";
import { listKey } from "@/lib/queries/lists";

export type Keyword = Schemas["KeywordOut"];
export type KeywordWhole = Schemas["KeywordWholeOut"];
export type Change = Schemas["KeywordChange"];
export type BulkReport = Schemas["BulkOut"];
export type BulkIn = Schemas["KeywordBulkIn"];
export type Filters = Omit<
  paths["/api/v1/keywords/"]["get"]["parameters"]["query"],
  "site_id" | "sort" | "limit" | "cursor" | "count"
>;

export const STATUSES = ["new", "mapped", "excluded", "parked"] as const;
export const INTENTS = ["informational", "commercial", "transactional", "navigational"] as const;
const LACKING = ["volume", "difficulty", "cpc", "intent", "url", "sector"] as const;
export const SORTS = [
  "priority",
  "-priority",
  "term",
  "-term",
  "volume",
  "-volume",
  "impressions",
  "-impressions",
  "difficulty",
  "-difficulty",
  "cpc",
  "-cpc",
  "created",
  "-created",
] as const;
export const NAMES = [
  "q",
  "status",
  "volume",
  "cluster",
  "intent",
  "difficulty",
  "impressions",
  "cpc",
  "lacks",
  "sector",
  "twins",
  "sort",
  "open",
] as const;

/** The address's filters as the API takes them. What isn't a filter is left out. */
export function filtersOf(search: Search): Filters {
  const variants = readFlag(search["twins"]);
  const volume = readRange(search["volume"]);
  const impressions = readRange(search["impressions"]);
  const difficulty = readRange(search["difficulty"]);
  const cpc = readRange(search["cpc"]);
  const cluster = readId(search["cluster"]);
  const sector = readId(search["sector"]);
  const all = {
    search: search["q"],
    status: some(someOf(STATUSES, search["status"])),
    intent: some(someOf(INTENTS, search["intent"])),
    lacks: some(someOf(LACKING, search["lacks"])),
    cluster_id: cluster,
    sector_id: sector,
    variants,
    volume_from: volume.from,
    volume_to: volume.to,
    impressions_from: impressions.from,
    impressions_to: impressions.to,
    difficulty_from: difficulty.from,
    difficulty_to: difficulty.to,
    cpc_from: cpc.from,
    cpc_to: cpc.to,
  };
  return given(all);
}

const some = <T>(list: T[]): T[] | undefined => (list.length === 0 ? undefined : list);

export const DEFAULT_SORT = "-volume";

export function keywordSource(siteId: number, search: Search): Source<Keyword> {
  const filters = filtersOf(search);
  const sort = oneOf(SORTS, search["sort"]) ?? DEFAULT_SORT;
  return {
    key: [...listKey(siteId, "keywords"), filters, sort],
    fetch: (cursor, signal) =>
      answer(
        api.GET("/api/v1/keywords/", {
          params: { query: { site_id: siteId, ...filters, sort, cursor, limit: PAGE } },
          signal,
        }),
      ),
  };
}

/** How many fit, by status; whatever status is asked for. */
export const keywordCountsQuery = (siteId: number, search: Search) => {
  const filters = filtersOf({ ...search, status: "" });
  return queryOptions({
    queryKey: [...listKey(siteId, "keywords"), "counts", filters],
    queryFn: async ({ signal }) => {
      const query = { site_id: siteId, ...filters, limit: 1, count: true };
      return (await answer(api.GET("/api/v1/keywords/", { params: { query }, signal }))).counts;
    },
    staleTime: 5_000,
    placeholderData: (before) => before,
  });
};

export const keywordQuery = (siteId: number, keywordId: number) =>
  queryOptions({
    queryKey: [...listKey(siteId, "keywords"), "one", keywordId],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/keywords/{keyword_id}/", { params: { path: { keyword_id: keywordId } }, signal }),
      ),
  });

export const changeKeyword = (keywordId: number, changes: Change): Promise<KeywordWhole> =>
  answer(
    api.PATCH("/api/v1/keywords/{keyword_id}/", {
      params: { path: { keyword_id: keywordId } },
      body: changes,
    }),
  );

export const addKeyword = (siteId: number, body: Schemas["KeywordIn"]): Promise<KeywordWhole> =>
  answer(api.POST("/api/v1/keywords/", { params: { query: { site_id: siteId } }, body }));

export const changeMany = (siteId: number, body: BulkIn): Promise<BulkReport> =>
  answer(api.POST("/api/v1/keywords/bulk/", { params: { query: { site_id: siteId } }, body }));

export const groupNow = (siteId: number, keywordIds: number[] | null) =>
  answer(
    api.POST("/api/v1/clusters/group_now/", {
      params: { query: { site_id: siteId }, header: { "Idempotency-Key": idempotencyKey() } },
      body: keywordIds === null ? {} : { keyword_ids: keywordIds },
    }),
  );

/** The address of the CSV of what fits; the browser saves it as it comes. */
export function exportAddress(siteId: number, search: Search): string {
  const query = new URLSearchParams({ site_id: String(siteId) });
  for (const [name, value] of Object.entries(filtersOf(search))) {
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
  }
  return `/api/v1/keywords/export/?${query.toString()}`;
}
