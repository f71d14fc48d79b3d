import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { ArticleView } from "@/features/review/article/article-view";
import type { PanelName } from "@/features/review/panel/panel";
import { articleQuery, countsQuery, queueQuery } from "@/features/review/queries";
import { useSite } from "@/hooks/site-context";
import { useTitle } from "@/hooks/use-title";

export interface ArticleSearch {
  panel?: PanelName;
  from?: number;
  to?: number;
}

/** Where the article stands among those that wait, and which are beside it. */
export interface Neighbours {
  position: number | null;
  total: number;
  before: number | null;
  after: number | null;
}

export function ArticlePage({ id, search }: { id: number; search: ArticleSearch }) {
  const article = useQuery(articleQuery(id));
  const neighbours = useNeighbours(id);
  useTitle(article.data?.title ?? "Article");
  if (article.data === undefined && article.error !== null) {
    return (
      <div className="page">
        <ErrorState
          what="This article can't be read"
          error={article.error}
          onRetry={() => void article.refetch()}
        />
      </div>
    );
  }
  if (article.data === undefined) return <LoadingArticle />;
  return <ArticleView key={id} article={article.data} neighbours={neighbours} search={search} />;
}

/** The order of the queue as it was when this article stood in it: what is decided on the way keeps its place. */
function useNeighbours(id: number): Neighbours {
  const { site } = useSite();
  const { data } = useInfiniteQuery(queueQuery(site.id, "ready"));
  const counts = useQuery(countsQuery(site.id));
  const [walk, setWalk] = useState<number[]>([]);
  const ids = data?.pages.flatMap((page) => page.items.map((row) => row.id)) ?? [];
  if (ids.includes(id) && !isWithin(ids, walk)) setWalk(ids);
  const at = walk.indexOf(id);
  return {
    position: at === -1 ? null : at + 1,
    total: Math.max(walk.length, counts.data?.ready ?? 0),
    before: at > 0 ? (walk[at - 1] ?? null) : null,
    after: at === -1 ? (ids.find((each) => each !== id) ?? null) : (walk[at + 1] ?? null),
  };
}

const isWithin = (ids: number[], walk: number[]): boolean => ids.every((id) => walk.includes(id));

function LoadingArticle() {
  return (
    <Loading label="Reading the article">
      <div className="edw">
        <div className="edt">
          <Skeleton width={240} height={20} />
        </div>
        <div className="edg">
          <div className="edd">
            <div className="prose col gap-4">
              <Skeleton height={280} />
              <Skeleton width="70%" height={36} />
              <Skeleton height={120} />
            </div>
          </div>
          <div className="edp">
            <Skeleton height={30} />
            <Skeleton height={96} />
            <Skeleton height={240} />
          </div>
        </div>
      </div>
    </Loading>
  );
}
