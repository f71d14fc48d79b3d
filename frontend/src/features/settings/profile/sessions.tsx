import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";

import { Button } from "@/components/button";
import { TableShell } from "@/components/table";
import { Head, Loaded, tellError } from "@/features/settings/parts";
import { agentWord } from "@/features/settings/profile/agent";
import { endSessions, sessionsQuery } from "@/features/settings/profile/api";
import { useSite } from "@/hooks/site-context";
import { moment, plural } from "@/lib/format";

const HEADS = [
  { key: "browser", label: "Browser" },
  { key: "ip", label: "Address" },
  { key: "since", label: "Signed in" },
  { key: "act", label: <span className="sr">Actions</span> },
];

export function Sessions() {
  const { site } = useSite();
  const client = useQueryClient();
  const query = useQuery(sessionsQuery);
  const ending = useMutation({
    mutationFn: (ids: number[]) => endSessions(ids),
    onSuccess: (_, ids) => toast.success(`Ended ${plural(ids.length, "session")}.`),
    onError: tellError,
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  const others = (query.data ?? []).filter((each) => !each.isCurrent).map((each) => each.id);
  return (
    <>
      <Head
        title="Sessions"
        action={
          others.length > 1 ? (
            <Button variant="danger" isBusy={ending.isPending} onClick={() => ending.mutate(others)}>
              End all others
            </Button>
          ) : undefined
        }
      >
        Where you are signed in.
      </Head>
      <Loaded query={query} what="Your sessions" height={90}>
        {(sessions) => (
          <TableShell label="Sessions" heads={HEADS}>
            {sessions.map((session) => (
              <tr key={session.id}>
                <td className="ml" title={session.agent}>
                  {agentWord(session.agent)}{" "}
                  {session.isCurrent ? <span className="tag">this one</span> : null}
                </td>
                <td className="mono">{session.ip}</td>
                <td className="num">{moment(new Date(session.createdAt).toISOString(), site.time_zone)}</td>
                <td className="n">
                  {session.isCurrent ? null : (
                    <Button
                      size="small"
                      variant="danger"
                      aria-label={`End the session of ${agentWord(session.agent)}`}
                      onClick={() => ending.mutate([session.id])}
                    >
                      End
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </TableShell>
        )}
      </Loaded>
    </>
  );
}
