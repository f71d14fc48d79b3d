import { useQuery } from "@tanstack/react-query";
import { Image } from "lucide-react";
import { useCallback, useMemo } from "react";

import { PageHead } from "@/components/records/page-head";
import { Records } from "@/components/records/records";
import { listOf, matchingOf, readId } from "@/components/records/search";
import { EmptyState } from "@/components/states";
import {
  NAMES,
  pictureCountsQuery,
  type PictureRow,
  pictureSource,
  STATUSES,
  USUAL,
} from "@/features/images/api";
import { BulkActions } from "@/features/images/bulk-actions";
import { nameOf, pictureColumns, pictureFilters } from "@/features/images/columns";
import { PictureSheet } from "@/features/images/picture-sheet";
import { useSite } from "@/hooks/site-context";
import { useListSearch } from "@/hooks/use-list-search";
import { count, plural } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";

const EVERYTHING = {};

export function ImagesPage() {
  const { me, site } = useSite();
  const [search, setSearch] = useListSearch(NAMES);
  const { data: counts } = useQuery(pictureCountsQuery(site.id, search));
  const { data: total } = useQuery(pictureCountsQuery(site.id, EVERYTHING));
  const source = useMemo(() => pictureSource(site.id, search), [site.id, search]);
  const onOpen = useCallback(
    (row: PictureRow) => setSearch({ ...search, open: String(row.id) }),
    [search, setSearch],
  );
  const asked = listOf(search["status"]).length > 0 ? STATUSES : USUAL;
  return (
    <div className="page list-page">
      <PageHead
        title="Images"
        note={
          total === undefined
            ? undefined
            : `${plural(matchingOf(total, USUAL, undefined) ?? 0, "image")}, ${count(total.pending)} pending, ${count(total.failed)} failed`
        }
      />
      <Records
        title="Images"
        one="image"
        many="images"
        source={source}
        columns={pictureColumns}
        filters={pictureFilters}
        search={search}
        onSearch={setSearch}
        defaultSort=""
        matching={matchingOf(counts, asked, search["status"])}
        nameOf={nameOf}
        onOpen={onOpen}
        canChooseAll={false}
        {...(mayWrite(me) ? { bulk: (context) => <BulkActions context={context} siteId={site.id} /> } : {})}
        empty={
          <EmptyState icon={<Image size={28} />} title="No images yet">
            <p>
              Each article gets a cover and pictures where they help. They stand here when they are planned.
            </p>
          </EmptyState>
        }
      />
      <PictureSheet imageId={readId(search["open"])} onClose={() => setSearch({ ...search, open: "" })} />
    </div>
  );
}
