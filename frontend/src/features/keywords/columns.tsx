import { Link } from "@tanstack/react-router";

import { Spark, Unknown } from "@/components/records/cells";
import { addedColumn, priorityColumn, StatusBadge } from "@/components/records/columns";
import type { Column } from "@/components/records/types";
import type { Keyword } from "@/features/keywords/api";
import { CpcCell, DifficultyCell, IntentCell, VolumeCell } from "@/features/keywords/figures";
import { STATUS_WORDS } from "@/features/keywords/words";
import { count } from "@/lib/format";

/** The keyword's cluster, which opens on the map. */
export function ClusterTag({ keyword }: { keyword: Pick<Keyword, "cluster" | "cluster_id"> }) {
  if (keyword.cluster === null || keyword.cluster_id === null) return null;
  return (
    <Link
      to="/map"
      preload={false}
      search={{ cluster: keyword.cluster_id }}
      className="tag trunc tag-link"
      title={`${keyword.cluster} on the map`}
    >
      {keyword.cluster}
    </Link>
  );
}

export function Status({ row }: { row: Keyword }) {
  return <StatusBadge status={STATUS_WORDS[row.status]} why={row.parked_reason} />;
}

export const keywordColumns = (mayWrite: boolean): Column<Keyword>[] => [
  {
    id: "term",
    label: "Keyword",
    sort: "term",
    isFixed: true,
    cell: (row) => (
      <>
        {row.term}
        {row.variant_of === null ? null : (
          <span className="t3 twin" title={`A twin of ${row.variant_of}: the same words in another order`}>
            twin
          </span>
        )}
      </>
    ),
  },
  { id: "status", label: "Status", width: 106, phone: "side", cell: (row) => <Status row={row} /> },
  {
    id: "cluster",
    label: "Cluster",
    width: 164,
    phone: "line",
    cell: (row) => (row.cluster === null ? <Unknown>Not yet</Unknown> : <ClusterTag keyword={row} />),
  },
  {
    id: "intent",
    label: "Intent",
    width: 130,
    cell: (row, { isCurrent, isPhone }) => (
      <IntentCell row={row} isCurrent={isCurrent} mayWrite={mayWrite && !isPhone} />
    ),
  },
  {
    id: "volume",
    label: "Volume",
    sort: "volume",
    isDownFirst: true,
    isNumber: true,
    width: 92,
    phone: "line",
    cell: (row, { isCurrent, isPhone }) => (
      <VolumeCell row={row} isCurrent={isCurrent} mayWrite={mayWrite && !isPhone} />
    ),
  },
  { id: "trend", label: "12 months", width: 104, cell: (row) => <Spark values={row.trend} /> },
  {
    id: "difficulty",
    label: "Difficulty",
    sort: "difficulty",
    isNumber: true,
    width: 108,
    cell: (row, { isCurrent, isPhone }) => (
      <DifficultyCell row={row} isCurrent={isCurrent} mayWrite={mayWrite && !isPhone} />
    ),
  },
  {
    id: "cpc",
    label: "CPC",
    sort: "cpc",
    isDownFirst: true,
    isNumber: true,
    width: 76,
    cell: (row, { isCurrent, isPhone }) => (
      <CpcCell row={row} isCurrent={isCurrent} mayWrite={mayWrite && !isPhone} />
    ),
  },
  {
    id: "impressions",
    label: "Impressions",
    sort: "impressions",
    isDownFirst: true,
    isNumber: true,
    width: 116,
    isHiddenAtFirst: true,
    cell: (row) => (row.impressions === null ? <Unknown /> : count(row.impressions)),
  },
  { ...priorityColumn(88), isHiddenAtFirst: true },
  {
    id: "sector",
    label: "Sector",
    width: 130,
    isHiddenAtFirst: true,
    cell: (row) =>
      row.sector === null ? <Unknown>None</Unknown> : <span className="trunc">{row.sector}</span>,
  },
  addedColumn(84),
];
