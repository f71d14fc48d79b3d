import { queryOptions } from "@tanstack/react-query";

import { PAGE } from "@/components/records/pages";
import { given, oneOf, readId, type Search, someOf } from "@/components/records/search";
import type { Source } from "@/components/records/use-row-pages";
import { answer, api, idempotencyKey, type Schemas } from "@/lib/api/client";
import type { paths } from "@/lib/api/schema.gen";
import { listKey } from "@/lib/queries/lists";

export type Task = Schemas["TaskOut"];
export type TaskWhole = Schemas["TaskWholeOut"];
export type TaskChange = Schemas["TaskChange"];
export type BriefChange = Schemas["BriefChange"];
type Filters = Omit<
  paths["/api/v1/tasks/"]["get"]["parameters"]["query"],
  "site_id" | "sort" | "limit" | "cursor" | "count"
>;

export const STATUSES = ["pending", "in_progress", "completed", "parked"] as const;
export const SORTS = ["priority", "-priority", "title", "-title", "created", "-created"] as const;
export const DEFAULT_SORT = "-priority";
export const NAMES = ["q", "status", "cluster", "sort", "open"] as const;

function filtersOf(search: Search): Filters {
  const status = someOf(STATUSES, search["status"]);
  const all = {
    search: search["q"],
    status: status.length === 0 ? undefined : status,
    cluster_id: readId(search["cluster"]),
  };
  return given(all);
}

export function taskSource(siteId: number, search: Search): Source<Task> {
  const filters = filtersOf(search);
  const sort = oneOf(SORTS, search["sort"]) ?? DEFAULT_SORT;
  return {
    key: [...listKey(siteId, "tasks"), filters, sort],
    fetch: (cursor, signal) =>
      answer(
        api.GET("/api/v1/tasks/", {
          params: { query: { site_id: siteId, ...filters, sort, cursor, limit: PAGE } },
          signal,
        }),
      ),
  };
}

export const taskCountsQuery = (siteId: number, search: Search) => {
  const filters = filtersOf({ ...search, status: "" });
  return queryOptions({
    queryKey: [...listKey(siteId, "tasks"), "counts", filters],
    queryFn: async ({ signal }) => {
      const query = { site_id: siteId, ...filters, limit: 1, count: true };
      return (await answer(api.GET("/api/v1/tasks/", { params: { query }, signal }))).counts;
    },
    staleTime: 5_000,
    placeholderData: (before) => before,
  });
};

export const taskQuery = (siteId: number, taskId: number) =>
  queryOptions({
    queryKey: [...listKey(siteId, "tasks"), "one", taskId],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/tasks/{task_id}/", { params: { path: { task_id: taskId } }, signal })),
  });

export const changeTask = (taskId: number, changes: TaskChange): Promise<TaskWhole> =>
  answer(api.PATCH("/api/v1/tasks/{task_id}/", { params: { path: { task_id: taskId } }, body: changes }));

export const addTask = (siteId: number, title: string): Promise<TaskWhole> =>
  answer(api.POST("/api/v1/tasks/", { params: { query: { site_id: siteId } }, body: newTask(title) }));

const newTask = (title: string): Schemas["TaskIn"] => ({
  title,
  description: "",
  content_type: "post",
  content_structure: "guide",
});

export const deleteTask = (taskId: number): Promise<Schemas["BulkOut"]> =>
  answer(api.DELETE("/api/v1/tasks/{task_id}/", { params: { path: { task_id: taskId } } }));

export const writeNow = (taskId: number) =>
  answer(
    api.POST("/api/v1/tasks/{task_id}/write/", {
      params: { path: { task_id: taskId }, header: { "Idempotency-Key": idempotencyKey() } },
    }),
  );
