import { Unknown } from "@/components/records/cells";
import {
  addedColumn,
  clusterFilter,
  ClusterName,
  priorityColumn,
  StatusBadge,
  statusFilter,
  type Worded,
} from "@/components/records/columns";
import type { Column, Filter } from "@/components/records/types";
import type { Task } from "@/features/tasks/api";
import { count } from "@/lib/format";
import { worded } from "@/lib/words";

export const STATUS_WORDS: Record<Task["status"], Worded> = {
  pending: { word: "Pending", state: "ready" },
  in_progress: { word: "In progress", state: "active" },
  completed: { word: "Written", state: "complete" },
  parked: { word: "Parked", state: "failed" },
};

export function Status({ row }: { row: Task }) {
  return <StatusBadge status={STATUS_WORDS[row.status]} why={row.parked_reason} />;
}

export const taskColumns: Column<Task>[] = [
  { id: "title", label: "Task", sort: "title", isFixed: true, cell: (row) => row.title },
  { id: "status", label: "Status", width: 124, phone: "side", cell: (row) => <Status row={row} /> },
  {
    id: "cluster",
    label: "Cluster",
    width: 180,
    phone: "line",
    cell: (row) => <ClusterName name={row.cluster} />,
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
  priorityColumn(),
  addedColumn(),
];

export const taskFilters = (siteId: number): Filter[] => [statusFilter(STATUS_WORDS), clusterFilter(siteId)];
