import { type State, StateBadge, Tag } from "@/components/badge";
import { Day, Unknown } from "@/components/records/cells";
import type { Column, Filter } from "@/components/records/types";
import type { Task } from "@/features/tasks/api";
import { count } from "@/lib/format";
import { clusterName, findClusters } from "@/lib/queries/lists";
import { worded } from "@/lib/words";

export const STATUS_WORDS: Record<Task["status"], { word: string; state: State }> = {
  pending: { word: "Pending", state: "ready" },
  in_progress: { word: "In progress", state: "active" },
  completed: { word: "Written", state: "complete" },
  parked: { word: "Parked", state: "failed" },
};

export function Status({ row }: { row: Task }) {
  const { word, state } = STATUS_WORDS[row.status];
  return (
    <span title={row.parked_reason === "" ? undefined : row.parked_reason}>
      <StateBadge state={state}>{word}</StateBadge>
    </span>
  );
}

export const taskColumns: Column<Task>[] = [
  { id: "title", label: "Task", sort: "title", isFixed: true, cell: (row) => row.title },
  { id: "status", label: "Status", width: 124, phone: "side", cell: (row) => <Status row={row} /> },
  {
    id: "cluster",
    label: "Cluster",
    width: 180,
    phone: "line",
    cell: (row) =>
      row.cluster === null ? (
        <Unknown>None</Unknown>
      ) : (
        <Tag className="trunc" title={row.cluster}>
          {row.cluster}
        </Tag>
      ),
  },
  {
    id: "keyword",
    label: "Main keyword",
    width: 180,
    cell: (row) => row.main_keyword ?? <Unknown>Its title</Unknown>,
  },
  { id: "form", label: "Form", width: 120, cell: (row) => worded(row.content_structure) },
  {
    id: "words",
    label: "Words",
    isNumber: true,
    width: 84,
    phone: "line",
    cell: (row) => (row.target_words === null ? <Unknown /> : `~${count(row.target_words)}`),
  },
  {
    id: "priority",
    label: "Priority",
    sort: "priority",
    isDownFirst: true,
    isNumber: true,
    width: 92,
    cell: (row) => count(row.priority),
  },
  {
    id: "added",
    label: "Added",
    sort: "created",
    isDownFirst: true,
    isNumber: true,
    width: 96,
    cell: (row) => <Day at={row.created_at} />,
  },
];

export const taskFilters = (siteId: number): Filter[] => [
  {
    kind: "choice",
    name: "status",
    label: "Status",
    options: Object.entries(STATUS_WORDS).map(([value, { word }]) => ({ value, label: word })),
  },
  {
    kind: "pick",
    name: "cluster",
    label: "Cluster",
    placeholder: "A part of its name",
    siteId,
    find: (text, signal) => findClusters(siteId, text, signal),
    nameOf: clusterName,
  },
];
