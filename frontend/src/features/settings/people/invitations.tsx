import { useQuery } from "@tanstack/react-query";

import { StateBadge } from "@/components/badge";
import { Button } from "@/components/button";
import { TableShell } from "@/components/table";
import { Head, Loaded, tellError } from "@/features/settings/parts";
import { invitationsQuery, useRevokeInvitation } from "@/features/settings/people/api";
import { ROLES } from "@/features/settings/people/roles";
import { useSite } from "@/hooks/site-context";
import { full, moment } from "@/lib/format";

const HEADS = [
  { key: "email", label: "Invited" },
  { key: "role", label: "Role" },
  { key: "until", label: "Good until" },
  { key: "act", label: <span className="sr">Actions</span> },
];

export function Invitations() {
  const { site } = useSite();
  const query = useQuery(invitationsQuery(site.account_id));
  const revoking = useRevokeInvitation(site.account_id);
  return (
    <Loaded query={query} what="The invitations" height={60}>
      {(found) =>
        found.length === 0 ? null : (
          <>
            <Head title="Invitations">Links that nobody has opened yet. Each is good for seven days.</Head>
            <TableShell label="Invitations" heads={HEADS}>
              {found.map((each) => (
                <tr key={each.id}>
                  <td className="ml">
                    <span className="m">{each.email}</span>
                    {each.invited_by === null ? null : (
                      <span className="t2 sm block">by {each.invited_by}</span>
                    )}
                  </td>
                  <td>{ROLES.find(({ role }) => role === each.role)?.word}</td>
                  <td className="num" title={full(each.expires_at, site.time_zone)}>
                    {each.is_expired ? (
                      <StateBadge state="empty">Expired</StateBadge>
                    ) : (
                      moment(each.expires_at, site.time_zone)
                    )}
                  </td>
                  <td className="n">
                    <Button
                      size="small"
                      variant="danger"
                      aria-label={`Revoke the invitation of ${each.email}`}
                      isBusy={revoking.isPending && revoking.variables.id === each.id}
                      onClick={() => revoking.mutate(each, { onError: tellError })}
                    >
                      Revoke
                    </Button>
                  </td>
                </tr>
              ))}
            </TableShell>
          </>
        )
      }
    </Loaded>
  );
}
