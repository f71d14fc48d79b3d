/** Who is signed in, and what they reach. Everything else on the page hangs on it. */
import { queryOptions } from "@tanstack/react-query";

import { answer, api, type Schemas } from "@/lib/api/client";
import { heardFromServer } from "@/lib/clock";

export type Me = Schemas["MeOut"];
export type SiteBrief = Schemas["SiteBriefOut"];
export type Role = "owner" | "admin" | "editor" | "viewer";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => {
    const me = await answer(api.GET("/api/v1/me/", { signal }));
    heardFromServer(me.server_time);
    return me;
  },
  staleTime: 60_000,
});

export const mayWrite = (me: Me): boolean => me.role !== null && me.role !== "viewer";
export const mayAdminister = (me: Me): boolean => me.role === "owner" || me.role === "admin";
