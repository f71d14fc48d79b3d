/** Runs of a site, and what a run consists of. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { answer, api, type Schemas } from "@/lib/api/client";

export type RunWhole = Schemas["RunWholeOut"];
export type Step = Schemas["StepOut"];
export type StepWhole = Schemas["StepWholeOut"];
export type Call = Schemas["CallOut"];
export type CallWords = Schemas["CallWordsOut"];
export type ParkedItem = Schemas["ParkedItemOut"];
export type RunStatus = Schemas["RunOut"]["status"];

const PAGE = 50;

export const runsQuery = (siteId: number, status: RunStatus | null) =>
  infiniteQueryOptions({
    queryKey: ["runs", "list", siteId, status],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/v1/runs/", {
          params: {
            query: {
              site_id: siteId,
              limit: PAGE,
              cursor: pageParam,
              ...(status === null ? {} : { status: [status] }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });

export const runQuery = (runId: string) =>
  queryOptions({
    queryKey: ["runs", runId],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/runs/{run_id}/", { params: { path: { run_id: runId } }, signal })),
  });

export const stepsQuery = (runId: string, stage: number) =>
  infiniteQueryOptions({
    queryKey: ["runs", runId, "steps", stage],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/v1/runs/{run_id}/steps/", {
          params: { path: { run_id: runId }, query: { stage, limit: PAGE, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });

/** Steps of all stages with an item whose name holds the text. */
export const foundStepsQuery = (runId: string, search: string) =>
  infiniteQueryOptions({
    queryKey: ["runs", runId, "found", search],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/v1/runs/{run_id}/steps/", {
          params: { path: { run_id: runId }, query: { search, limit: PAGE, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });

export const callsQuery = (runId: string, stepId: number | null) =>
  infiniteQueryOptions({
    queryKey: ["runs", runId, "calls", stepId],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/v1/runs/{run_id}/ai_calls/", {
          params: {
            path: { run_id: runId },
            query: { limit: PAGE, cursor: pageParam, ...(stepId === null ? {} : { step_id: stepId }) },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });

export const stepQuery = (runId: string, stepId: number) =>
  queryOptions({
    queryKey: ["runs", runId, "step", stepId],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/runs/{run_id}/steps/{step_id}/", {
          params: { path: { run_id: runId, step_id: stepId } },
          signal,
        }),
      ),
  });

/** What of the run is set aside now. */
export const parkedQuery = (runId: string) =>
  queryOptions({
    queryKey: ["runs", runId, "parked"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/runs/{run_id}/parked/", { params: { path: { run_id: runId } }, signal })),
  });

/** The last error in the run's log; after a pause by the provider, its own words. */
export const lastErrorQuery = (runId: string, since: string | null) =>
  queryOptions({
    queryKey: ["runs", runId, "last_error", since],
    queryFn: async ({ signal }) => {
      const params = { path: { run_id: runId }, query: { level: "error" as const, limit: 1 } };
      return (
        (await answer(api.GET("/api/v1/runs/{run_id}/events/", { params, signal }))).items[0]?.message ?? ""
      );
    },
  });

export const callQuery = (callId: string) =>
  queryOptions({
    queryKey: ["calls", callId],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/ai_calls/{call_id}/", { params: { path: { call_id: callId } }, signal })),
    staleTime: Infinity, // a call is written once
  });

export const wordsQuery = (callId: string) =>
  queryOptions({
    queryKey: ["calls", callId, "words"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/ai_calls/{call_id}/words/", { params: { path: { call_id: callId } }, signal })),
    staleTime: Infinity,
    retry: false,
  });
