/** A site as its settings see it, its sectors, and what was deleted. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";

import { answer, api, type Schemas } from "@/lib/api/client";
import { messageOf } from "@/lib/api/errors";
import { day } from "@/lib/format";
import { meQuery } from "@/lib/queries/session";

export type Site = Schemas["SiteOut"];
export type SiteChange = Partial<Schemas["SiteChange"]>;

export const siteQuery = (siteId: number) =>
  queryOptions({
    queryKey: ["site", siteId],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/sites/{site_id}/", { params: { path: { site_id: siteId } }, signal })),
  });

export const deletedSitesQuery = (accountId: number) =>
  queryOptions({
    queryKey: ["sites-deleted", accountId],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET("/api/v1/sites/", {
            params: { query: { account_id: accountId, deleted: true, limit: 100 } },
            signal,
          }),
        )
      ).items,
  });

export const sectorsQuery = (siteId: number) =>
  queryOptions({
    queryKey: ["sectors", siteId],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/sectors/", { params: { query: { site_id: siteId } }, signal }))).items,
  });

export function useChangeSite(siteId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: SiteChange) =>
      answer(
        api.PATCH("/api/v1/sites/{site_id}/", {
          params: { path: { site_id: siteId } },
          body: changes, // what isn't named stays
        }),
      ),
    onSuccess: (site) => {
      client.setQueryData(siteQuery(siteId).queryKey, site);
      toast.success("Saved.");
    },
    onSettled: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}

export function useRestoreSite(accountId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (siteId: number) =>
      answer(api.POST("/api/v1/sites/{site_id}/restore/", { params: { path: { site_id: siteId } } })),
    onSuccess: (site) => toast.success(`Restored ${site.name}, as it was.`),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: deletedSitesQuery(accountId).queryKey });
      return client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
}

export function useDeleteSite(accountId: number, onGone: (site: Site) => void) {
  const client = useQueryClient();
  const restoring = useRestoreSite(accountId);
  return useMutation({
    mutationFn: (siteId: number) =>
      answer(api.DELETE("/api/v1/sites/{site_id}/", { params: { path: { site_id: siteId } } })),
    onSuccess: (site) => {
      const until = site.purged_at === null ? "for a week" : `until ${day(site.purged_at, site.time_zone)}`;
      toast.success(`Deleted ${site.name}. It can be restored ${until}.`, {
        duration: 20_000,
        action: { label: "Restore", onClick: () => restoring.mutate(site.id) },
      });
      onGone(site);
      void client.invalidateQueries({ queryKey: deletedSitesQuery(accountId).queryKey });
      return client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
}

const SAID = { add: "Added", rename: "Renamed", remove: "Removed" };

export function useSectors(siteId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (
      what:
        | { do: "add"; name: string }
        | { do: "rename"; id: number; name: string }
        | { do: "remove"; id: number },
    ): Promise<unknown> => {
      if (what.do === "add") {
        return answer(
          api.POST("/api/v1/sectors/", { params: { query: { site_id: siteId } }, body: { name: what.name } }),
        );
      }
      const params = { path: { sector_id: what.id } };
      return what.do === "rename"
        ? answer(api.PATCH("/api/v1/sectors/{sector_id}/", { params, body: { name: what.name } }))
        : answer(api.DELETE("/api/v1/sectors/{sector_id}/", { params }));
    },
    onSuccess: (_, what) => toast.success(`${SAID[what.do]} the sector.`),
    onSettled: () => client.invalidateQueries({ queryKey: sectorsQuery(siteId).queryKey }),
  });
}
