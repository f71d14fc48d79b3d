import { StateBadge } from "@/components/badge";
import { Unknown } from "@/components/records/cells";
import {
  addedColumn,
  clusterFilter,
  ClusterName,
  priorityColumn,
  statusFilter,
  type Worded,
} from "@/components/records/columns";
import type { Column, Filter } from "@/components/records/types";
import type { Idea } from "@/features/ideas/api";
import { count } from "@/lib/format";
import { worded } from "@/lib/words";

export const STATUS_WORDS: Record<Idea["status"], Worded> = {
  new: { word: "New", state: "ready" },
  in_progress: { word: "Has a task", state: "active" },
  completed: { word: "Written", state: "complete" },
  rejected: { word: "Rejected", state: "empty" },
};

export function Status({ row }: { row: Idea }) {
  if (row.parked_reason !== "" && row.status === "new") {
    return (
      <span title={row.parked_reason}>
        <StateBadge state="failed">Parked</StateBadge>
      </span>
    );
  }
  const { word, state } = STATUS_WORDS[row.status];
  return <StateBadge state={state}>{word}</StateBadge>;
}

export const ideaColumns: Column<Idea>[] = [
  {
    id: "title",
    label: "Idea",
    sort: "title",
    isFixed: true,
    cell: (row) => (
      <>
        {row.idea_title}
        {row.similar_to === "" ? null : (
          <span className="t3 twin" title={`Close to “${row.similar_to}”, which exists`}>
            like another
          </span>
        )}
      </>
    ),
  },
  { id: "status", label: "Status", width: 120, phone: "side", cell: (row) => <Status row={row} /> },
  {
    id: "cluster",
    label: "Cluster",
    width: 170,
    phone: "line",
    cell: (row) => <ClusterName name={row.cluster} />,
  },
  {
    id: "form",
    label: "Form",
    width: 112,
    phone: "line",
    cell: (row) => <span title={worded(row.content_type)}>{worded(row.content_structure)}</span>,
  },
  {
    id: "keywords",
    label: "Main keyword",
    width: 176,
    cell: (row) =>
      row.target_keywords.length === 0 ? (
        <Unknown>None</Unknown>
      ) : (
        <span title={row.target_keywords.join(", ")}>
          {row.target_keywords[0]}
          {row.target_keywords.length > 1 ? (
            <span className="t3"> and {count(row.target_keywords.length - 1)} more</span>
          ) : null}
        </span>
      ),
  },
  priorityColumn(),
  addedColumn(),
];

export const ideaFilters = (siteId: number): Filter[] => [
  statusFilter(STATUS_WORDS),
  clusterFilter(siteId),
  { kind: "flag", name: "similar", label: "Likeness", yes: "Like another", no: "Like no other" },
  { kind: "flag", name: "parked", label: "Parked", yes: "Parked", no: "Not parked" },
];
