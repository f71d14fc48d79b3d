/** Texts that articles may quote. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";

import { answer, api, type Schemas } from "@/lib/api/client";
import { plural } from "@/lib/format";

export type Source = Schemas["SourceOut"];

const key = (siteId: number) => ["knowledge", siteId] as const;

export const sourcesQuery = (siteId: number) =>
  infiniteQueryOptions({
    queryKey: key(siteId),
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/v1/knowledge/", { params: { query: { site_id: siteId, cursor: pageParam } }, signal }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const quotesQuery = (siteId: number, query: string) =>
  queryOptions({
    queryKey: [...key(siteId), "preview", query],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET("/api/v1/knowledge/preview/", {
            params: { query: { site_id: siteId, query, limit: 5 } },
            signal,
          }),
        )
      ).items,
    enabled: query !== "",
  });

export type NewSource =
  { kind: "text"; title: string; url: string; text: string } | { kind: "file"; file: File };

export function useAddSource(siteId: number, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (source: NewSource) => {
      const params = { query: { site_id: siteId } };
      if (source.kind === "text") {
        const { title, url, text } = source;
        return answer(api.POST("/api/v1/knowledge/", { params, body: { title, url, text } }));
      }
      const form = new FormData();
      form.append("file", source.file);
      return answer(
        api.POST("/api/v1/knowledge/upload/", {
          params,
          body: form as never, // the document says object; the browser sends the form itself
          bodySerializer: (body: unknown) => body as FormData,
        }),
      );
    },
    onSuccess: (added) => {
      toast.success(
        added.is_new
          ? `Added ${added.title}, cut into ${plural(added.passages, "passage")}.`
          : `${added.title} was known already.`,
      );
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: key(siteId) }),
  });
}

export function useRemoveSource(siteId: number, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (source: Source) =>
      answer(api.DELETE("/api/v1/knowledge/{source_id}/", { params: { path: { source_id: source.id } } })),
    onSuccess: (_, source) => {
      toast.success(`Deleted ${source.title}.`);
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: key(siteId) }),
  });
}
