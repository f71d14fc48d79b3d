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
import { readRunSearch } from "@/features/automation/run/search";
import { readMapSearch } from "@/features/map/search";
import {
  readAuditSearch,
  readBudgetSearch,
  readPromptsSearch,
  readScope,
} from "@/features/settings/searches";
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
  validateSearch: readRunSearch,
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

const map = createRoute({
  getParentRoute: () => inside,
  path: "/map",
  validateSearch: readMapSearch,
  component: lazyRouteComponent(() => import("@/app/routes/map"), "MapRoute"),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/app/routes/settings"), "SettingsRoute"),
});
const settingsFront = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/settings/site", replace: true });
  },
});
const settingsPage = <const Path extends string>(
  path: Path,
  name:
    | "ExportSection"
    | "KeysSection"
    | "KnowledgeSection"
    | "MembersSection"
    | "NotificationsSection"
    | "ProfileSection"
    | "SiteSection",
) =>
  createRoute({
    getParentRoute: () => settings,
    path,
    component: lazyRouteComponent(() => import("@/app/routes/settings"), name),
  });
const settingsBudget = createRoute({
  getParentRoute: () => settings,
  path: "budget",
  validateSearch: readBudgetSearch,
  component: lazyRouteComponent(() => import("@/app/routes/settings"), "BudgetRoute"),
});
const settingsProviders = createRoute({
  getParentRoute: () => settings,
  path: "providers",
  validateSearch: readScope,
  component: lazyRouteComponent(() => import("@/app/routes/settings"), "ProvidersRoute"),
});
const settingsPrompts = createRoute({
  getParentRoute: () => settings,
  path: "prompts",
  validateSearch: readPromptsSearch,
  component: lazyRouteComponent(() => import("@/app/routes/settings"), "PromptsRoute"),
});
const settingsAudit = createRoute({
  getParentRoute: () => settings,
  path: "audit",
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import("@/app/routes/settings"), "AuditRoute"),
});
const settingsPages = settings.addChildren([
  settingsFront,
  settingsPage("site", "SiteSection"),
  settingsPage("knowledge", "KnowledgeSection"),
  settingsPage("notifications", "NotificationsSection"),
  settingsPage("members", "MembersSection"),
  settingsPage("keys", "KeysSection"),
  settingsPage("export", "ExportSection"),
  settingsPage("profile", "ProfileSection"),
  settingsBudget,
  settingsProviders,
  settingsPrompts,
  settingsAudit,
]);

const routes = root.addChildren([
  signIn,
  sessionPage("/signin/reset", "ForgottenRoute"),
  sessionPage("/signin/reset/key", "ResetRoute"),
  sessionPage("/signin/verify", "VerifyRoute"),
  sessionPage("/signin/invitation", "InvitationRoute"),
  setup,
  inside.addChildren([front, automation, runs, run, keywords, map, ...lists, review, article, settingsPages]),
]);

export const makeRouter = (client: QueryClient) =>
  createRouter({ routeTree: routes, context: { client }, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
