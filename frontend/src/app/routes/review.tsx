import { getRouteApi } from "@tanstack/react-router";

import { ArticlePage } from "@/features/review/article/article-page";
import { ReviewPage } from "@/features/review/queue/review-page";
import { useTitle } from "@/hooks/use-title";

const reviewRoute = getRouteApi("/inside/review");
const articleRoute = getRouteApi("/inside/articles/$articleId");

export function ReviewRoute() {
  useTitle("Review");
  return <ReviewPage tab={reviewRoute.useSearch().tab ?? "ready"} />;
}

export function ArticleRoute() {
  const { articleId } = articleRoute.useParams();
  return <ArticlePage id={Number(articleId)} search={articleRoute.useSearch()} />;
}
