/** What there is to read: the queue, an article whole, its versions, differences, pictures and notes. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { answer, api, type Schemas } from "@/lib/api/client";

export type Article = Schemas["ContentOut"];
export type Row = Schemas["ContentRowOut"];
export type Picture = Schemas["ImageOut"];
export type Version = Schemas["VersionOut"];
export type Diff = Schemas["DiffOut"];
export type Note = Schemas["NoteOut"];
export type Status = Article["status"];

/** The tabs of the queue. Only a draft whose pictures are settled is ready. */
export const TABS = ["ready", "changes", "approved", "rejected"] as const;
export type Tab = (typeof TABS)[number];

export const STATUS_OF: Record<Tab, Status> = {
  ready: "draft",
  changes: "changes_requested",
  approved: "approved",
  rejected: "rejected",
};

const PAGE = 50;
const QUEUE_MS = 15_000; // the stream doesn't tell of articles
const DRAWING_MS = 3_000;

export const contentKeys = {
  ofSite: (siteId: number) => ["content", siteId] as const,
  queue: (siteId: number, tab: Tab) => ["content", siteId, "queue", tab] as const,
  counts: (siteId: number) => ["content", siteId, "counts"] as const,
  article: (id: number) => ["article", id] as const,
};

const asked = (siteId: number, tab: Tab) => ({
  site_id: siteId,
  status: [STATUS_OF[tab]],
  ...(tab === "ready" ? { is_ready: true } : {}),
});

export const queueQuery = (siteId: number, tab: Tab) =>
  infiniteQueryOptions({
    queryKey: contentKeys.queue(siteId, tab),
    queryFn: ({ signal, pageParam }) =>
      answer(
        api.GET("/api/v1/content/", {
          params: {
            query: {
              ...asked(siteId, tab),
              sort: "-priority",
              limit: PAGE,
              cursor: pageParam,
              findings: true,
            },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: QUEUE_MS,
  });

/** How many stand under each tab, and how many drafts wait for their pictures. */
export const countsQuery = (siteId: number) =>
  queryOptions({
    queryKey: contentKeys.counts(siteId),
    queryFn: async ({ signal }) => {
      const count = async (isReady?: true) => {
        const query = { site_id: siteId, limit: 1, counts: true, ...(isReady ? { is_ready: true } : {}) };
        const told = await answer(api.GET("/api/v1/content/", { params: { query }, signal }));
        return told.counts ?? {};
      };
      const [all, ready] = await Promise.all([count(), count(true)]);
      const drafts = all.draft ?? 0;
      return {
        ready: ready.draft ?? 0,
        changes: all.changes_requested ?? 0,
        approved: all.approved ?? 0,
        rejected: all.rejected ?? 0,
        drawing: drafts - (ready.draft ?? 0),
      };
    },
    refetchInterval: QUEUE_MS,
  });

const path = (content_id: number) => ({ params: { path: { content_id } } });

const isAtWork = (article: Article): boolean =>
  article.is_being_rewritten || article.images.some((image) => image.status === "pending");

export const articleQuery = (id: number) =>
  queryOptions({
    queryKey: contentKeys.article(id),
    queryFn: ({ signal }) => answer(api.GET("/api/v1/content/{content_id}/", { ...path(id), signal })),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isAtWork(state.data) ? DRAWING_MS : QUEUE_MS,
  });

export const versionsQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: [...contentKeys.article(id), "versions"],
    queryFn: ({ signal, pageParam }) =>
      answer(
        api.GET("/api/v1/content/{content_id}/versions/", {
          params: { path: { content_id: id }, query: { cursor: pageParam, limit: PAGE } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const diffQuery = (id: number, from: number, to: number) =>
  queryOptions({
    queryKey: [...contentKeys.article(id), "diff", from, to],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/content/{content_id}/diff/", {
          params: { path: { content_id: id }, query: { from, to } },
          signal,
        }),
      ),
    staleTime: Infinity, // two versions never change
  });

/** The article's pictures, removed ones last. */
export const picturesQuery = (id: number) =>
  queryOptions({
    queryKey: [...contentKeys.article(id), "pictures"],
    queryFn: ({ signal }) => answer(api.GET("/api/v1/content/{content_id}/images/", { ...path(id), signal })),
    refetchInterval: ({ state }) =>
      state.data?.some((image) => image.status === "pending") === true ? DRAWING_MS : false,
  });

export const notesQuery = (id: number) =>
  queryOptions({
    queryKey: [...contentKeys.article(id), "notes"],
    queryFn: async ({ signal }) => {
      const query = { limit: 200 };
      const params = { path: { content_id: id }, query };
      return (await answer(api.GET("/api/v1/content/{content_id}/notes/", { params, signal }))).items;
    },
  });
