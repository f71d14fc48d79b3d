import { useInfiniteQuery } from "@tanstack/react-query";

import { Tag } from "@/components/badge";
import { Button } from "@/components/button";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { restoreVersion, useDoing } from "@/features/review/api";
import type { ArticleSearch } from "@/features/review/article/article-page";
import { type Article, type Version, versionsQuery } from "@/features/review/queries";
import { authorOf, kindOf, when } from "@/features/review/words";
import { useSite } from "@/hooks/site-context";
import { useNow } from "@/hooks/use-now";
import { full, plural } from "@/lib/format";

interface VersionsPanelProps {
  article: Article;
  search: ArticleSearch;
  blocked: string | null;
  flush: () => Promise<number | null>;
  onShow: (search: ArticleSearch) => void;
}

export function VersionsPanel({ article, search, blocked, flush, onShow }: VersionsPanelProps) {
  const query = useInfiniteQuery(versionsQuery(article.id));
  const restoring = useDoing(article.site_id, article.id, {
    does: async (number: number) => {
      const version = await flush();
      return version === null ? null : restoreVersion(article.id, number, version);
    },
    onDone: () => onShow({ panel: "versions" }),
    said: "Restored, as the newest version.",
  });
  if (query.error !== null && query.data === undefined) {
    return (
      <ErrorState
        what="The versions can't be read"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (query.data === undefined) {
    return (
      <Loading label="Reading the versions">
        <Skeleton height={84} />
      </Loading>
    );
  }
  const versions = query.data.pages.flatMap((page) => page.items);
  const byAi = versions.find((version) => version.author === "ai");
  const isPerson = article.saved_by?.author === "person";
  return (
    <>
      {isPerson && byAi !== undefined ? (
        <Button onClick={() => onShow({ panel: "versions", from: byAi.number, to: article.version })}>
          What people changed since the AI
        </Button>
      ) : null}
      <ol className="vers">
        {versions.map((version) => (
          <VersionCard
            key={version.number}
            version={version}
            current={article.version}
            isOn={version.number === search.from || version.number === search.to}
            blocked={blocked ?? (article.is_being_rewritten ? "The writer has the article now." : null)}
            isBusy={restoring.isPending}
            onCompare={() => onShow({ panel: "versions", from: version.number, to: article.version })}
            onRestore={() => restoring.mutate(version.number)}
          />
        ))}
      </ol>
      {query.hasNextPage ? (
        <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Older versions
        </Button>
      ) : null}
    </>
  );
}

interface VersionCardProps {
  version: Version;
  current: number;
  isOn: boolean;
  blocked: string | null;
  isBusy: boolean;
  onCompare: () => void;
  onRestore: () => void;
}

function VersionCard({ version, current, isOn, blocked, isBusy, onCompare, onRestore }: VersionCardProps) {
  const { site } = useSite();
  const now = useNow(true);
  const isCurrent = version.number === current;
  return (
    <li className={isOn ? "on" : undefined} aria-current={isCurrent || undefined}>
      <div className="row">
        <b className="m num">Version {version.number}</b>
        {isCurrent ? <Tag>Current</Tag> : null}
        <span className="sp" />
        <span className="sm num t2">{plural(version.word_count, "word")}</span>
      </div>
      <p className="sm">{kindOf(version)}</p>
      <p className="xs t3" title={full(version.created_at, site.time_zone)}>
        {authorOf(version)}, {when(version.created_at, site.time_zone, now)}
      </p>
      {isCurrent ? null : (
        <div className="row vers-do">
          <Button
            size="small"
            onClick={onCompare}
            aria-label={`Compare version ${version.number} with the current one`}
          >
            Compare
          </Button>
          <Button
            size="small"
            reason={blocked}
            isBusy={isBusy}
            onClick={onRestore}
            aria-label={`Restore version ${version.number}`}
          >
            Restore
          </Button>
        </div>
      )}
    </li>
  );
}
