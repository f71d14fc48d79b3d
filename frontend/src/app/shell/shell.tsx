import { useQuery } from "@tanstack/react-query";
import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";

import { LiveProvider } from "@/app/live/live-provider";
import { Sidebar } from "@/app/shell/sidebar";
import { StaleLine } from "@/app/shell/stale-line";
import { TabBar } from "@/app/shell/tab-bar";
import { TopBar } from "@/app/shell/top-bar";
import { useRememberedOrigin } from "@/app/shell/use-origin";
import { useOpenSite } from "@/app/shell/use-open-site";
import { useShortcuts } from "@/app/shell/use-shortcuts";
import { SiteContext } from "@/hooks/site-context";
import { type Me, meQuery } from "@/lib/queries/session";

// Loaded when they are first asked for.
const CommandMenu = lazy(() => import("@/app/shell/command-menu"));
const ShortcutList = lazy(() => import("@/app/shell/shortcut-list"));

export function Shell() {
  const { data: me } = useQuery(meQuery);
  if (me === undefined) return null;
  return me.user === null ? <ToSignIn /> : <Frame me={me} />;
}

function ToSignIn() {
  const { href } = useLocation();
  return <Navigate to="/signin" search={{ next: href }} />;
}

function Frame({ me }: { me: Me }) {
  const { site, choose } = useOpenSite(me);
  useRememberedOrigin();
  const [isCommanding, setCommanding] = useState(false);
  const [isListing, setListing] = useState(false);
  useShortcuts({ onCommand: () => setCommanding(true), onList: () => setListing(true) });
  if (site === undefined) return <Navigate to="/setup" />;
  return (
    <SiteContext value={{ me, site, choose }}>
      <LiveProvider siteId={site.id} key={site.id}>
        <a className="skip" href="#main">
          Skip to content
        </a>
        <div className="app">
          <Sidebar />
          <div>
            <TopBar onCommand={() => setCommanding(true)} />
            <StaleLine />
            <main id="main" tabIndex={-1}>
              <Outlet />
            </main>
          </div>
        </div>
        <TabBar onMore={() => setCommanding(true)} />
        <Suspense>
          {isCommanding ? (
            <CommandMenu isOpen onOpenChange={setCommanding} onList={() => setListing(true)} />
          ) : null}
          {isListing ? <ShortcutList isOpen onOpenChange={setListing} /> : null}
        </Suspense>
      </LiveProvider>
    </SiteContext>
  );
}
