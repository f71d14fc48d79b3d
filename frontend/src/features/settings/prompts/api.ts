/** What models are told: each prompt, its versions, what a change would do. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";

import type { Part } from "@/features/settings/searches";
import type { Scope } from "@/features/settings/scope";
import { answer, api, idempotencyKey, type Schemas } from "@/lib/api/client";

export type { Part };
export type Prompt = Schemas["PromptOut"];
export type WholePrompt = Schemas["PromptWholeOut"];
export type Version = Schemas["PromptVersionOut"];

const key = (scope: Scope) => ["prompts", scope] as const;

export const promptsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: [...key(scope), "list"],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/prompts/", { params: { query: scope }, signal }))).items,
  });

export const promptQuery = (scope: Scope, part: Part, version = "") =>
  queryOptions({
    queryKey: [...key(scope), part, "whole", version],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/prompts/{part}/", {
          params: { path: { part }, query: { ...scope, ...(version === "" ? {} : { version }) } },
          signal,
        }),
      ),
  });

export const versionsQuery = (scope: Scope, part: Part) =>
  infiniteQueryOptions({
    queryKey: [...key(scope), part, "versions"],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/v1/prompts/{part}/versions/", {
          params: { path: { part }, query: { ...scope, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const diffQuery = (scope: Scope, part: Part, from: string, to: string) =>
  queryOptions({
    queryKey: [...key(scope), part, "diff", from, to],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/prompts/{part}/diff/", {
          params: { path: { part }, query: { ...scope, from, to } },
          signal,
        }),
      ),
  });

function useDone<In>(work: (given: In) => Promise<WholePrompt>, said: (out: WholePrompt) => string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: (out) => toast.success(said(out)),
    onSettled: () => client.invalidateQueries({ queryKey: ["prompts"] }),
  });
}

export const useSavePrompt = (scope: Scope, part: Part) =>
  useDone(
    (body: { text: string; note: string }) =>
      answer(
        api.POST("/api/v1/prompts/{part}/versions/", { params: { path: { part }, query: scope }, body }),
      ),
    (told) => `Saved ${told.title} as ${told.version}. The next call uses it.`,
  );

export const useRestorePrompt = (scope: Scope, part: Part) =>
  useDone(
    (version: string) =>
      answer(
        api.POST("/api/v1/prompts/{part}/restore/", {
          params: { path: { part }, query: scope },
          body: { version },
        }),
      ),
    (told) => `Restored ${told.title}. The next call uses it.`,
  );

export const useForgetPrompt = (scope: Scope, part: Part) =>
  useDone(
    () => answer(api.DELETE("/api/v1/prompts/{part}/", { params: { path: { part }, query: scope } })),
    (told) => `${told.title} is ${told.source === "shipped" ? "as shipped" : "the account's"} again.`,
  );

export const usePreview = (siteId: number, part: Part) =>
  useMutation({
    mutationFn: ({ text, ask }: { text: string; ask: boolean }) =>
      answer(
        api.POST("/api/v1/prompts/{part}/preview/", {
          params: {
            path: { part },
            query: { site_id: siteId },
            header: { "Idempotency-Key": idempotencyKey() },
          },
          body: { text, ask },
        }),
      ),
  });
