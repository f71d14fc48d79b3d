import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { Button } from "@/components/button";
import { TableShell } from "@/components/table";
import { entriesQuery } from "@/features/settings/budget/api";
import { Head, Loaded } from "@/features/settings/parts";
import { useSite } from "@/hooks/site-context";
import type { Schemas } from "@/lib/api/client";
import { count, full, moment, shortId } from "@/lib/format";

const KINDS: Record<Schemas["EntryOut"]["kind"], string> = {
  grant: "Added",
  reserve: "Held for a step",
  release: "Came back",
  settle: "Charged",
};

const HEADS = [
  { key: "when", label: "When" },
  { key: "kind", label: "What" },
  { key: "amount", label: "Credits", isNumber: true },
  { key: "run", label: "Run" },
  { key: "note", label: "Who or why" },
];

export function Ledger() {
  const { site } = useSite();
  const query = useInfiniteQuery(entriesQuery(site.account_id));
  const rows = query.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Head title="Ledger">Every movement of the account&apos;s credits. The balance is their sum.</Head>
      <Loaded query={{ data: rows, error: query.error, refetch: query.refetch }} what="The ledger">
        {(entries) =>
          entries.length === 0 ? (
            <div className="card set-card t2">Nothing has moved yet.</div>
          ) : (
            <>
              <TableShell label="Ledger" heads={HEADS}>
                {entries.map((entry) => (
                  <Row key={entry.id} entry={entry} zone={site.time_zone} />
                ))}
              </TableShell>
              {query.hasNextPage ? (
                <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  Show more
                </Button>
              ) : null}
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Row({ entry, zone }: { entry: Schemas["EntryOut"]; zone: string }) {
  const what = entry.stage === null ? KINDS[entry.kind] : `${KINDS[entry.kind]}, stage ${entry.stage}`;
  return (
    <tr>
      <td className="num" title={full(entry.created_at, zone)}>
        {moment(entry.created_at, zone)}
      </td>
      <td>
        {what}
        {entry.kind === "settle" ? <span className="t2 sm"> ({count(entry.charged)} used)</span> : null}
      </td>
      <td className="n num">
        {entry.amount > 0 ? "+" : ""}
        {count(entry.amount)}
      </td>
      <td className="mono hm">
        {entry.run_id === null ? null : (
          <Link to="/runs/$runId" params={{ runId: entry.run_id }} className="link" title={entry.run_id}>
            {shortId(entry.run_id)}
          </Link>
        )}
      </td>
      <td className="wrap-cell t2 sm hm">
        {[entry.user, entry.note].filter(Boolean).join(": ") || entry.site}
      </td>
    </tr>
  );
}
