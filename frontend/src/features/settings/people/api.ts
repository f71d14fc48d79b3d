/** Who is in the account, who is invited, and what was done. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";

import { answer, api, type Schemas } from "@/lib/api/client";
import { meQuery, type Role } from "@/lib/queries/session";

export type Member = Schemas["MemberOut"];
export type Invitation = Schemas["InvitationOut"];

const MOST = 200;
const key = (accountId: number) => ["people", accountId] as const;

export const accountQuery = (accountId: number) =>
  queryOptions({
    queryKey: ["account", accountId],
    queryFn: async ({ signal }) => {
      const { items } = await answer(
        api.GET("/api/v1/accounts/", { params: { query: { limit: MOST } }, signal }),
      );
      const own = items.find((each) => each.id === accountId);
      if (own === undefined) throw new Error("You are no longer in this account.");
      return own;
    },
  });

export const membersQuery = (accountId: number) =>
  queryOptions({
    queryKey: [...key(accountId), "members"],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET("/api/v1/accounts/{account_id}/members/", {
            params: { path: { account_id: accountId }, query: { limit: MOST } },
            signal,
          }),
        )
      ).items,
  });

export const invitationsQuery = (accountId: number) =>
  queryOptions({
    queryKey: [...key(accountId), "invitations"],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET("/api/v1/accounts/{account_id}/invitations/", {
            params: { path: { account_id: accountId }, query: { limit: MOST } },
            signal,
          }),
        )
      ).items,
  });

function useDone<In, Out>(
  accountId: number,
  work: (given: In) => Promise<Out>,
  said: (out: Out, given: In) => string,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: (out, given) => toast.success(said(out, given)),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["account", accountId] });
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
      return client.invalidateQueries({ queryKey: key(accountId) });
    },
  });
}

const called = (member: Member): string => member.name || member.email;

export const useChangeRole = (accountId: number) =>
  useDone(
    accountId,
    ({ member, role }: { member: Member; role: Role }) =>
      answer(
        api.PATCH("/api/v1/accounts/{account_id}/members/{user_id}/", {
          params: { path: { account_id: accountId, user_id: member.user_id } },
          body: { role },
        }),
      ),
    (told) => `${called(told)} is ${told.role} now.`,
  );

export const useRemoveMember = (accountId: number) =>
  useDone(
    accountId,
    (member: Member) =>
      answer(
        api.DELETE("/api/v1/accounts/{account_id}/members/{user_id}/", {
          params: { path: { account_id: accountId, user_id: member.user_id } },
        }),
      ),
    (_, member) => `${called(member)} is out of the account.`,
  );

export const useTransfer = (accountId: number) =>
  useDone(
    accountId,
    (member: Member) =>
      answer(
        api.POST("/api/v1/accounts/{account_id}/transfer/", {
          params: { path: { account_id: accountId } },
          body: { user_id: member.user_id },
        }),
      ),
    (_, member) => `${called(member)} owns the account now.`,
  );

export const useLeave = (accountId: number) =>
  useDone(
    accountId,
    () =>
      answer(
        api.POST("/api/v1/accounts/{account_id}/leave/", { params: { path: { account_id: accountId } } }),
      ),
    () => "You left the account.",
  );

export const useRenameAccount = (accountId: number) =>
  useDone(
    accountId,
    (name: string) =>
      answer(
        api.PATCH("/api/v1/accounts/{account_id}/", {
          params: { path: { account_id: accountId } },
          body: { name },
        }),
      ),
    (told) => `The account is called ${told.name}.`,
  );

export const useInvite = (accountId: number) =>
  useDone(
    accountId,
    (given: { email: string; role: Role }) =>
      answer(
        api.POST("/api/v1/accounts/{account_id}/invitations/", {
          params: { path: { account_id: accountId } },
          body: given,
        }),
      ),
    (told) =>
      told.is_mailed
        ? `Invited ${told.email}.`
        : `Invited ${told.email}, but no mail was sent: the link stands in the server's log.`,
  );

export const useRevokeInvitation = (accountId: number) =>
  useDone(
    accountId,
    (invitation: Invitation) =>
      answer(
        api.DELETE("/api/v1/accounts/{account_id}/invitations/{invitation_id}/", {
          params: { path: { account_id: accountId, invitation_id: invitation.id } },
        }),
      ),
    (_, invitation) => `The invitation of ${invitation.email} opens nothing any more.`,
  );
