/** When a step was settled last: from there a restart goes on. */
import { queryOptions } from "@tanstack/react-query";

import { answer, api } from "@/lib/api/client";

const LOOKED_AT = 20; // steps side by side end in another order than they began in

export const checkpointQuery = (runId: string) =>
  queryOptions({
    queryKey: ["runs", runId, "checkpoint"],
    queryFn: async ({ signal }) => {
      const steps = await answer(
        api.GET("/api/v1/runs/{run_id}/steps/", {
          params: { path: { run_id: runId }, query: { status: "done", sort: "-id", limit: LOOKED_AT } },
          signal,
        }),
      );
      const ends = steps.items.map((step) => step.finished_at).filter((at) => at !== null);
      return ends.sort().at(-1) ?? null;
    },
  });
