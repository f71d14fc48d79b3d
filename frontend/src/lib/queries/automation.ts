/** What the automation of a site is: queries that the page, the shell and the live stream share. */
import { queryOptions } from "@tanstack/react-query";

import { answer, api, type Schemas } from "@/lib/api/client";

export type Run = Schemas["RunOut"];
export type RunStage = Schemas["StageOut"];
export type Config = Schemas["ConfigOut"];
export type Estimate = Schemas["EstimateOut"];
export type Door = Schemas["DoorOut"];
export type LogEvent = Schemas["LogEventOut"];

const ofSite = (siteId: number) => ({ params: { query: { site_id: siteId } } });

export const automationKeys = {
  currentRun: (siteId: number) => ["automation", siteId, "current_run"] as const,
  lastRun: (siteId: number) => ["automation", siteId, "last_run"] as const,
  config: (siteId: number) => ["automation", siteId, "config"] as const,
  estimate: (siteId: number) => ["automation", siteId, "estimate"] as const,
  overview: (siteId: number) => ["automation", siteId, "overview"] as const,
  history: (siteId: number) => ["automation", siteId, "history"] as const,
  use: (siteId: number) => ["automation", siteId, "use"] as const,
};

export const currentRunQuery = (siteId: number) =>
  queryOptions({
    queryKey: automationKeys.currentRun(siteId),
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/automation/current_run/", { ...ofSite(siteId), signal }))).run,
  });

/** The site's latest run of the pipeline, whatever became of it. */
export const lastRunQuery = (siteId: number) =>
  queryOptions({
    queryKey: automationKeys.lastRun(siteId),
    queryFn: async ({ signal }) => {
      const query = { site_id: siteId, kind: "pipeline" as const, limit: 1 };
      return (await answer(api.GET("/api/v1/runs/", { params: { query }, signal }))).items[0] ?? null;
    },
    staleTime: 10_000,
  });

export const configQuery = (siteId: number) =>
  queryOptions({
    queryKey: automationKeys.config(siteId),
    queryFn: ({ signal }) => answer(api.GET("/api/v1/automation/config/", { ...ofSite(siteId), signal })),
  });

export const estimateQuery = (siteId: number) =>
  queryOptions({
    queryKey: automationKeys.estimate(siteId),
    queryFn: ({ signal }) => answer(api.GET("/api/v1/automation/estimate/", { ...ofSite(siteId), signal })),
  });

export const overviewQuery = (siteId: number) =>
  queryOptions({
    queryKey: automationKeys.overview(siteId),
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/automation/pipeline_overview/", { ...ofSite(siteId), signal }))).stages,
  });

export const historyQuery = (siteId: number) =>
  queryOptions({
    queryKey: automationKeys.history(siteId),
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/automation/history/", { ...ofSite(siteId), signal }))).runs,
  });

/** Credits used since the first of the month, in the site's days. */
export const monthUseQuery = (siteId: number, firstDay: string) =>
  queryOptions({
    queryKey: [...automationKeys.use(siteId), firstDay],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/credits/use/", {
          params: { query: { site_id: siteId, by: "stage", since: firstDay } },
          signal,
        }),
      ),
    staleTime: 60_000,
  });
