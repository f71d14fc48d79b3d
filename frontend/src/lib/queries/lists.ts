/** Long lists of a site: their keys, so that one name makes all of them stale, and what the menu counts. */
import { queryOptions } from "@tanstack/react-query";

import { answer, api, type Schemas } from "@/lib/api/client";

export type ListName = "keywords" | "clusters" | "ideas" | "tasks" | "articles" | "images";
export type SiteCounts = Schemas["SiteCountsOut"];

export const listsKey = (siteId: number) => ["lists", siteId] as const;
export const listKey = (siteId: number, name: ListName) => [...listsKey(siteId), name] as const;

export const siteCountsQuery = (siteId: number) =>
  queryOptions({
    queryKey: [...listsKey(siteId), "counts"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/sites/{site_id}/counts/", { params: { path: { site_id: siteId } }, signal })),
    staleTime: 10_000,
    refetchInterval: 60_000,
  });

export const sectorsQuery = (siteId: number) =>
  queryOptions({
    queryKey: ["sectors", siteId],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/sectors/", { params: { query: { site_id: siteId } }, signal }))).items,
    staleTime: 60_000,
  });

/** Clusters by a part of their names, for whoever has to choose one. */
export async function findClusters(siteId: number, search: string, signal?: AbortSignal) {
  const found = await answer(
    api.GET("/api/v1/clusters/", {
      params: { query: { site_id: siteId, search, sort: "name", limit: 30 } },
      signal,
    }),
  );
  return found.items.map(({ id, name }) => ({ id, name }));
}

export async function clusterName(clusterId: number, signal?: AbortSignal): Promise<string> {
  const cluster = await answer(
    api.GET("/api/v1/clusters/{cluster_id}/", { params: { path: { cluster_id: clusterId } }, signal }),
  );
  return cluster.name;
}

/** Gives the rows of a bulk change their old values back. */
export const undoChange = (changeId: number): Promise<Schemas["UndoneOut"]> =>
  answer(api.POST("/api/v1/bulk/undo/", { params: { query: { change_id: changeId } } }));
