import { useQuery } from "@tanstack/react-query";
import { Download, KeyRound, Plus, Upload } from "lucide-react";
import { type ReactNode, useCallback, useMemo, useState } from "react";

import { Button, buttonClass } from "@/components/button";
import { PageHead } from "@/components/records/page-head";
import { Records } from "@/components/records/records";
import { matchingOf, readId } from "@/components/records/search";
import { EmptyState } from "@/components/states";
import { AddKeyword } from "@/features/keywords/add-keyword";
import {
  DEFAULT_SORT,
  exportAddress,
  type Keyword,
  keywordCountsQuery,
  keywordSource,
  NAMES,
  STATUSES,
} from "@/features/keywords/api";
import { BulkActions } from "@/features/keywords/bulk-actions";
import { keywordColumns } from "@/features/keywords/columns";
import { keywordFilters } from "@/features/keywords/filters";
import { KeywordSheet } from "@/features/keywords/keyword-sheet";
import { useSite } from "@/hooks/site-context";
import { useListSearch } from "@/hooks/use-list-search";
import { count } from "@/lib/format";
import { sectorsQuery } from "@/lib/queries/lists";
import { mayWrite as mayWriteOf } from "@/lib/queries/session";

interface KeywordsPageProps {
  /** The dialog that brings keywords from a file. */
  renderImport: (isOpen: boolean, onOpenChange: (isOpen: boolean) => void) => ReactNode;
}

const EVERYTHING = {};

export function KeywordsPage({ renderImport }: KeywordsPageProps) {
  const { me, site } = useSite();
  const [search, setSearch] = useListSearch(NAMES);
  const [isImporting, setImporting] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const mayWrite = mayWriteOf(me);
  const { data: sectors = NONE } = useQuery(sectorsQuery(site.id));
  const { data: counts } = useQuery(keywordCountsQuery(site.id, search));
  const { data: total } = useQuery(keywordCountsQuery(site.id, EVERYTHING));
  const source = useMemo(() => keywordSource(site.id, search), [site.id, search]);
  const columns = useMemo(() => keywordColumns(mayWrite), [mayWrite]);
  const filters = useMemo(() => keywordFilters(site.id, sectors), [site.id, sectors]);
  const onOpen = useCallback(
    (row: Keyword) => setSearch({ ...search, open: String(row.id) }),
    [search, setSearch],
  );
  const whyNot = mayWrite ? null : "You may look at this site, not change it.";
  const all = total == null ? undefined : total.new + total.mapped + total.excluded + total.parked;
  const importButton = (
    <Button variant="primary" icon={<Upload size={15} />} reason={whyNot} onClick={() => setImporting(true)}>
      Import
    </Button>
  );
  return (
    <div className="page list-page">
      <PageHead
        title="Keywords"
        note={
          total == null || all === undefined
            ? undefined
            : `${count(all)} keywords, ${count(total.new)} new, ${count(total.mapped)} in clusters`
        }
      >
        {all === 0 ? null : (
          <a className={`${buttonClass()} only-d`} href={exportAddress(site.id, search)} download>
            <Download size={15} />
            Export
          </a>
        )}
        <Button className="only-d" icon={<Plus size={15} />} reason={whyNot} onClick={() => setAdding(true)}>
          Add
        </Button>
        {importButton}
      </PageHead>
      <Records
        title="Keywords"
        one="keyword"
        many="keywords"
        source={source}
        columns={columns}
        filters={filters}
        search={search}
        onSearch={setSearch}
        defaultSort={DEFAULT_SORT}
        matching={matchingOf(counts, STATUSES, search["status"])}
        nameOf={termOf}
        onOpen={onOpen}
        {...(mayWrite
          ? {
              bulk: (context) => (
                <BulkActions context={context} siteId={site.id} search={search} sectors={sectors} />
              ),
            }
          : {})}
        empty={
          <EmptyState icon={<KeyRound size={28} />} title="No keywords yet">
            <p>
              Keywords are where everything begins: they become clusters, ideas and articles. Import the
              export of your keyword tool, or a plain list.
            </p>
          </EmptyState>
        }
      />
      <KeywordSheet
        keywordId={readId(search["open"])}
        onClose={() => setSearch({ ...search, open: "" })}
        sectors={sectors}
      />
      <AddKeyword isOpen={isAdding} onOpenChange={setAdding} />
      {renderImport(isImporting, setImporting)}
    </div>
  );
}

const NONE: never[] = [];
const termOf = (row: Keyword): string => row.term;
