import { useMatches } from "@tanstack/react-router";
import { ChevronRight, Search, SunMoon } from "lucide-react";

import { NAV } from "@/app/shell/nav";
import { useArticleOrigin } from "@/app/shell/use-origin";
import { IconButton } from "@/components/button";
import { Mark } from "@/components/mark";
import { NotificationsBell } from "@/features/notifications/bell";
import { ArticleCrumb } from "@/features/review/article-crumb";
import { useSite } from "@/hooks/site-context";
import { useTheme } from "@/hooks/use-theme";
import { shortId } from "@/lib/format";
import { chooseTheme } from "@/lib/theme";

export function TopBar({ onCommand }: { onCommand: () => void }) {
  const { site } = useSite();
  const theme = useTheme();
  const articleId = useArticleId();
  const crumbs = useCrumbs();
  const origin = useArticleOrigin();
  const other = theme === "dark" ? "light" : "dark";
  return (
    <header className="top">
      <span className="only-m brand p-0">
        <Mark />
      </span>
      <div className="crumb">
        <span className="only-d">{site.name}</span>
        {articleId === null ? (
          <Crumbs crumbs={crumbs} />
        ) : (
          <ArticleCrumb id={articleId} origin={origin ?? "/articles"} />
        )}
      </div>
      <button type="button" className="search" onClick={onCommand} aria-keyshortcuts="Control+K">
        <Search size={15} />
        <span>Search or jump to</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span className="sp only-m" />
      <IconButton label={`Switch to the ${other} theme`} onClick={() => chooseTheme(other)}>
        <SunMoon size={17} strokeWidth={1.75} />
      </IconButton>
      <NotificationsBell />
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: string[] }) {
  return crumbs.map((crumb, index) => (
    <span key={crumb} className="row">
      <span className={index === 0 ? "only-d" : undefined}>
        <ChevronRight size={14} />
      </span>
      {index === crumbs.length - 1 ? (
        <b className="trunc">{crumb}</b>
      ) : (
        <span className="only-d">{crumb}</span>
      )}
    </span>
  ));
}

function useCrumbs(): string[] {
  const path = useMatches({ select: (matches) => matches.at(-1)?.pathname ?? "" });
  const item = NAV.find((each) => path.startsWith(each.to));
  const id = useParam("runId");
  return [item?.label, id === null ? undefined : shortId(id)].filter((part) => part !== undefined);
}

function useArticleId(): number | null {
  const id = useParam("articleId");
  return id === null ? null : Number(id);
}

/** Of the page that is open; other changes of the address don't draw the bar anew. */
function useParam(name: "runId" | "articleId"): string | null {
  return useMatches({
    select: (matches) => {
      const params: Record<string, unknown> = matches.at(-1)?.params ?? {};
      const value = params[name];
      return typeof value === "string" ? value : null;
    },
  });
}
