/** Which list an article was opened from: the menu and the trail say where one is. */
import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";

const KEY = "igny8.article-from";
const ARTICLE = /^\/articles\/./;

/** For the shell: of the pages outside of articles, the last is remembered, in this window alone. */
export function useRememberedOrigin(): void {
  const pathname = useLocation({ select: (location) => location.pathname });
  useEffect(() => {
    if (ARTICLE.test(pathname)) return;
    try {
      sessionStorage.setItem(KEY, pathname);
    } catch {
      // articles then stand under Articles
    }
  }, [pathname]);
}

/** The page that an open article stands under; null where no article is open. */
export function useArticleOrigin(): "/review" | "/articles" | null {
  const pathname = useLocation({ select: (location) => location.pathname });
  if (!ARTICLE.test(pathname)) return null;
  return remembered() === "/review" ? "/review" : "/articles";
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
