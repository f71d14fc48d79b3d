"""Invitations: an admin's side below an account, the invited person's side at `invitation/`."""

from __future__ import annotations

from typing import Annotated, Any, Final

from django.http import HttpRequest
from ninja import Header, Query, Router
from ninja.responses import Status

from igny8.access import invitations as rules
from igny8.access import limits
from igny8.access.client import counted_as
from igny8.access.mail import send_invitation
from igny8.access.me import describe_joined
from igny8.access.policy import Need
from igny8.access.reach import account_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import access as schemas
from igny8.api.schemas.text import TOKEN
from igny8.automation import joining
from igny8.lib import clock

router = Router(tags=["invitations"])
offers = Router(tags=["invitations"])
_TRIES_A_MINUTE: Final = 20
_MAILS_AN_HOUR: Final = 100


@router.get(
    "{account_id}/invitations/",
    auth=doors(Need.ADMIN),
    response=answering(200, schemas.InvitationsOut),
    operation_id="list_invitations",
)
def invitations(
    request: HttpRequest, account_id: int, cursor: str = "", limit: Annotated[int, Query(ge=1, le=MOST)] = 50
) -> Any:
    """Those that nobody has accepted or revoked; the latest first."""
    account = account_in_reach(principal(request), account_id)
    found, further = page(rules.open_invitations(account), cursor=cursor, limit=limit)
    return {"items": [_plain(each) for each in found], "next": further}


@router.post(
    "{account_id}/invitations/",
    auth=doors(Need.ADMIN),
    response=answering(201, schemas.InvitedOut),
    operation_id="invite",
)
def invite(request: HttpRequest, account_id: int, payload: schemas.InvitationIn) -> Any:
    """Mail a link that is good for seven days. To invite again replaces it. Only an owner may invite an owner."""
    who = principal(request)
    account = account_in_reach(who, account_id)
    limits.count("invite", f"account {account.pk}", most=_MAILS_AN_HOUR, seconds=3_600)
    invitation, secret = rules.invite(who, account, email=payload.email, role=payload.role)
    is_mailed = send_invitation(
        email=invitation.email,
        account=account.name,
        inviter=who.user.email,
        role=invitation.role,
        link=rules.link(secret),
        days=rules.VALID.days,
    )
    return Status(201, {**_plain(invitation), "is_mailed": is_mailed})


@router.delete(
    "{account_id}/invitations/{invitation_id}/",
    auth=doors(Need.ADMIN),
    response=answering(204, None),
    operation_id="revoke_invitation",
)
def revoke(request: HttpRequest, account_id: int, invitation_id: int) -> Any:
    """Let the link open nothing any more."""
    who = principal(request)
    rules.revoke_invitation(who, account_in_reach(who, account_id), invitation_id)
    return Status(204, None)


@offers.get("", auth=None, response=answering(200, schemas.OfferOut), operation_id="look_at_invitation")
def look(
    request: HttpRequest,
    token: Annotated[str, Header(alias="X-Invitation-Token", min_length=1, max_length=200, pattern=TOKEN)],
) -> Any:
    """What a link stands for. Its token comes in a header, so that no log of addresses holds it."""
    _count(request)
    invitation = rules.invitation_of(token)
    return {
        "account": invitation.account.name,
        "email": invitation.email,
        "role": str(invitation.role),
        "invited_by": invitation.invited_by.email if invitation.invited_by else None,
        "expires_at": invitation.expires_at,
        "has_user": rules.has_user(invitation),
    }


@offers.post("join/", auth=None, response=answering(201, schemas.JoinedOut), operation_id="join")
def join(request: HttpRequest, payload: schemas.JoinIn) -> Any:
    """Accept as somebody new, with a password. 409 `user_exists`: sign in, and accept then."""
    _count(request)
    return Status(201, describe_joined(joining.join(token=payload.token, password=payload.password, name=payload.name)))


@offers.post(
    "accept/", auth=doors(Need.SELF), response=answering(200, schemas.JoinedOut), operation_id="accept_invitation"
)
def accept(request: HttpRequest, payload: schemas.AcceptIn) -> Any:
    """Accept as who you are signed in as; the invited address must be yours."""
    return describe_joined(joining.accept(token=payload.token, user=principal(request).user))


def _count(request: HttpRequest) -> None:
    limits.count("invitation", counted_as(request), most=_TRIES_A_MINUTE)


def _plain(invitation: Any) -> dict[str, Any]:
    return {
        "id": invitation.pk,
        "email": invitation.email,
        "role": str(invitation.role),
        "invited_by": invitation.invited_by.email if invitation.invited_by else None,
        "created_at": invitation.created_at,
        "expires_at": invitation.expires_at,
        "is_expired": invitation.expires_at <= clock.now(),
    }
