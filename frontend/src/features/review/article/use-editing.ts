/** An article under somebody's hands: what they changed, whether it is saved, and its checks, which follow. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";

import { checkArticle, saveArticle } from "@/features/review/api";
import { type Changes, Saver, type SaveState } from "@/features/review/article/saver";
import type { EditorHandle } from "@/features/review/editor/article-editor";
import { type Article, contentKeys } from "@/features/review/queries";

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

export function useEditing(article: Article): Editing {
  const client = useQueryClient();
  const key = contentKeys.article(article.id);
  const handle = useRef<EditorHandle | null>(null);
  const [fields, setFields] = useState(() => fieldsOf(article));
  const [loaded, setLoaded] = useState({ body: article.body, version: article.version });
  const [checking, setChecking] = useState(0);
  const [saver] = useState(
    () =>
      new Saver({
        version: article.version,
        save: (asked) => saveArticle(article.id, asked),
        onSaved: (saved) => {
          void client.cancelQueries({ queryKey: key, exact: true });
          client.setQueryData<Article>(key, saved);
          void client.invalidateQueries({ queryKey: [...key, "versions"] });
          void client.invalidateQueries({ queryKey: contentKeys.ofSite(saved.site_id), refetchType: "none" });
          if (saved.checked_version !== saved.version && saver.isClean) void check();
        },
      }),
  );
  const state = useSyncExternalStore(saver.subscribe, saver.state);

  /** The server checks what is stored; an answer about an older version is not shown. */
  async function check(): Promise<void> {
    setChecking((count) => count + 1);
    try {
      const checked = await checkArticle(article.id);
      if (checked.version === saver.version && saver.isClean) client.setQueryData<Article>(key, checked);
    } catch {
      // The checks stay marked as those of an older version; the next save asks again.
    } finally {
      setChecking((count) => count - 1);
    }
  }

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
    follow();
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
      void client.fetchQuery({ queryKey: key, staleTime: 0 }).then((now) => load(now as Article));
    },
    setHandle: (next) => {
      handle.current = next;
    },
    chosen: () => handle.current?.chosen() ?? "",
  };
}
