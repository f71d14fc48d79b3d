/** The map's questions to the server, and what a person can do to a cluster. */
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";

import type { MapSearch } from "@/features/map/search";
import { answer, api, idempotencyKey, type Schemas } from "@/lib/api/client";
import { messageOf } from "@/lib/api/errors";
import { plural } from "@/lib/format";

export type ClusterMap = Schemas["ClusterMapOut"];
export type MapCluster = Schemas["MapClusterOut"];
export type Cluster = Schemas["ClusterWholeOut"];
export type Keyword = Schemas["KeywordOut"];

const MOST = 100; // of the lists in the panel

export const mapKey = (siteId: number) => ["map", siteId] as const;

export const mapQuery = (siteId: number, search: MapSearch) =>
  queryOptions({
    queryKey: [...mapKey(siteId), "drawn", search.sector, search.intent, search.status, search.q],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/clusters/map/", {
          params: {
            query: {
              site_id: siteId,
              ...(search.sector === undefined ? {} : { sector_id: search.sector }),
              ...(search.intent === undefined ? {} : { intent: search.intent }),
              ...(search.status === undefined ? {} : { status: search.status }),
              ...(search.q === undefined ? {} : { search: search.q }),
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

export const sectorsQuery = (siteId: number) =>
  queryOptions({
    queryKey: ["sectors", siteId],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/sectors/", { params: { query: { site_id: siteId } }, signal }))).items,
    staleTime: 60_000,
  });

export const clusterQuery = (siteId: number, id: number) =>
  queryOptions({
    queryKey: [...mapKey(siteId), "cluster", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/clusters/{cluster_id}/", { params: { path: { cluster_id: id } }, signal })),
  });

const within = (siteId: number, id: number) => ({ site_id: siteId, cluster_id: id, limit: MOST });

export const keywordsQuery = (siteId: number, id: number) =>
  queryOptions({
    queryKey: [...mapKey(siteId), "keywords", id],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/keywords/", {
          params: { query: { ...within(siteId, id), status: ["mapped"], variants: false, sort: "-volume" } },
          signal,
        }),
      ),
  });

/** Articles, the tasks that have none yet, and the ideas that have no task yet. */
export const articlesQuery = (siteId: number, id: number) =>
  queryOptions({
    queryKey: [...mapKey(siteId), "articles", id],
    queryFn: async ({ signal }) => {
      const query = within(siteId, id);
      const [content, tasks, ideas] = await Promise.all([
        answer(api.GET("/api/v1/content/", { params: { query }, signal })),
        answer(api.GET("/api/v1/tasks/", { params: { query }, signal })),
        answer(api.GET("/api/v1/ideas/", { params: { query: { ...query, status: ["new"] } }, signal })),
      ]);
      return {
        content: content.items,
        tasks: tasks.items,
        ideas: ideas.items,
        isMore: [content, tasks, ideas].some((page) => page.next !== null),
      };
    },
  });

/** A change that says what it did, and reads the map anew whatever came of it. */
function useChange<In, Out>(
  siteId: number,
  work: (given: In) => Promise<Out>,
  said: (out: Out, given: In) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: said,
    onSettled: () => client.invalidateQueries({ queryKey: mapKey(siteId) }),
  });
}

export const useChangeCluster = (siteId: number, onDone?: () => void) =>
  useChange(
    siteId,
    ({ id, changes }: { id: number; changes: Schemas["ClusterChange"]; said: string }) =>
      answer(
        api.PATCH("/api/v1/clusters/{cluster_id}/", { params: { path: { cluster_id: id } }, body: changes }),
      ),
    (_, { said }) => {
      toast.success(said);
      onDone?.();
    },
  );

export const useMerge = (siteId: number, onDone: (into: Cluster) => void) =>
  useChange(
    siteId,
    ({ into, others }: { into: number; others: number[] }) =>
      answer(
        api.POST("/api/v1/clusters/{cluster_id}/merge/", {
          params: { path: { cluster_id: into } },
          body: { cluster_ids: others },
        }),
      ),
    (cluster, { others }) => {
      toast.success(`Merged ${plural(others.length, "cluster")} into ${cluster.name}.`);
      onDone(cluster);
    },
  );

export const useSplit = (siteId: number, onDone: (made: Cluster) => void) =>
  useChange(
    siteId,
    ({ id, name, keywords }: { id: number; name: string; keywords: number[] }) =>
      answer(
        api.POST("/api/v1/clusters/{cluster_id}/split/", {
          params: { path: { cluster_id: id } },
          body: { name, keyword_ids: keywords },
        }),
      ),
    (made) => {
      toast.success(`Split off ${made.name} with ${plural(made.keywords, "keyword")}.`);
      onDone(made);
    },
  );

export const useDeleteCluster = (siteId: number, onDone: () => void) =>
  useChange(
    siteId,
    (cluster: { id: number; name: string }) =>
      answer(api.DELETE("/api/v1/clusters/{cluster_id}/", { params: { path: { cluster_id: cluster.id } } })),
    (_, { name }) => {
      toast.success(`Deleted ${name}.`);
      onDone();
    },
  );

export function usePlanMore(siteId: number) {
  const client = useQueryClient();
  const planning = useChange(
    siteId,
    (cluster: { id: number; name: string }) =>
      answer(
        api.POST("/api/v1/clusters/{cluster_id}/plan_more_ideas/", {
          params: { path: { cluster_id: cluster.id }, header: { "Idempotency-Key": idempotencyKey() } },
        }),
      ),
    (_, { name }) => {
      toast.success(`Ideas for ${name} are being planned.`);
      void client.invalidateQueries({ queryKey: ["automation", siteId] });
    },
  );
  return planning;
}

/** Exclude keywords: some of a cluster, or all of it. It can be taken back for a week; here, as long as it is said. */
export function useExclude(siteId: number, onDone?: () => void) {
  const client = useQueryClient();
  const undo = async (changeId: number) => {
    try {
      const undone = await answer(
        api.POST("/api/v1/bulk/undo/", { params: { query: { change_id: changeId } } }),
      );
      toast.success(`Restored ${plural(undone.restored, "keyword")}.`);
    } catch (error) {
      toast.error(messageOf(error));
    }
    await client.invalidateQueries({ queryKey: mapKey(siteId) });
  };
  return useChange(
    siteId,
    (which: { ids: number[] } | { cluster: number }) =>
      answer(
        api.POST("/api/v1/keywords/bulk/", {
          params: { query: { site_id: siteId } },
          body: {
            action: "exclude",
            dry_run: false,
            ...("ids" in which ? { ids: which.ids } : { filter: filterOf(which.cluster) }),
          },
        }),
      ),
    (told) => {
      const id = told.change_id;
      toast.success(`Excluded ${plural(told.changed, "keyword")}.`, {
        ...(id === null ? {} : { action: { label: "Undo", onClick: () => void undo(id) } }),
      });
      onDone?.();
    },
  );
}

const filterOf = (cluster: number): Schemas["KeywordFilters"] => ({
  cluster_id: cluster,
  status: ["mapped"],
  intent: [],
  lacks: [],
  search: "",
});
