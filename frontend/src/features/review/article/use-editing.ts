/** An article under somebody's hands: what they changed, whether it is saved, and its checks, which follow. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";

import { checkArticle, saveArticle } from "@/features/review/api";
import { type Changes, Saver, type SaveState } from "@/features/review/article/saver";
import type { EditorHandle } from "@/features/review/editor/article-editor";
import { type Article, articleQuery, contentKeys } from "@/features/review/queries";

export const FIELDS = ["title", "slug", "meta_title", "meta_description"] as const;
export type FieldName = (typeof FIELDS)[number];
export type Fields = Record<FieldName, string>;

export interface Editing {
  fields: Fields;
  /** The body as it was loaded; the editor holds what it is now. */
  loaded: { body: string; version: number };
  state: SaveState;
  isChecking: boolean;
  change: (changes: Changes) => void;
  setField: (name: FieldName, value: string) => void;
  flush: () => Promise<number | null>;
  keepMine: () => void;
  takeTheirs: () => void;
  setHandle: (handle: EditorHandle | null) => void;
  chosen: () => string;
}

const fieldsOf = (article: Article): Fields => ({
  title: article.title,
  slug: article.slug,
  meta_title: article.meta_title,
  meta_description: article.meta_description,
});

/** Saves, and then has the server check what is stored; an answer about an older version is not shown. */
function makeSaver(client: QueryClient, { id, version }: Article, onChecking: (by: 1 | -1) => void): Saver {
  const key = contentKeys.article(id);
  const check = async () => {
    onChecking(1);
    try {
      const checked = await checkArticle(id);
      if (checked.version === saver.version && saver.isClean) client.setQueryData<Article>(key, checked);
    } catch {
      // The checks stay marked as those of an older version; the next save asks again.
    } finally {
      onChecking(-1);
    }
  };
  const saver = new Saver({
    version,
    save: (asked) => saveArticle(id, asked),
    onSaved: (saved) => {
      void client.cancelQueries({ queryKey: key, exact: true });
      client.setQueryData<Article>(key, saved);
      void client.invalidateQueries({ queryKey: [...key, "versions"] });
      void client.invalidateQueries({ queryKey: contentKeys.ofSite(saved.site_id), refetchType: "none" });
      if (saved.checked_version !== saved.version && saver.isClean) void check();
    },
  });
  return saver;
}

export function useEditing(article: Article): Editing {
  const client = useQueryClient();
  const handle = useRef<EditorHandle | null>(null);
  const [fields, setFields] = useState(() => fieldsOf(article));
  const [loaded, setLoaded] = useState({ body: article.body, version: article.version });
  const [checking, setChecking] = useState(0);
  const [saver] = useState(() => makeSaver(client, article, (by) => setChecking((count) => count + by)));
  const state = useSyncExternalStore(saver.subscribe, saver.state);

  const load = (from: Article) => {
    saver.reset(from.version);
    setFields(fieldsOf(from));
    setLoaded({ body: from.body, version: from.version });
  };

  const follow = useEffectEvent(() => {
    handle.current?.commit();
    if (article.version > saver.version && saver.isClean) load(article);
  });
  useEffect(() => {
    const timer = setTimeout(() => follow(), 0);
    return () => clearTimeout(timer);
  }, [article.version]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      handle.current?.commit();
      if (saver.isClean) return;
      event.preventDefault();
      void saver.flush();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      handle.current?.commit();
      if (!saver.isClean) void saver.flush();
      else saver.stop();
    };
  }, [saver]);

  const flush = async (): Promise<number | null> => {
    handle.current?.commit();
    return (await saver.flush()) ? saver.version : null;
  };
  return {
    fields,
    loaded,
    state,
    isChecking: checking > 0,
    change: (changes) => saver.change(changes),
    setField: (name, value) => {
      setFields((now) => ({ ...now, [name]: value }));
      if (name !== "slug" && !(name === "title" && value.trim() === "")) saver.change({ [name]: value });
    },
    flush,
    keepMine: () => void saver.keepMine(),
    takeTheirs: () => {
      handle.current?.commit(); // so that nothing is told late
      void client.query({ ...articleQuery(article.id), staleTime: 0 }).then(load);
    },
    setHandle: (next) => {
      handle.current = next;
    },
    chosen: () => handle.current?.chosen() ?? "",
  };
}
