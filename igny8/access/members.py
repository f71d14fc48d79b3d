"""An account's members: who they are, what their role is, who goes. An account always has an owner.

Whoever changes a membership holds the account's row, so two owners who leave at once leave one after the other, and
the second one is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import QuerySet

from igny8.access import audit
from igny8.access.policy import Need, Role, role_may
from igny8.access.principals import Forbidden, Principal
from igny8.access.reach import role_in, storable
from igny8.access.users import rename_account
from igny8.lib import clock
from igny8.lib.errors import Conflict, NotFound
from igny8.models import Account, Invitation, Membership, User


class LastOwner(Conflict):
    """The account would be left without an owner."""

    code = "last_owner"


def members(account: Account) -> QuerySet[Membership]:
    """Everybody in the account, in the order in which they came."""
    return Membership.objects.filter(account=account).select_related("user").order_by("id")


def change_role(who: Principal, account: Account, user_id: int, role: str) -> Membership:
    """Give a member another role. Only an owner makes owners, and changes them. Raises `LastOwner`."""
    with _held(account):
        member = _member(account, user_id)
        _may_touch(who, account, Role(member.role), Role(role))
        before = member.role
        if before == role:
            return member
        _keep_an_owner(account, member)
        member.role = role
        member.save(update_fields=["role"])
        _take_back_invitations(member, role)
        _record(who, account, "member.role", member.user, before=str(before), role=str(role))
    return member


def remove_member(who: Principal, account: Account, user_id: int) -> None:
    """Show a member out; their tokens reach nothing of the account any more. Raises `LastOwner`."""
    with _held(account):
        member = _member(account, user_id)
        _may_touch(who, account, Role(member.role))
        _keep_an_owner(account, member)
        _take_back_invitations(member, None)
        member.delete()
        _record(who, account, "member.remove", member.user, role=str(member.role))


def leave(who: Principal, account: Account) -> None:
    """Go. Raises `LastOwner`: make somebody else an owner first."""
    with _held(account):
        member = _member(account, who.user.pk)
        _keep_an_owner(account, member)
        _take_back_invitations(member, None)
        # Written first: afterwards they reach nothing here.
        _record(who, account, "member.leave", member.user, role=str(member.role))
        member.delete()


def transfer(who: Principal, account: Account, user_id: int) -> Membership:
    """Make a member the owner in one's own place; the giver is an admin from then on."""
    with _held(account):
        heir = _member(account, user_id)
        giver = _member(account, who.user.pk)
        if giver.role != Role.OWNER:  # demoted by somebody in this very moment
            raise Forbidden("Only an owner can hand the account over. Nothing was changed.", role=str(giver.role))
        if heir.pk == giver.pk:
            return giver
        Membership.objects.filter(pk=heir.pk).update(role=Role.OWNER)
        Membership.objects.filter(pk=giver.pk).update(role=Role.ADMIN)
        heir.role = Role.OWNER
        _take_back_invitations(giver, Role.ADMIN)
        _record(who, account, "account.transfer", heir.user, giver=giver.user.email)
    return heir


def rename(who: Principal, account: Account, name: str) -> Account:
    """Call the account something else."""
    before = account.name
    with transaction.atomic():
        rename_account(account, name)
        if account.name != before:
            audit.record(
                account=account,
                actor=str(who.user),
                action="account.rename",
                target=account.name,
                user=who.user,
                before=before,
            )
    return account


@contextmanager
def _held(account: Account) -> Iterator[None]:
    with transaction.atomic():
        Account.objects.select_for_update(no_key=True).get(pk=account.pk)
        yield


def _member(account: Account, user_id: int) -> Membership:
    member = members(account).filter(user_id=storable(user_id)).first()
    if member is None:
        raise NotFound("There is no such member.")
    return member


def _may_touch(who: Principal, account: Account, *roles: Role) -> None:
    if Role.OWNER in roles and not role_may(role_in(who, account), Need.OWN):
        raise Forbidden("Only an owner makes, changes or removes an owner. Nothing was changed.", needs=str(Need.OWN))


def _keep_an_owner(account: Account, leaving: Membership) -> None:
    owners = Membership.objects.filter(account=account, role=Role.OWNER, user__is_active=True)
    if leaving.role == Role.OWNER and not owners.exclude(pk=leaving.pk).exists():
        raise LastOwner(
            f"{leaving.user.email} is the last owner of {account.name}. Nothing was changed; make somebody else an "
            "owner first."
        )


def _take_back_invitations(member: Membership, role: str | None) -> None:
    """Who may not invite any more leaves no open door behind."""
    held = Invitation.objects.filter(
        account_id=member.account_id, invited_by=member.user, accepted_at__isnull=True, revoked_at__isnull=True
    )
    if role is not None and role_may(role, Need.ADMIN):
        held = held.filter(role=Role.OWNER) if role != Role.OWNER else held.none()
    held.update(revoked_at=clock.now())


def _record(who: Principal, account: Account, action: str, target: User, **data: str) -> None:
    audit.record(account=account, actor=str(who.user), action=action, target=target.email, user=who.user, **data)
