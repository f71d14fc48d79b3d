import { useQuery } from "@tanstack/react-query";
import { ListTodo, Plus } from "lucide-react";
import { useCallback, useMemo, useState } from "react";

import { Button } from "@/components/button";
import { PageHead } from "@/components/records/page-head";
import { Records } from "@/components/records/records";
import { matchingOf, readId } from "@/components/records/search";
import { EmptyState } from "@/components/states";
import { AddTask } from "@/features/tasks/add-task";
import { DEFAULT_SORT, NAMES, STATUSES, type Task, taskCountsQuery, taskSource } from "@/features/tasks/api";
import { BulkActions } from "@/features/tasks/bulk-actions";
import { taskColumns, taskFilters } from "@/features/tasks/columns";
import { TaskSheet } from "@/features/tasks/task-sheet";
import { useSite } from "@/hooks/site-context";
import { useListSearch } from "@/hooks/use-list-search";
import { count, plural } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";

const EVERYTHING = {};

export function TasksPage() {
  const { me, site } = useSite();
  const [search, setSearch] = useListSearch(NAMES);
  const [isAdding, setAdding] = useState(false);
  const { data: counts } = useQuery(taskCountsQuery(site.id, search));
  const { data: total } = useQuery(taskCountsQuery(site.id, EVERYTHING));
  const source = useMemo(() => taskSource(site.id, search), [site.id, search]);
  const filters = useMemo(() => taskFilters(site.id), [site.id]);
  const onOpen = useCallback(
    (row: { id: number }) => setSearch({ ...search, open: String(row.id) }),
    [search, setSearch],
  );
  return (
    <div className="page list-page">
      <PageHead
        title="Tasks"
        note={
          total == null
            ? undefined
            : `${plural(matchingOf(total, STATUSES, undefined) ?? 0, "task")}, ${count(total.pending)} pending, ${count(total.completed)} written`
        }
      >
        <Button
          variant="primary"
          icon={<Plus size={15} />}
          reason={mayWrite(me) ? null : "You may look at this site, not change it."}
          onClick={() => setAdding(true)}
        >
          Add task
        </Button>
      </PageHead>
      <Records
        title="Tasks"
        one="task"
        many="tasks"
        source={source}
        columns={taskColumns}
        filters={filters}
        search={search}
        onSearch={setSearch}
        defaultSort={DEFAULT_SORT}
        matching={matchingOf(counts, STATUSES, search["status"])}
        nameOf={titleOf}
        onOpen={onOpen}
        canChooseAll={false}
        {...(mayWrite(me) ? { bulk: (context) => <BulkActions context={context} siteId={site.id} /> } : {})}
        empty={
          <EmptyState icon={<ListTodo size={28} />} title="No tasks yet">
            <p>
              Accepted ideas become tasks: an article to write, with its brief. A run makes them, or you do.
            </p>
          </EmptyState>
        }
      />
      <TaskSheet taskId={readId(search["open"])} onClose={() => setSearch({ ...search, open: "" })} />
      <AddTask isOpen={isAdding} onOpenChange={setAdding} onMade={onOpen} />
    </div>
  );
}

const titleOf = (row: Task): string => row.title;
