import { queryOptions } from "@tanstack/react-query";

import { answer, api, type Schemas } from "@/lib/api/client";

export type Notification = Schemas["NotificationOut"];

export const notificationsQuery = queryOptions({
  queryKey: ["notifications"],
  queryFn: ({ signal }) =>
    answer(api.GET("/api/v1/notifications/", { params: { query: { limit: 20 } }, signal })),
  refetchInterval: 60_000,
});

export const readNotifications = (upTo: number): Promise<Schemas["ReadOut"]> =>
  answer(api.POST("/api/v1/notifications/read/", { body: { up_to: upTo } }));
