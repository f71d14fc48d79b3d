"""A token, an invitation and a notification of Alice's; Bob is the member."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from igny8.access import setup
from igny8.access.invitations import invite
from igny8.access.policy import Need
from igny8.access.principals import Principal
from igny8.access.tokens import create_token
from igny8.models import Account, Notification
from igny8.notifications.notify import notify
from tests.api.people import World

BODIES: Final[dict[str, Any]] = {
    "set_up": {"token": "t", "email": "new@example.org", "password": "a new password", "account": "New"},
    "rename_me": {"name": "Somebody Else"},
    "rename_account": {"name": "Another Name"},
    "transfer_account": {"user_id": 1},
    "change_role": {"role": "editor"},
    "invite": {"email": "dora@example.org", "role": "editor"},
    "join": {"token": "t", "password": "a new password"},
    "accept_invitation": {"token": "unknown"},
    "create_token": {"name": "a program", "scopes": ["read"]},
    "change_notification_settings": {"run_completed": False},
}


def _nobody_is_here(world: World) -> dict[str, Any]:
    Account.objects.all().delete()
    return {"body": {**BODIES["set_up"], "token": setup.token()}}


def _bob_owns_too(world: World) -> None:
    world.bob_is("owner")


def _invitation(world: World) -> str:
    """The secret of an invitation for Charlie."""
    return invite(Principal(world.alice, Need.ADMIN), world.account, email=world.charlie.email, role="viewer")[1]


def _look(world: World) -> dict[str, Any]:
    return {"headers": {"X_Invitation_Token": _invitation(world)}}


def _join(world: World) -> dict[str, Any]:
    _, secret = invite(Principal(world.alice, Need.ADMIN), world.account, email="dora@example.org", role="viewer")
    return {"body": {**BODIES["join"], "token": secret}}


def _accept(world: World) -> dict[str, Any]:
    return {"who": world.charlie, "body": {"token": _invitation(world)}}


PREPARE: Final[dict[str, Callable[[World], dict[str, Any] | None]]] = {
    "set_up": _nobody_is_here,
    "leave_account": _bob_owns_too,
    "look_at_invitation": _look,
    "join": _join,
    "accept_invitation": _accept,
}


def fill(world: World) -> dict[str, Any]:
    invitation, _ = invite(Principal(world.alice, Need.ADMIN), world.account, email="eve@example.org", role="viewer")
    token, _ = create_token(user=world.alice, name="socks")
    notify(world.account, Notification.Kind.RUN_COMPLETED, "socks.example: done", site=world.site)
    return {"user_id": world.bob.pk, "invitation_id": invitation.pk, "token_id": token.pk}
