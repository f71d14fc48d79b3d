import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ArrowRight, X } from "lucide-react";
import { useState } from "react";

import { IconButton } from "@/components/button";
import { Segmented } from "@/components/segmented";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import type { ArticleSearch } from "@/features/review/article/article-page";
import { type Article, type Diff, diffQuery, type Version, versionsQuery } from "@/features/review/queries";
import { DiffBlocks, Fields } from "@/features/review/versions/diff-blocks";
import { authorOf, when } from "@/features/review/words";
import { useSite } from "@/hooks/site-context";
import { useNow } from "@/hooks/use-now";
import { plural } from "@/lib/format";

interface DiffViewProps {
  article: Article;
  from: number;
  to: number;
  onShow: (search: ArticleSearch) => void;
}

type Way = "inline" | "sides";

/** What changed between two versions, word by word. */
export function DiffView({ article, from, to, onShow }: DiffViewProps) {
  const diff = useQuery(diffQuery(article.id, from, to));
  const versions =
    useInfiniteQuery(versionsQuery(article.id)).data?.pages.flatMap((page) => page.items) ?? [];
  const [way, setWay] = useState<Way>("inline");
  return (
    <>
      <div className="dfh">
        <Which
          versions={versions}
          number={from}
          label="From"
          onChange={(next) => onShow({ panel: "versions", from: next, to })}
        />
        <ArrowRight size={14} aria-label="to" />
        <Which
          versions={versions}
          number={to}
          label="To"
          onChange={(next) => onShow({ panel: "versions", from, to: next })}
        />
        <span className="sp" />
        {diff.data === undefined ? null : <Counts diff={diff.data} />}
        <Segmented
          label="How the difference is shown"
          value={way}
          onChange={setWay}
          options={[
            { value: "inline", label: "Inline" },
            { value: "sides", label: "Side by side" },
          ]}
        />
        <IconButton label="Back to the text" onClick={() => onShow({ panel: "versions" })}>
          <X size={16} />
        </IconButton>
      </div>
      {diff.error !== null ? (
        <ErrorState
          what="These versions can't be compared"
          error={diff.error}
          onRetry={() => void diff.refetch()}
        />
      ) : diff.data === undefined ? (
        <Loading label="Comparing">
          <div className="prose col gap-4">
            <Skeleton height={120} />
            <Skeleton height={120} />
          </div>
        </Loading>
      ) : (
        <div className={way === "sides" ? "prose prose-diff sides" : "prose prose-diff"}>
          <Fields diff={diff.data} />
          <DiffBlocks blocks={diff.data.blocks} isSideBySide={way === "sides"} />
        </div>
      )}
    </>
  );
}

function Counts({ diff }: { diff: Diff }) {
  return (
    <>
      <span className="sm num nw diff-in">+{plural(diff.words_added, "word")}</span>
      <span className="sm num nw diff-out">−{plural(diff.words_removed, "word")}</span>
    </>
  );
}

interface WhichProps {
  versions: Version[];
  number: number;
  label: string;
  onChange: (number: number) => void;
}

function Which({ versions, number, label, onChange }: WhichProps) {
  const { site } = useSite();
  const now = useNow(false);
  const version = versions.find((each) => each.number === number);
  const numbers = versions.some((each) => each.number === number)
    ? versions.map((each) => each.number)
    : [number, ...versions.map((each) => each.number)];
  return (
    <span className="row">
      <select
        className="in dfs"
        aria-label={label}
        value={number}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {numbers.map((each) => (
          <option key={each} value={each}>
            Version {each}
          </option>
        ))}
      </select>
      {version === undefined ? null : (
        <span className="t3 xs only-d trunc">
          {authorOf(version)}, {when(version.created_at, site.time_zone, now)}
        </span>
      )}
    </span>
  );
}
