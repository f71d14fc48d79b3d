import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/button";
import { FormError } from "@/components/form-error";
import { Select } from "@/components/select";
import { TableShell } from "@/components/table";
import { Head, Loaded, tellError } from "@/features/settings/parts";
import {
  accountQuery,
  type Member,
  membersQuery,
  useChangeRole,
  useRenameAccount,
} from "@/features/settings/people/api";
import { Invitations } from "@/features/settings/people/invitations";
import { InviteDialog } from "@/features/settings/people/invite-dialog";
import { LeaveAccount } from "@/features/settings/people/leave-account";
import { MemberMenu } from "@/features/settings/people/member-menu";
import { isRole, ROLES } from "@/features/settings/people/roles";
import { ADMINS_ONLY, OWNERS_ONLY } from "@/features/settings/sections";
import { useSite } from "@/hooks/site-context";
import { full, moment } from "@/lib/format";
import type { Role } from "@/lib/queries/session";

const HEADS = [
  { key: "member", label: "Member" },
  { key: "role", label: "Role" },
  { key: "joined", label: "Joined" },
  { key: "act", label: <span className="sr">Actions</span> },
];

export function MembersSection() {
  const { site } = useSite();
  const account = useQuery(accountQuery(site.account_id));
  const members = useQuery(membersQuery(site.account_id));
  const [isInviting, setInviting] = useState(false);
  const role = account.data?.role;
  const mayChange = role === "owner" || role === "admin";
  return (
    <>
      <Head
        title="Members"
        action={
          <Button
            icon={<Plus size={15} />}
            reason={mayChange ? null : ADMINS_ONLY}
            onClick={() => setInviting(true)}
          >
            Invite
          </Button>
        }
      >
        Owners and admins change settings, editors approve and publish, viewers only look.
      </Head>
      <Loaded query={members} what="The members">
        {(found) => (
          <TableShell label="Members" heads={HEADS}>
            {found.map((member) => (
              <Row key={member.user_id} member={member} myRole={role ?? "viewer"} />
            ))}
          </TableShell>
        )}
      </Loaded>
      {mayChange ? <Invitations /> : null}
      <Head title="Account">Sites, members and credits belong to it.</Head>
      <Loaded query={account} what="The account" height={70}>
        {(own) => (
          <section className="card set-card" aria-label="Account">
            <AccountName key={own.name} name={own.name} isOwner={own.role === "owner"} />
            <LeaveAccount name={own.name} isOwner={own.role === "owner"} />
          </section>
        )}
      </Loaded>
      {isInviting ? (
        <InviteDialog mayMakeOwners={role === "owner"} onClose={() => setInviting(false)} />
      ) : null}
    </>
  );
}

function Row({ member, myRole }: { member: Member; myRole: Role }) {
  const { me, site } = useSite();
  const changing = useChangeRole(site.account_id);
  const isSelf = member.user_id === me.user?.id;
  const mayChange = !isSelf && (myRole === "owner" || (myRole === "admin" && member.role !== "owner"));
  const name = member.name || member.email;
  return (
    <tr data-member={member.email}>
      <td className="ml">
        <span className="m">{name}</span> {isSelf ? <span className="tag">you</span> : null}{" "}
        {member.name === "" ? null : <span className="t2 sm">{member.email}</span>}
      </td>
      <td>
        {mayChange ? (
          <Select
            aria-label={`Role of ${name}`}
            className="set-role"
            value={changing.isPending ? changing.variables.role : member.role}
            onChange={(event) => {
              const role = event.target.value;
              if (isRole(role)) changing.mutate({ member, role }, { onError: tellError });
            }}
          >
            {ROLES.filter(({ role }) => role !== "owner" || member.role === "owner").map(({ role, word }) => (
              <option key={role} value={role}>
                {word}
              </option>
            ))}
          </Select>
        ) : (
          ROLES.find(({ role }) => role === member.role)?.word
        )}
      </td>
      <td className="num hm" title={full(member.joined_at, site.time_zone)}>
        {moment(member.joined_at, site.time_zone)}
      </td>
      <td className="n">
        {mayChange ? <MemberMenu member={member} mayTransfer={myRole === "owner"} /> : null}
      </td>
    </tr>
  );
}

function AccountName({ name: given, isOwner }: { name: string; isOwner: boolean }) {
  const { site } = useSite();
  const [name, setName] = useState(given);
  const renaming = useRenameAccount(site.account_id);
  const rename = (event: SyntheticEvent) => {
    event.preventDefault();
    renaming.mutate(name.trim());
  };
  const reason = !isOwner
    ? OWNERS_ONLY
    : name.trim() === "" || name.trim() === given
      ? "Nothing is changed yet."
      : null;
  return (
    <form className="row wrap" onSubmit={rename}>
      <input
        className="in set-name"
        aria-label="Name of the account"
        value={name}
        maxLength={200}
        readOnly={!isOwner}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" reason={reason} isBusy={renaming.isPending}>
        Rename
      </Button>
      <FormError error={renaming.error} />
    </form>
  );
}
