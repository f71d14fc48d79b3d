"""A token, an invitation and a notification of Alice's; Bob is the member. And what opens the doors that are shut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from igny8.access import setup
from igny8.access.invitations import invite
from igny8.access.policy import Need
from igny8.access.principals import Principal
from igny8.access.tokens import create_token, hash_of
from igny8.models import Account, Invitation, Membership, Notification
from igny8.notifications.notify import notify
from tests.api.people import World

EVES: Final = "the-token-of-eves-invitation"
ALICES: Final = "the-token-of-alices-invitation"
BODIES: Final[dict[str, Any]] = {
    "set_up": {
        "token": setup.token(),
        "email": "ana@example.org",
        "password": "a password of hers",
        "name": "Ana",
        "account": "Ana Ltd",
    },
    "rename_me": {"name": "Somebody Else"},
    "rename_account": {"name": "Another Name"},
    "transfer_account": {"user_id": 2},
    "change_role": {"role": "editor"},
    "invite": {"email": "dora@example.org", "role": "editor"},
    "join": {"token": EVES, "password": "a password of hers", "name": "Eve"},
    "accept_invitation": {"token": ALICES},
    "create_token": {"name": "a program", "scopes": ["read"]},
    "read_notifications": {"up_to": 1_000_000},
    "change_notification_settings": {"run_completed": False},
}
HEADERS: Final[dict[str, dict[str, str]]] = {"look_at_invitation": {"X_Invitation_Token": EVES}}


def _empty(world: World) -> None:
    Membership.objects.all().delete()


def _second_owner(world: World) -> None:
    world.bob_is("owner")


def _invite_alice(world: World) -> None:
    account = Account.objects.exclude(pk=world.account.pk).get()
    _invited(account, world.charlie, "alice@example.org", ALICES)


PREPARE: Final[dict[str, Callable[[World], None]]] = {
    "set_up": _empty,
    "leave_account": _second_owner,
    "accept_invitation": _invite_alice,
}


def _invited(account: Account, by: Any, email: str, token: str) -> Invitation:
    invitation, _ = invite(Principal(by, Need.ADMIN), account, email=email, role="viewer")
    Invitation.objects.filter(pk=invitation.pk).update(token_sha256=hash_of(token))
    return invitation


def fill(world: World) -> dict[str, Any]:
    invitation = _invited(world.account, world.alice, "eve@example.org", EVES)
    token, _ = create_token(user=world.alice, name="socks")
    notify(world.account, Notification.Kind.RUN_COMPLETED, "socks.example: done", site=world.site)
    return {"user_id": world.bob.pk, "invitation_id": invitation.pk, "token_id": token.pk}
