import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { Button } from "@/components/button";
import { TableShell } from "@/components/table";
import { dataLine } from "@/features/settings/audit/data-line";
import { Head, Loaded } from "@/features/settings/parts";
import type { AuditSearch } from "@/features/settings/searches";
import { useSite } from "@/hooks/site-context";
import { answer, api } from "@/lib/api/client";
import { full, moment } from "@/lib/format";

const auditQuery = (accountId: number, search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ["audit", accountId, search.actor, search.action],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/v1/accounts/{account_id}/audit/", {
          params: {
            path: { account_id: accountId },
            query: { ...search, ...(pageParam === "" ? {} : { cursor: pageParam }), limit: 50 },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

const HEADS = [
  { key: "when", label: "When" },
  { key: "who", label: "Who" },
  { key: "what", label: "What" },
  { key: "target", label: "On what" },
  { key: "data", label: "More" },
];

/** Groups of actions, as the log names them: all that begin so. */
const GROUPS: [string, string][] = [
  ["run.", "Runs"],
  ["config.", "Automation's configuration"],
  ["schedule.", "Schedule"],
  ["content.", "Articles"],
  ["cluster.", "Clusters"],
  ["site.", "Sites"],
  ["provider.", "Providers"],
  ["prompt.", "Prompts"],
  ["credits.", "Credits"],
  ["account.", "Account"],
  ["member.", "Members"],
  ["invitation.", "Invitations"],
  ["token.", "API keys"],
  ["user.", "People"],
];

interface AuditProps {
  search: AuditSearch;
  onSearch: (search: AuditSearch) => void;
}

export function AuditSection({ search, onSearch }: AuditProps) {
  const { site } = useSite();
  const query = useInfiniteQuery(auditQuery(site.account_id, search));
  const rows = query.data?.pages.flatMap((page) => page.items);
  const isFiltered = search.actor !== undefined || search.action !== undefined;
  return (
    <>
      <Head title="Audit log">What people and programs did in this account. Nobody can change it.</Head>
      <div className="row wrap" role="search">
        <ActorFilter
          key={search.actor ?? ""}
          value={search.actor ?? ""}
          onChange={(actor) => onSearch({ ...search, actor: actor === "" ? undefined : actor })}
        />
        <select
          className="in set-role"
          aria-label="Kind of action"
          value={search.action ?? ""}
          onChange={(event) =>
            onSearch({
              ...search,
              action: event.target.value === "" ? undefined : event.target.value,
            })
          }
        >
          <option value="">All actions</option>
          {GROUPS.map(([value, word]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
        {isFiltered ? <Button onClick={() => onSearch({})}>Clear filters</Button> : null}
      </div>
      <Loaded query={{ data: rows, error: query.error, refetch: query.refetch }} what="The log" height={320}>
        {(entries) =>
          entries.length === 0 ? (
            <div className="card set-card t2">
              {isFiltered ? "No entry matches." : "Nothing was done yet."}
            </div>
          ) : (
            <>
              <TableShell label="Audit log" heads={HEADS}>
                {entries.map((entry) => (
                  <tr key={entry.id}>
                    <td className="num" title={full(entry.created_at, site.time_zone)}>
                      {moment(entry.created_at, site.time_zone)}
                    </td>
                    <td>{entry.actor}</td>
                    <td className="mono">{entry.action}</td>
                    <td className="wrap-cell ml">{entry.target}</td>
                    <td className="wrap-cell t2 sm hm">{dataLine(entry.data)}</td>
                  </tr>
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

const TYPING_MS = 300;

function ActorFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <input
      className="in set-name"
      type="search"
      aria-label="Who it was"
      placeholder="Who it was"
      maxLength={200}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
