import { StateBadge } from "@/components/badge";
import { Day, Unknown } from "@/components/records/cells";
import { clusterFilter, ClusterName, statusFilter, type Worded } from "@/components/records/columns";
import type { Column, Filter } from "@/components/records/types";
import type { Article } from "@/features/articles/api";
import { count, plural } from "@/lib/format";

export const STATUS_WORDS: Record<Article["status"], Worded> = {
  draft: { word: "Draft", state: "ready" },
  changes_requested: { word: "Changes asked", state: "paused" },
  approved: { word: "Approved", state: "complete" },
  published: { word: "Published", state: "complete" },
  rejected: { word: "Rejected", state: "empty" },
};

function Status({ row }: { row: Article }) {
  const { word, state } = STATUS_WORDS[row.status];
  if (row.is_being_rewritten) return <StateBadge state="active">Being rewritten</StateBadge>;
  return <StateBadge state={state}>{word}</StateBadge>;
}

function Images({ row }: { row: Article }) {
  const all = row.images_generated + row.images_pending + row.images_failed;
  if (all === 0) return <Unknown>{row.parked_reason === "" ? "None yet" : "None"}</Unknown>;
  return (
    <span>
      <span className="num">
        {count(row.images_generated)} of {count(all)}
      </span>
      {row.images_failed > 0 ? (
        <span className="st-failed fg"> {count(row.images_failed)} failed</span>
      ) : null}
    </span>
  );
}

export const articleColumns: Column<Article>[] = [
  {
    id: "title",
    label: "Article",
    sort: "title",
    isFixed: true,
    cell: (row) => (
      <>
        {row.title}
        {row.is_brief ? (
          <span className="t3 twin" title="An offline brief, to be filled by a person">
            brief
          </span>
        ) : null}
      </>
    ),
  },
  { id: "status", label: "Status", width: 128, phone: "side", cell: (row) => <Status row={row} /> },
  {
    id: "cluster",
    label: "Cluster",
    width: 160,
    phone: "line",
    cell: (row) => <ClusterName name={row.cluster?.name} />,
  },
  {
    id: "words",
    label: "Words",
    sort: "word_count",
    isDownFirst: true,
    isNumber: true,
    width: 88,
    phone: "line",
    cell: (row) => count(row.word_count),
  },
  {
    id: "score",
    label: "Score",
    sort: "score",
    isDownFirst: true,
    isNumber: true,
    width: 84,
    cell: (row) =>
      row.score === null ? (
        <Unknown>Not yet</Unknown>
      ) : (
        <span title={row.is_held ? "Below the site's limits: to approve it takes a reason" : undefined}>
          {row.score}
          <span className="t3"> of 100</span>
        </span>
      ),
  },
  { id: "images", label: "Images", width: 116, cell: (row) => <Images row={row} /> },
  {
    id: "notes",
    label: "Notes",
    width: 76,
    cell: (row) => (row.open_notes === 0 ? <Unknown>None</Unknown> : `${count(row.open_notes)} open`),
  },
  {
    id: "writer",
    label: "Writer",
    width: 110,
    isHiddenAtFirst: true,
    cell: (row) => <span className="t2">{row.provider}</span>,
  },
  {
    id: "version",
    label: "Version",
    isNumber: true,
    width: 80,
    isHiddenAtFirst: true,
    cell: (row) => count(row.version),
  },
  {
    id: "changed",
    label: "Changed",
    sort: "updated_at",
    isDownFirst: true,
    isNumber: true,
    width: 96,
    cell: (row) => <Day at={row.updated_at} />,
  },
];

export const articleFilters = (siteId: number): Filter[] => [
  statusFilter(STATUS_WORDS),
  { kind: "flag", name: "ready", label: "Gate", yes: "Ready for review", no: "Not at the gate" },
  clusterFilter(siteId),
  { kind: "range", name: "score", label: "Score", most: 100, show: String },
  {
    kind: "one",
    name: "marked",
    label: "Look twice",
    options: [
      { value: "image_failed", label: "An image failed" },
      { value: "parked", label: "Parked" },
      { value: "any", label: "Any of these" },
    ],
  },
  { kind: "flag", name: "brief", label: "Kind", yes: "Offline briefs", no: "Whole articles" },
];

export const articlesWord = (times: number): string => plural(times, "article");
