/** All pages. What needs no sign-in stands beside the shell; each page is loaded when it is opened. */
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";

import { articleSearch, reviewSearch } from "@/app/routes/review-search";
import { LostPage, TroublePage } from "@/app/routes/trouble";
import { Shell } from "@/app/shell/shell";
import { meQuery } from "@/lib/queries/session";

interface Context {
  client: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: LostPage,
  errorComponent: TroublePage,
});

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/signin",
  validateSearch: (search): { next?: string } => {
    const next = text(search["next"]);
    return next === undefined ? {} : { next };
  },
  component: lazyRouteComponent(() => import("@/app/routes/session"), "SignInRoute"),
});
const sessionPage = <const Path extends string>(
  path: Path,
  name: "ForgottenRoute" | "ResetRoute" | "VerifyRoute" | "InvitationRoute",
) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(() => import("@/app/routes/session"), name),
  });
const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("@/app/routes/setup"), "SetupRoute"),
});

/** Everything in here is for somebody who has signed in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const me = await context.client.query({ ...meQuery, staleTime: "static" });
    if (me.user === null) throw redirect({ to: "/signin", search: { next: location.href } });
    if (me.sites.length === 0) throw redirect({ to: "/setup" });
  },
});
const front = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/automation", replace: true });
  },
});
const automation = createRoute({
  getParentRoute: () => inside,
  path: "/automation",
  component: lazyRouteComponent(() => import("@/app/routes/automation"), "AutomationRoute"),
});
const runs = createRoute({
  getParentRoute: () => inside,
  path: "/runs",
  component: lazyRouteComponent(() => import("@/app/routes/runs"), "RunsRoute"),
});
const run = createRoute({
  getParentRoute: () => inside,
  path: "/runs/$runId",
  component: lazyRouteComponent(() => import("@/app/routes/runs"), "RunRoute"),
});
const review = createRoute({
  getParentRoute: () => inside,
  path: "/review",
  validateSearch: reviewSearch,
  component: lazyRouteComponent(() => import("@/app/routes/review"), "ReviewRoute"),
});
const article = createRoute({
  getParentRoute: () => inside,
  path: "/articles/$articleId",
  validateSearch: articleSearch,
  component: lazyRouteComponent(() => import("@/app/routes/review"), "ArticleRoute"),
});

const keywords = createRoute({
  getParentRoute: () => inside,
  path: "/keywords",
  component: lazyRouteComponent(() => import("@/app/routes/keywords"), "KeywordsRoute"),
});
const list = <const Path extends string>(
  path: Path,
  name: "IdeasRoute" | "TasksRoute" | "ArticlesRoute" | "ImagesRoute",
) =>
  createRoute({
    getParentRoute: () => inside,
    path,
    component: lazyRouteComponent(() => import("@/app/routes/lists"), name),
  });
const lists = [
  list("/ideas", "IdeasRoute"),
  list("/tasks", "TasksRoute"),
  list("/articles", "ArticlesRoute"),
  list("/images", "ImagesRoute"),
] as const;

const routes = root.addChildren([
  signIn,
  sessionPage("/signin/reset", "ForgottenRoute"),
  sessionPage("/signin/reset/key", "ResetRoute"),
  sessionPage("/signin/verify", "VerifyRoute"),
  sessionPage("/signin/invitation", "InvitationRoute"),
  setup,
  inside.addChildren([front, automation, runs, run, keywords, ...lists, review, article]),
]);

export const makeRouter = (client: QueryClient) =>
  createRouter({ routeTree: routes, context: { client }, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
