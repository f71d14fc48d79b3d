import { StateBadge } from "@/components/badge";
import { Day, Unknown } from "@/components/records/cells";
import { StatusBadge, statusFilter, type Worded } from "@/components/records/columns";
import type { Column, Filter } from "@/components/records/types";
import type { Picture, PictureRow } from "@/features/images/api";

export const STATUS_WORDS: Record<Picture["status"], Worded> = {
  pending: { word: "Pending", state: "ready" },
  generated: { word: "Drawn", state: "complete" },
  failed: { word: "Failed", state: "failed" },
  removed: { word: "Removed", state: "empty" },
};
export const KIND_WORDS: Record<Picture["kind"], string> = {
  featured: "Cover",
  in_article: "In the article",
};

export function Status({ row }: { row: Picture }) {
  if (row.is_being_redrawn) return <StateBadge state="active">Being redrawn</StateBadge>;
  return <StatusBadge status={STATUS_WORDS[row.status]} why={row.failed_reason} />;
}

/** What a picture goes by in a list: what is written on it, or what it shows. */
export const nameOf = (row: Picture): string => row.title || row.alt_text || row.prompt;

/** What a picture says to those who don't see it. */
export const wordsOf = (row: Picture): string => row.alt_text || row.title || row.prompt;

export const pictureColumns: Column<PictureRow>[] = [
  {
    id: "picture",
    label: "Image",
    isFixed: true,
    cell: (row) => (
      <span className="row thumb-row">
        {row.url === null ? (
          <span className="thumb" />
        ) : (
          <img className="thumb" src={row.url} alt="" loading="lazy" decoding="async" />
        )}
        <span className="trunc">{nameOf(row)}</span>
      </span>
    ),
  },
  { id: "status", label: "Status", width: 136, phone: "side", cell: (row) => <Status row={row} /> },
  {
    id: "article",
    label: "Article",
    width: 230,
    phone: "line",
    cell: (row) => <span title={row.article}>{row.article}</span>,
  },
  { id: "kind", label: "Place", width: 120, phone: "line", cell: (row) => KIND_WORDS[row.kind] },
  {
    id: "alt",
    label: "Alt text",
    width: 100,
    cell: (row) => (row.alt_text === "" ? <Unknown>Missing</Unknown> : "There"),
  },
  {
    id: "size",
    label: "Pixels",
    isNumber: true,
    width: 112,
    cell: (row) =>
      row.width === null || row.height === null ? <Unknown>None</Unknown> : `${row.width} × ${row.height}`,
  },
  {
    id: "by",
    label: "Drawn by",
    width: 110,
    isHiddenAtFirst: true,
    cell: (row) =>
      row.provider === "" ? <Unknown>Nobody</Unknown> : <span className="t2">{row.provider}</span>,
  },
  { id: "added", label: "Added", isNumber: true, width: 92, cell: (row) => <Day at={row.created_at} /> },
];

export const pictureFilters: Filter[] = [
  statusFilter(STATUS_WORDS),
  {
    kind: "one",
    name: "kind",
    label: "Place",
    options: Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label })),
  },
  { kind: "flag", name: "alt", label: "Alt text", yes: "There", no: "Missing" },
];
