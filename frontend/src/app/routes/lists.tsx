import { useRouter } from "@tanstack/react-router";
import { useCallback } from "react";

import { ArticlesPage } from "@/features/articles/articles-page";
import { IdeasPage } from "@/features/ideas/ideas-page";
import { ImagesPage } from "@/features/images/images-page";
import { TasksPage } from "@/features/tasks/tasks-page";
import { useSite } from "@/hooks/site-context";
import { useTitle } from "@/hooks/use-title";

export function IdeasRoute() {
  useTitle("Ideas");
  return <IdeasPage key={useSite().site.id} />;
}

export function TasksRoute() {
  useTitle("Tasks");
  return <TasksPage key={useSite().site.id} />;
}

export function ArticlesRoute() {
  useTitle("Articles");
  const { history } = useRouter();
  const open = useCallback((row: { id: number }) => history.push(`/articles/${row.id}`), [history]);
  return <ArticlesPage key={useSite().site.id} onOpen={open} />;
}

export function ImagesRoute() {
  useTitle("Images");
  return <ImagesPage key={useSite().site.id} />;
}
