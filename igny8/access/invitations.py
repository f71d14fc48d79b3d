"""Invitations: a link by mail lets the owner of an address into an account. Only the hash of its token is kept."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from igny8.access import audit
from igny8.access.policy import Need, Role, role_may
from igny8.access.principals import Forbidden, Principal
from igny8.access.reach import role_in, storable
from igny8.access.tokens import hash_of
from igny8.access.users import add_member, check_email, has_address
from igny8.lib import clock
from igny8.lib.errors import Conflict, NotFound
from igny8.models import Account, Invitation, Membership, User

VALID: Final = timedelta(days=7)


class AlreadyMember(Conflict):
    """The person is in the account."""

    code = "already_member"


class InvitationClosed(Conflict):
    """It has been accepted, revoked or has expired."""

    code = "invitation_closed"


class ForSomebodyElse(Forbidden):
    """Another address was invited than those of who is signed in."""

    code = "invitation_for_another"


def invite(who: Principal, account: Account, *, email: str, role: str) -> tuple[Invitation, str]:
    """Invite an address; the row, and the token, which nothing can show again. An open invitation of the same
    address is replaced. Raises `Invalid`, `Forbidden` or `AlreadyMember`."""
    email = check_email(email)
    if role == Role.OWNER and not role_may(role_in(who, account), Need.OWN):
        raise Forbidden("Only an owner may invite an owner. Nobody was invited.", needs=str(Need.OWN))
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        Account.objects.select_for_update(no_key=True).get(pk=account.pk)  # one invitation at a time
        if Membership.objects.filter(account=account, user__email__iexact=email).exists():
            raise AlreadyMember(f"{email} is a member of {account.name} already.")
        open_invitations(account).filter(email__iexact=email).update(revoked_at=clock.now())
        invitation = Invitation.objects.create(
            account=account,
            email=email,
            role=role,
            token_sha256=hash_of(secret),
            invited_by=who.user,
            expires_at=clock.now() + VALID,
        )
        audit.record(
            account=account, actor=str(who.user), action="invitation.create", target=email, user=who.user, role=role
        )
    return invitation, secret


def open_invitations(account: Account) -> QuerySet[Invitation]:
    """Those that nobody has accepted or revoked, the latest first; expired ones too: they can be sent again."""
    found = Invitation.objects.filter(account=account, accepted_at__isnull=True, revoked_at__isnull=True)
    return found.select_related("invited_by").order_by("-id")


def revoke_invitation(who: Principal, account: Account, invitation_id: int) -> None:
    """Let the link open nothing any more. Harmless when repeated. Raises `NotFound`."""
    with transaction.atomic():
        found = Invitation.objects.filter(account=account, pk=storable(invitation_id)).first()
        if found is None:
            raise NotFound("There is no such invitation.")
        closed = open_invitations(account).filter(pk=found.pk).update(revoked_at=clock.now())
        if closed:
            audit.record(
                account=account, actor=str(who.user), action="invitation.revoke", target=found.email, user=who.user
            )


def invitation_of(secret: str) -> Invitation:
    """What a link stands for. Raises `NotFound` or `InvitationClosed`."""
    found = Invitation.objects.select_related("account", "invited_by").filter(token_sha256=hash_of(secret)).first()
    if found is None:
        raise NotFound("There is no such invitation. Ask for a new one.")
    reason = ""
    if found.accepted_at is not None:
        reason = "has been accepted"
    elif found.revoked_at is not None:
        reason = "was revoked"
    elif found.expires_at <= clock.now():
        reason = "has expired"
    if reason:
        raise InvitationClosed(f"This invitation {reason}. Ask for a new one.", reason=reason)
    return found


def has_user(invitation: Invitation) -> bool:
    """Whether somebody signs in with the invited address."""
    return User.objects.filter(email__iexact=invitation.email).exists()


def accept(invitation: Invitation, user: User) -> Membership:
    """Let the user in, once. In the caller's transaction. Raises `InvitationClosed`, `ForSomebodyElse` or
    `AlreadyMember`."""
    if not has_address(user, invitation.email):
        raise ForSomebodyElse(
            "Another address was invited than yours. Nothing was changed; sign in with that one, or ask for an "
            "invitation of your own."
        )
    account = Account.objects.select_for_update(no_key=True).get(pk=invitation.account_id)
    mine = Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, revoked_at__isnull=True)
    if not mine.update(accepted_at=clock.now()):
        raise InvitationClosed("This invitation has just been accepted or revoked. Ask for a new one.", reason="closed")
    if Membership.objects.filter(account=account, user=user).exists():
        raise AlreadyMember(f"You are a member of {account.name} already.")
    membership = add_member(account=account, user=user, role=invitation.role)
    audit.record(
        account=account,
        actor=user.email,
        action="invitation.accept",
        target=user.email,
        user=user,
        role=invitation.role,
        invited_by=invitation.invited_by.email if invitation.invited_by else None,
    )
    return membership


def link(secret: str) -> str:
    """The address in the mail. The token stands behind the #: it reaches no log and no other site."""
    return f"{settings.IGNY8_BASE_URL}/signin/invitation#token={secret}"
