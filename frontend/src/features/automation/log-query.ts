import { queryOptions } from "@tanstack/react-query";

import { answer, api } from "@/lib/api/client";
import type { Level } from "@/lib/live/patch";
import type { LogEvent } from "@/lib/queries/automation";

export const LINES = [50, 100, 200, 500] as const;
export const LEVELS: { value: Level; label: string }[] = [
  { value: "debug", label: "All levels" },
  { value: "info", label: "Info" },
  { value: "warning", label: "Warnings" },
  { value: "error", label: "Errors" },
];

/** The last lines of a run's log. The key says what it holds, so that the stream can add to it. */
export const logQuery = (runId: string, level: Level, most: number) =>
  queryOptions({
    queryKey: ["log", runId, level, most] as const,
    queryFn: async ({ signal }): Promise<LogEvent[]> => {
      const found = await answer(
        api.GET("/api/v1/runs/{run_id}/events/", {
          params: { path: { run_id: runId }, query: { limit: most, level } },
          signal,
        }),
      );
      return found.items;
    },
  });
