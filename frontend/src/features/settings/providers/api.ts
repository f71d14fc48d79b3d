/** Who serves: providers, which model does which step, presets, prices. */
import {
  type Query,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { toast } from "@/lib/toast";

import type { Scope } from "@/features/settings/scope";
import { answer, api, idempotencyKey, type Schemas } from "@/lib/api/client";

export type Provider = Schemas["ProviderOut"];
export type Choice = Schemas["FunctionChoiceOut"];
export type Fn = Choice["function"];
export type Preset = Schemas["PresetOut"];
export type Pair = Schemas["PairOut"];
export type Trial = Schemas["TrialOut"];

const key = (scope: Scope) => ["providers", scope] as const;

export const providersQuery = (scope: Scope) =>
  queryOptions({
    queryKey: [...key(scope), "list"],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/providers/", { params: { query: scope }, signal }))).items,
  });

export const choicesQuery = (scope: Scope) =>
  queryOptions({
    queryKey: [...key(scope), "choices"],
    queryFn: ({ signal }) => answer(api.GET("/api/v1/choices/", { params: { query: scope }, signal })),
  });

export const presetsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: [...key(scope), "presets"],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/choices/presets/", { params: { query: scope }, signal }))).items,
  });

export const usualsQuery = (siteId: number) =>
  queryOptions({
    queryKey: ["providers", "usual", siteId],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/choices/usual/", { params: { query: { site_id: siteId } }, signal })))
        .items,
  });

export const modelsQuery = (scope: Scope, name: string) =>
  queryOptions({
    queryKey: [...key(scope), "models", name],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/providers/{provider_name}/models/", {
          params: { path: { provider_name: name }, query: scope },
          signal,
        }),
      ),
    enabled: name !== "" && name !== "offline",
    staleTime: 5 * 60_000,
  });

export const pricesQuery = (scope: Scope, name: string) =>
  queryOptions({
    queryKey: [...key(scope), "prices", name],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET("/api/v1/providers/{provider_name}/prices/", {
            params: { path: { provider_name: name }, query: scope },
            signal,
          }),
        )
      ).items,
  });

function useDone<In, Out>(work: (given: In) => Promise<Out>, said: (out: Out, given: In) => string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSettled: async (out, _, given) => {
      await readAnew(client); // done is what the page shows as done: the next press goes by it
      const words = out === undefined ? null : said(out, given);
      if (words !== null) toast.success(words);
    },
  });
}

/** Ends when all is read but what the providers themselves are asked for: they may take their time. */
function readAnew(client: QueryClient): Promise<void> {
  const isTheirs = (query: Query) => query.queryKey[2] === "models";
  void client.invalidateQueries({ queryKey: ["providers"], predicate: isTheirs });
  return client.invalidateQueries({ queryKey: ["providers"], predicate: (query) => !isTheirs(query) });
}

export interface ProviderForm {
  kind: Schemas["ProviderIn"]["kind"];
  base_url: string;
  key: string | null; // null: the one that there is stays
  allow_private: boolean;
  model: string;
  image_model: string;
  embedding_model: string;
}

/** A new provider is put whole; of one that exists what is named is changed, so its prices and options stay. */
export const useSaveProvider = (scope: Scope) =>
  useDone(
    ({ name, isNew, serve, form }: { name: string; isNew: boolean; serve: boolean; form: ProviderForm }) => {
      const params = { path: { provider_name: name }, query: scope };
      return isNew
        ? answer(
            api.PUT("/api/v1/providers/{provider_name}/", {
              params,
              body: { ...form, serve },
            }),
          )
        : answer(api.PATCH("/api/v1/providers/{provider_name}/", { params, body: form }));
    },
    (told, { isNew }) => (isNew ? `Connected ${told.name}. Test it.` : `Saved ${told.name}.`),
  );

export const useForgetProvider = (scope: Scope) =>
  useDone(
    (name: string) =>
      answer(
        api.DELETE("/api/v1/providers/{provider_name}/", {
          params: { path: { provider_name: name }, query: scope },
        }),
      ),
    (told) => told.message,
  );

export const useTest = (scope: Scope) =>
  useDone(
    ({ name, model = "", fn = null }: { name: string; model?: string; fn?: Fn | null }) =>
      answer(
        api.POST("/api/v1/providers/{provider_name}/test/", {
          params: {
            path: { provider_name: name },
            query: scope,
            header: { "Idempotency-Key": idempotencyKey() },
          },
          body: { model, function: fn },
        }),
      ),
    () => null,
  );

export const useChoose = (scope: Scope) =>
  useDone(
    ({ fn, pair }: { fn: Fn; pair: Pair }) =>
      answer(
        api.PUT("/api/v1/choices/", {
          params: { query: scope },
          body: {
            choices: {
              [fn]: {
                provider: pair.provider,
                model: pair.model,
                fallback_provider: pair.fallback_provider ?? "",
                fallback_model: pair.fallback_model ?? "",
              },
            },
          },
        }),
      ),
    () => "Saved the choice.",
  );

export const useClear = (scope: Scope) =>
  useDone(
    (fn: Fn) =>
      answer(
        api.DELETE("/api/v1/choices/{function_name}/", {
          params: { path: { function_name: fn }, query: scope },
        }),
      ),
    () => "This site does as all others again.",
  );

export const useApplyPreset = (scope: Scope) =>
  useDone(
    (given: { preset: Preset["key"]; provider: string | null; dry_run: boolean }) =>
      answer(api.POST("/api/v1/choices/presets/", { params: { query: scope }, body: given })),
    (told) => (told.dry_run ? null : "Every step has its model."),
  );

export const useSavePrices = (scope: Scope) =>
  useDone(
    ({ name, prices }: { name: string; prices: Record<string, Schemas["PriceIn"]> }) =>
      answer(
        api.PUT("/api/v1/providers/{provider_name}/prices/", {
          params: { path: { provider_name: name }, query: scope },
          body: { prices },
        }),
      ),
    () => "Saved the prices.",
  );
