import { queryOptions } from "@tanstack/react-query";

import { answer, api } from "@/lib/api/client";

export const creditsKey = (accountId: number) => ["credits", accountId] as const;

export const creditsQuery = (accountId: number) =>
  queryOptions({
    queryKey: creditsKey(accountId),
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/credits/", { params: { query: { account_id: accountId } }, signal })),
    staleTime: 30_000,
  });
