import { ArrowDown, ArrowUp, Lock } from "lucide-react";
import { useMemo, useState } from "react";

import { StateBadge } from "@/components/badge";
import { Button } from "@/components/button";
import { Checkbox } from "@/components/checkbox";
import type { ClusterMap, MapCluster } from "@/features/map/api";
import { ClusterMenu } from "@/features/map/cluster-menu";
import { MergeDialog } from "@/features/map/merge-dialog";
import { type SortKey, sorted } from "@/features/map/sorting";
import { INTENT_WORDS, READ_ONLY, STATUS_WORDS } from "@/features/map/words";
import { useSite } from "@/hooks/site-context";
import { cn } from "@/lib/cn";
import { count, plural } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";

interface ListProps {
  map: ClusterMap;
  isDim: boolean;
  selected: number | undefined;
  open: (id: number) => void;
  chosen: ReadonlySet<number>;
  onChosen: (chosen: ReadonlySet<number>) => void;
}

const HEADS: { key: SortKey; label: string; isNumber?: boolean }[] = [
  { key: "name", label: "Cluster" },
  { key: "intent", label: "Intent" },
  { key: "status", label: "Status" },
  { key: "keywords", label: "Keywords", isNumber: true },
  { key: "volume", label: "Volume", isNumber: true },
  { key: "difficulty", label: "Difficulty", isNumber: true },
  { key: "published", label: "Published", isNumber: true },
];

/** The map as a table: the same clusters, and the same actions. */
export function ClusterList({ map, isDim, selected, open, chosen, onChosen }: ListProps) {
  const [sort, setSort] = useState<{ key: SortKey; isUp: boolean }>({ key: "volume", isUp: false });
  const rows = useMemo(() => sorted(map.items, sort.key, sort.isUp), [map, sort]);
  const picked = rows.filter((row) => chosen.has(row.id));
  const pick = (id: number, is: boolean) => {
    const next = new Set(chosen);
    if (is) next.add(id);
    else next.delete(id);
    onChosen(next);
  };
  const all = picked.length === rows.length ? true : picked.length > 0 ? "indeterminate" : false;
  return (
    <div className="map-list">
      <section className={cn("card tscroll", isDim && "dim")} aria-label="Clusters" tabIndex={0}>
        <table className="tbl stack">
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label="Choose all"
                  checked={all}
                  onCheckedChange={(is) => onChosen(new Set(is === true ? rows.map((row) => row.id) : []))}
                />
              </th>
              {HEADS.map((head) => (
                <Head key={head.key} head={head} sort={sort} onSort={setSort} />
              ))}
              <th scope="col">
                <span className="sr">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                isOpen={row.id === selected}
                isChosen={chosen.has(row.id)}
                onPick={pick}
                onOpen={open}
              />
            ))}
          </tbody>
        </table>
      </section>
      {map.left_out > 0 ? (
        <p className="sm t2 mt-3">
          The {count(map.items.length)} most searched of {count(map.clusters)}. Filter to see the others.
        </p>
      ) : null}
      {picked.length > 0 ? <Bulk picked={picked} onClear={() => onChosen(new Set())} onOpen={open} /> : null}
    </div>
  );
}

interface HeadProps {
  head: (typeof HEADS)[number];
  sort: { key: SortKey; isUp: boolean };
  onSort: (sort: { key: SortKey; isUp: boolean }) => void;
}

function Head({ head: { key, label, isNumber }, sort, onSort }: HeadProps) {
  const isOn = sort.key === key;
  return (
    <th
      scope="col"
      className={isNumber === true ? "n" : undefined}
      aria-sort={isOn ? (sort.isUp ? "ascending" : "descending") : undefined}
    >
      <button
        type="button"
        className="th-sort"
        onClick={() => onSort({ key, isUp: isOn ? !sort.isUp : isNumber !== true })}
      >
        {label}
        {isOn ? (
          sort.isUp ? (
            <ArrowUp size={12} aria-hidden="true" />
          ) : (
            <ArrowDown size={12} aria-hidden="true" />
          )
        ) : null}
      </button>
    </th>
  );
}

interface RowProps {
  row: MapCluster;
  isOpen: boolean;
  isChosen: boolean;
  onPick: (id: number, is: boolean) => void;
  onOpen: (id: number) => void;
}

function Row({ row, isOpen, isChosen, onPick, onOpen }: RowProps) {
  const intent = INTENT_WORDS[row.intent];
  const status = STATUS_WORDS[row.status];
  return (
    <tr className={isOpen || isChosen ? "on" : undefined} data-cluster={row.id}>
      <td>
        <Checkbox
          aria-label={`Choose ${row.name}`}
          checked={isChosen}
          onCheckedChange={(is) => onPick(row.id, is === true)}
        />
      </td>
      <td className="ml">
        <span className="row">
          <button type="button" className="link m plain" onClick={() => onOpen(row.id)}>
            {row.name}
          </button>
          {row.is_locked ? <Lock size={13} aria-label="Locked" className="t3" /> : null}
        </span>
      </td>
      <td className="hm">
        <span className={`intent ${intent.look}`}>
          <i />
          {intent.word}
        </span>
      </td>
      <td>
        <StateBadge state={status.state}>{status.word}</StateBadge>
      </td>
      <td className="n num">
        {count(row.keywords)}
        <span className="phone-unit t2"> {row.keywords === 1 ? "keyword" : "keywords"}</span>
      </td>
      <td className="n num">
        {row.volume === null ? <span className="t3">unknown</span> : count(row.volume)}
        <span className="phone-unit t2"> a month</span>
      </td>
      <td className="n num hm">
        {row.difficulty === null ? <span className="t3">unknown</span> : count(row.difficulty)}
      </td>
      <td className="n num hm">
        {row.planned === 0 ? (
          <span className="t3">none planned</span>
        ) : (
          `${count(row.published)} of ${count(row.planned)}`
        )}
      </td>
      <td className="n">
        <ClusterMenu cluster={row} onOpen={onOpen} />
      </td>
    </tr>
  );
}

function Bulk({
  picked,
  onClear,
  onOpen,
}: {
  picked: MapCluster[];
  onClear: () => void;
  onOpen: (id: number) => void;
}) {
  const { me } = useSite();
  const [isMerging, setMerging] = useState(false);
  const into = picked.reduce((best, each) => ((each.volume ?? 0) > (best.volume ?? 0) ? each : best));
  const reason = !mayWrite(me) ? READ_ONLY : picked.length < 2 ? "Choose at least two clusters." : null;
  return (
    <div className="map-bulk" role="toolbar" aria-label="Chosen clusters">
      <b>{plural(picked.length, "cluster")} chosen</b>
      <Button reason={reason} onClick={() => setMerging(true)}>
        Merge
      </Button>
      <Button variant="ghost" onClick={onClear}>
        Clear
      </Button>
      {isMerging ? (
        <MergeDialog
          into={into}
          candidates={picked}
          onClose={() => setMerging(false)}
          onMerged={(id) => {
            onClear();
            onOpen(id);
          }}
        />
      ) : null}
    </div>
  );
}
