"""How people come in: the first one through the set-up link, the others through invitations."""

from __future__ import annotations

from django.db import transaction

from igny8.access import invitations, setup
from igny8.access.audit import record
from igny8.access.users import UserExists, add_member, create_user, rename_account
from igny8.automation.welcome import welcome_user
from igny8.models import Invitation, Membership, Notification, User
from igny8.notifications.notify import notify


@transaction.atomic
def set_up(*, token: str, email: str, password: str, name: str, account_name: str) -> Membership:
    """Make the first person, and their account; where there is a demo, it becomes theirs, by the name they give.

    Raises `SetupDone`, `SetupToken`, `Invalid` or `AccountExists`.
    """
    setup.check(token)
    demo = setup.made_up_owner()
    if demo is None:
        _, membership = welcome_user(
            email=email, password=password, account_name=account_name, name=name, actor=email.strip()
        )
        return membership
    account, stand_in = demo
    user = create_user(email=email, password=password, name=name)
    rename_account(account, account_name)
    membership = add_member(account=account, user=user, role=Membership.Role.OWNER)
    stand_in.delete()
    facts = {"role": str(membership.role), "takes_over": stand_in.email}
    record(account=account, actor=user.email, action="user.create", target=user.email, user=user, **facts)
    return membership


def join(*, token: str, password: str, name: str) -> Membership:
    """Accept an invitation as somebody new. Raises `UserExists`: then they sign in, and accept it so."""
    with transaction.atomic():
        invitation = invitations.invitation_of(token)
        if invitations.has_user(invitation):
            raise UserExists(f"There is a user {invitation.email} already. Sign in, and accept the invitation then.")
        user = create_user(email=invitation.email, password=password, name=name)
        return _let_in(invitation, user)


def accept(*, token: str, user: User) -> Membership:
    """Accept an invitation as who is signed in."""
    with transaction.atomic():
        return _let_in(invitations.invitation_of(token), user)


def _let_in(invitation: Invitation, user: User) -> Membership:
    membership = invitations.accept(invitation, user)
    notify(
        membership.account,
        Notification.Kind.INVITATION_ACCEPTED,
        f"{user.email} has accepted the invitation, and is {membership.role} of {membership.account.name}.",
        by=user,
        email=user.email,
        role=str(membership.role),
    )
    return membership
