import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";

import { StateBadge } from "@/components/badge";
import { Button } from "@/components/button";
import { ConfirmDialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import { TableShell } from "@/components/table";
import { NewKey } from "@/features/settings/keys/new-key";
import { scopeWord, standingOf } from "@/features/settings/keys/words";
import { Head, Loaded } from "@/features/settings/parts";
import { useSite } from "@/hooks/site-context";
import { answer, api, type Schemas } from "@/lib/api/client";
import { full, moment } from "@/lib/format";
import { serverNow } from "@/lib/clock";

type Token = Schemas["TokenOut"];

export const tokensQuery = infiniteQueryOptions({
  queryKey: ["tokens"],
  queryFn: ({ pageParam, signal }) =>
    answer(api.GET("/api/v1/tokens/", { params: { query: { cursor: pageParam } }, signal })),
  initialPageParam: "",
  getNextPageParam: (page) => page.next,
});

const HEADS = [
  { key: "name", label: "API key" },
  { key: "key", label: "Key" },
  { key: "can", label: "Can" },
  { key: "used", label: "Last used" },
  { key: "until", label: "Standing" },
  { key: "act", label: <span className="sr">Actions</span> },
];

export function KeysSection() {
  const query = useInfiniteQuery(tokensQuery);
  const rows = query.data?.pages.flatMap((page) => page.items);
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      <Head
        title="API keys"
        action={
          <Button icon={<Plus size={15} />} onClick={() => setMaking(true)}>
            New key
          </Button>
        }
      >
        Your own, for programs and MCP clients. A key can do at most what you can.{" "}
        <a className="link" href="/docs/api/" target="_blank" rel="noreferrer">
          API documentation
        </a>
      </Head>
      <Loaded query={{ data: rows, error: query.error, refetch: query.refetch }} what="The keys">
        {(tokens) =>
          tokens.length === 0 ? (
            <div className="card set-card t2">No keys yet. Programs need one; people sign in.</div>
          ) : (
            <>
              <TableShell label="API keys" heads={HEADS}>
                {tokens.map((token) => (
                  <Row key={token.id} token={token} />
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
      {isMaking ? <NewKey onClose={() => setMaking(false)} /> : null}
    </>
  );
}

function Row({ token }: { token: Token }) {
  const { site } = useSite();
  const zone = site.time_zone;
  const standing = standingOf(token, serverNow());
  return (
    <tr data-key={token.name}>
      <td className="ml m">{token.name || "Without a name"}</td>
      <td className="mono">{token.prefix}…</td>
      <td className="hm">{token.scopes.map(scopeWord).join(", ")}</td>
      <td className="num hm" title={token.last_used_at === null ? undefined : full(token.last_used_at, zone)}>
        {token.last_used_at === null ? <span className="t3">never</span> : moment(token.last_used_at, zone)}
      </td>
      <td className="num">
        {standing === "good" ? (
          token.expires_at === null ? (
            "Never expires"
          ) : (
            <>until {moment(token.expires_at, zone)}</>
          )
        ) : (
          <StateBadge state="empty">{standing === "revoked" ? "Revoked" : "Expired"}</StateBadge>
        )}
      </td>
      <td className="n">{standing === "good" ? <Revoke token={token} /> : null}</td>
    </tr>
  );
}

function Revoke({ token }: { token: Token }) {
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const revoking = useMutation({
    mutationFn: () =>
      answer(api.DELETE("/api/v1/tokens/{token_id}/", { params: { path: { token_id: token.id } } })),
    onSuccess: () => {
      toast.success(`Revoked ${token.name || token.prefix}.`);
      setAsking(false);
    },
    onSettled: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
  return (
    <>
      <Button
        size="small"
        variant="danger"
        aria-label={`Revoke ${token.name || token.prefix}`}
        onClick={() => setAsking(true)}
      >
        Revoke
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Revoke ${token.name || token.prefix}?`}
        action="Revoke the key"
        keep="Keep it"
        isBusy={revoking.isPending}
        onConfirm={() => revoking.mutate()}
      >
        <FormError error={revoking.error} />
        <p>Whatever uses it is refused from now on. A revoked key never comes back.</p>
      </ConfirmDialog>
    </>
  );
}
