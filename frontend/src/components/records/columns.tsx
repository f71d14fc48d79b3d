/** Columns and filters that several lists have, and what they show. */
import { type State, StateBadge, Tag } from "@/components/badge";
import { Day, Unknown } from "@/components/records/cells";
import type { Column, Filter } from "@/components/records/types";
import { count } from "@/lib/format";
import { clusterName, findClusters } from "@/lib/queries/lists";

export interface Worded {
  word: string;
  state: State;
}

/** A status in its word; why it came to it where somebody says so. */
export function StatusBadge({ status: { word, state }, why = "" }: { status: Worded; why?: string }) {
  return (
    <span title={why === "" ? undefined : why}>
      <StateBadge state={state}>{word}</StateBadge>
    </span>
  );
}

export function ClusterName({ name }: { name: string | null | undefined }) {
  if (name == null) return <Unknown>None</Unknown>;
  return (
    <Tag className="trunc" title={name}>
      {name}
    </Tag>
  );
}

export const priorityColumn = <Row extends { priority: number }>(width = 92): Column<Row> => ({
  id: "priority",
  label: "Priority",
  sort: "priority",
  isDownFirst: true,
  isNumber: true,
  width,
  cell: (row) => count(row.priority),
});

export const addedColumn = <Row extends { created_at: string }>(width = 96): Column<Row> => ({
  id: "added",
  label: "Added",
  sort: "created",
  isDownFirst: true,
  isNumber: true,
  width,
  cell: (row) => <Day at={row.created_at} />,
});

export const statusFilter = (words: Record<string, Worded>): Filter => ({
  kind: "choice",
  name: "status",
  label: "Status",
  options: Object.entries(words).map(([value, { word }]) => ({ value, label: word })),
});

export const clusterFilter = (siteId: number): Filter => ({
  kind: "pick",
  name: "cluster",
  label: "Cluster",
  placeholder: "A part of its name",
  siteId,
  find: (text, signal) => findClusters(siteId, text, signal),
  nameOf: clusterName,
});
