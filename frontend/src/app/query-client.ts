import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { ApiError } from "@/lib/api/errors";
import { meQuery } from "@/lib/queries/session";

const TRIES = 2;

/** Refusals are answers: only silence and the server's own faults are asked again. */
export const isWorthAsking = (failures: number, error: unknown): boolean =>
  failures < TRIES && error instanceof ApiError && (error.isUnreachable || error.status >= 500);

export function makeQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ApiError && error.status === 401) {
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
    }
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 2_000, retry: isWorthAsking, retryDelay: 1_000, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
  return client;
}
