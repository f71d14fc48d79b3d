import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";

import { Skeleton } from "@/components/skeleton";
import type { ArticleSearch, Neighbours } from "@/features/review/article/article-page";
import { ConflictBar } from "@/features/review/article/conflict-bar";
import { Cover } from "@/features/review/article/cover";
import { LockBar } from "@/features/review/article/lock-bar";
import { SourceEditor } from "@/features/review/article/source-editor";
import { TitleField } from "@/features/review/article/title-field";
import { TopLine } from "@/features/review/article/top-line";
import { useArticleKeys } from "@/features/review/article/use-article-keys";
import { type Editing, useEditing } from "@/features/review/article/use-editing";
import { useDecisions } from "@/features/review/decide/use-decisions";
import type { Shown } from "@/features/review/editor/decorations";
import { Panel } from "@/features/review/panel/panel";
import { keywordsOf } from "@/features/review/panel/coverage";
import type { Article, Picture } from "@/features/review/queries";
import { DiffView } from "@/features/review/versions/diff-view";
import { minutesToRead, readOnly, whyNotApproved } from "@/features/review/words";
import { useSite } from "@/hooks/site-context";
import { plural } from "@/lib/format";

const BodyEditor = lazy(() => import("@/features/review/article/body-editor"));

interface ArticleViewProps {
  article: Article;
  neighbours: Neighbours;
  search: ArticleSearch;
}

export function ArticleView({ article, neighbours, search }: ArticleViewProps) {
  const { me, site } = useSite();
  const navigate = useNavigate();
  const editing = useEditing(article);
  const [isUnlocked, setUnlocked] = useState(false);
  const [isSource, setSource] = useState(false);
  const blocked = readOnly(me);
  const lock = blocked ?? lockOf(article, isUnlocked);
  const decisions = useDecisions({
    siteId: article.site_id,
    ...(lock === null ? { before: editing.flush } : {}),
    onApproved: () => setUnlocked(false),
  });
  const target = { id: article.id, title: article.title, version: article.version };
  const goTo = (id: number | null) => {
    if (id !== null) void navigate({ to: "/articles/$articleId", params: { articleId: String(id) } });
  };
  const show = (next: ArticleSearch) =>
    void navigate({
      to: "/articles/$articleId",
      params: { articleId: String(article.id) },
      search: next,
      replace: true,
    });
  const canDecide = blocked === null && whyNotApproved(article) === null;
  useArticleKeys({
    approve: () => (canDecide ? decisions.approve(target) : undefined),
    ask: () => (blocked === null && !article.is_being_rewritten ? decisions.ask(target) : undefined),
    before: () => goTo(neighbours.before),
    after: () => goTo(neighbours.after),
    save: () => void editing.flush(),
  });
  const toSource = async (is: boolean) => {
    if (lock !== null || (await editing.flush()) !== null) setSource(is);
  };
  const isComparing = search.panel === "versions" && search.from !== undefined && search.to !== undefined;
  return (
    <div className="edw">
      <h1 className="sr">{article.title}</h1>
      <TopLine
        article={article}
        neighbours={neighbours}
        state={editing.state}
        blocked={blocked}
        decisions={decisions}
        onGo={goTo}
        onShow={show}
      />
      {editing.state.is === "conflict" ? (
        <ConflictBar
          article={article}
          base={editing.state.base}
          theirs={editing.state.theirs}
          onKeep={editing.keepMine}
          onTake={editing.takeTheirs}
          onCompare={(from, to) => show({ panel: "versions", from, to })}
        />
      ) : null}
      {lock === null ? null : (
        <LockBar
          article={article}
          why={lock}
          canUnlock={blocked === null}
          onUnlock={() => setUnlocked(true)}
        />
      )}
      <div className="edg">
        <div className="edd">
          {isComparing ? (
            <DiffView article={article} from={search.from ?? 1} to={search.to ?? 1} onShow={show} />
          ) : null}
          <article className={isComparing ? "hidden" : "doc"} aria-label="Article">
            <div className="prose prose-head">
              <Cover article={article} blocked={blocked} />
              <TitleField
                value={editing.fields.title}
                isLocked={lock !== null}
                onChange={(title) => editing.setField("title", title)}
              />
              <p className="meta num">
                {[
                  article.cluster === null ? null : `${article.cluster.name} cluster`,
                  plural(article.word_count, "word"),
                  `${minutesToRead(article.word_count)} min read`,
                  writer(article),
                ]
                  .filter((part) => part !== null)
                  .map((part) => (
                    <b key={part}>{part}</b>
                  ))}
              </p>
            </div>
            <Text
              article={article}
              editing={editing}
              isLocked={lock !== null}
              isSource={isSource}
              onSource={(is) => void toSource(is)}
            />
          </article>
        </div>
        <Panel
          article={article}
          editing={editing}
          blocked={lock}
          blockedForAll={blocked}
          search={search}
          siteName={site.name}
          domain={site.domain}
          onShow={show}
        />
      </div>
      {decisions.dialogs}
    </div>
  );
}

interface TextProps {
  article: Article;
  editing: Editing;
  isLocked: boolean;
  isSource: boolean;
  onSource: (is: boolean) => void;
}

function Text({ article, editing, isLocked, isSource, onSource }: TextProps) {
  const shown = useShown(article);
  const { loaded, change, setHandle } = editing;
  if (isSource) {
    return (
      <SourceEditor
        key={loaded.version}
        html={article.body}
        isLocked={isLocked}
        onChange={(body) => change({ body })}
        onLeave={() => onSource(false)}
      />
    );
  }
  return (
    <Suspense fallback={<LoadingText />}>
      <BodyEditor
        key={loaded.version}
        html={article.version >= loaded.version ? article.body : loaded.body}
        isLocked={isLocked}
        shown={shown}
        onChange={(body) => change({ body })}
        onReady={setHandle}
        onSource={() => onSource(true)}
      />
    </Suspense>
  );
}

function LoadingText() {
  return (
    <div className="prose col gap-4" aria-busy="true">
      <Skeleton height={120} />
      <Skeleton height={160} />
    </div>
  );
}

const writer = (article: Article): string => {
  const last = article.saved_by;
  if (last?.author !== "person")
    return `By ${article.provider === "offline" ? "the offline writer" : article.provider}`;
  return `Edited by ${(last.user?.name || last.user?.email) ?? "a person who has left"}`;
};

/** Why the text can't be written in now. */
function lockOf(article: Article, isUnlocked: boolean): string | null {
  if (article.is_being_rewritten) return "The writer has this article and changes it as asked.";
  if (isUnlocked) return null;
  if (article.status === "approved")
    return "This article is approved. What you change makes it a draft again.";
  if (article.status === "published")
    return "This article is published. What you change makes it a draft again.";
  return article.status === "rejected" ? "This article was rejected." : null;
}

const wordFor = (picture: Picture): string =>
  picture.status === "pending"
    ? "An image is being drawn here"
    : "The image that belongs here could not be drawn";

function useShown(article: Article): Shown {
  const { images, task } = article;
  return useMemo(
    () => ({
      pictures: images
        .filter((picture) => picture.kind === "in_article")
        .map((picture) => ({
          id: picture.id,
          heading: picture.heading,
          url: picture.url,
          alt: picture.alt_text,
          word: wordFor(picture),
        })),
      keywords: keywordsOf(task?.brief),
    }),
    [images, task],
  );
}
