import { useQuery } from "@tanstack/react-query";
import { Lightbulb } from "lucide-react";
import { useCallback, useMemo } from "react";

import { PageHead } from "@/components/records/page-head";
import { Records } from "@/components/records/records";
import { matchingOf, readId } from "@/components/records/search";
import { EmptyState } from "@/components/states";
import { DEFAULT_SORT, type Idea, ideaCountsQuery, ideaSource, NAMES, STATUSES } from "@/features/ideas/api";
import { BulkActions } from "@/features/ideas/bulk-actions";
import { ideaColumns, ideaFilters } from "@/features/ideas/columns";
import { IdeaSheet } from "@/features/ideas/idea-sheet";
import { useSite } from "@/hooks/site-context";
import { useListSearch } from "@/hooks/use-list-search";
import { count, plural } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";

const EVERYTHING = {};

export function IdeasPage() {
  const { me, site } = useSite();
  const [search, setSearch] = useListSearch(NAMES);
  const { data: counts } = useQuery(ideaCountsQuery(site.id, search));
  const { data: total } = useQuery(ideaCountsQuery(site.id, EVERYTHING));
  const source = useMemo(() => ideaSource(site.id, search), [site.id, search]);
  const filters = useMemo(() => ideaFilters(site.id), [site.id]);
  const onOpen = useCallback(
    (row: Idea) => setSearch({ ...search, open: String(row.id) }),
    [search, setSearch],
  );
  return (
    <div className="page list-page">
      <PageHead
        title="Ideas"
        note={
          total == null
            ? undefined
            : `${plural(matchingOf(total, STATUSES, undefined) ?? 0, "idea")}, ${count(total.new)} new, ${count(total.completed)} written`
        }
      />
      <Records
        title="Ideas"
        one="idea"
        many="ideas"
        source={source}
        columns={ideaColumns}
        filters={filters}
        search={search}
        onSearch={setSearch}
        defaultSort={DEFAULT_SORT}
        matching={matchingOf(counts, STATUSES, search["status"])}
        nameOf={titleOf}
        onOpen={onOpen}
        {...(mayWrite(me)
          ? { bulk: (context) => <BulkActions context={context} siteId={site.id} search={search} /> }
          : {})}
        empty={
          <EmptyState icon={<Lightbulb size={28} />} title="No ideas yet">
            <p>
              A run finds ideas for each cluster of keywords. Accept them, change them, or reject them here.
            </p>
          </EmptyState>
        }
      />
      <IdeaSheet ideaId={readId(search["open"])} onClose={() => setSearch({ ...search, open: "" })} />
    </div>
  );
}

const titleOf = (row: Idea): string => row.idea_title;
