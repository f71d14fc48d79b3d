/** Credits and dollars: what there is, what was used, and what may be used. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";

import { answer, api, type Schemas } from "@/lib/api/client";

export type Used = Schemas["UsedOut"];
export type By = Schemas["UseOut"]["by"];
export type Caps = Schemas["CapsOut"];

export const useOf = (siteId: number, by: By, since: string, until: string) =>
  queryOptions({
    queryKey: ["use", siteId, by, since, until],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/credits/use/", { params: { query: { site_id: siteId, by, since, until } }, signal }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

export const capsQuery = (siteId: number) =>
  queryOptions({
    queryKey: ["caps", siteId],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/costs/caps/", { params: { query: { site_id: siteId } }, signal })),
  });

export const entriesQuery = (accountId: number) =>
  infiniteQueryOptions({
    queryKey: ["credits", accountId, "entries"],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/v1/credits/entries/", {
          params: { query: { account_id: accountId, cursor: pageParam, limit: 20 } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
