import { useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useMemo } from "react";

import { PageHead } from "@/components/records/page-head";
import { Records } from "@/components/records/records";
import { matchingOf } from "@/components/records/search";
import { EmptyState } from "@/components/states";
import {
  type Article,
  articleCountsQuery,
  articleSource,
  DEFAULT_SORT,
  NAMES,
  STATUSES,
} from "@/features/articles/api";
import { BulkActions } from "@/features/articles/bulk-actions";
import { articleColumns, articleFilters } from "@/features/articles/columns";
import { useSite } from "@/hooks/site-context";
import { useListSearch } from "@/hooks/use-list-search";
import { count, plural } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";

const EVERYTHING = {};

export function ArticlesPage({ onOpen }: { onOpen: (row: Article) => void }) {
  const { me, site } = useSite();
  const [search, setSearch] = useListSearch(NAMES);
  const { data: counts } = useQuery(articleCountsQuery(site.id, search));
  const { data: total } = useQuery(articleCountsQuery(site.id, EVERYTHING));
  const source = useMemo(() => articleSource(site.id, search), [site.id, search]);
  const filters = useMemo(() => articleFilters(site.id), [site.id]);
  const whyNot = mayWrite(me) ? null : "You may look at this site, not decide.";
  return (
    <div className="page list-page">
      <PageHead
        title="Articles"
        note={
          total === undefined
            ? undefined
            : `${plural(matchingOf(total, STATUSES, undefined) ?? 0, "article")}, ${plural(total.draft, "draft")}, ${count(total.approved)} approved, ${count(total.published)} published`
        }
      />
      <Records
        title="Articles"
        one="article"
        many="articles"
        source={source}
        columns={articleColumns}
        filters={filters}
        search={search}
        onSearch={setSearch}
        defaultSort={DEFAULT_SORT}
        matching={matchingOf(counts, STATUSES, search["status"])}
        nameOf={titleOf}
        onOpen={onOpen}
        canChooseAll={false}
        bulk={(context) => <BulkActions context={context} siteId={site.id} whyNot={whyNot} />}
        empty={
          <EmptyState icon={<FileText size={28} />} title="No articles yet">
            <p>What is written stands here, from the first draft to what is published.</p>
          </EmptyState>
        }
      />
    </div>
  );
}

const titleOf = (row: Article): string => row.title;
