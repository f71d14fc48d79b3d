"""Accounts and their members."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.responses import Status

from igny8.access import members as rules
from igny8.access.me import describe_account
from igny8.access.policy import Need
from igny8.access.reach import account_in_reach, accounts_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import access as schemas
from igny8.api.schemas.me import AccountOut

router = Router(tags=["accounts"])
_Limit = Annotated[int, Query(ge=1, le=MOST)]


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.AccountsOut), operation_id="list_accounts")
def accounts(request: HttpRequest, cursor: str = "", limit: _Limit = 50) -> Any:
    """The accounts that you belong to, with your role in each."""
    found, further = page(accounts_in_reach(principal(request)), sort="id", cursor=cursor, limit=limit)
    return {"items": [describe_account(each) for each in found], "next": further}


@router.patch("{account_id}/", auth=doors(Need.OWN), response=answering(200, AccountOut), operation_id="rename_account")
def rename(request: HttpRequest, account_id: int, payload: schemas.NameIn) -> Any:
    """Call the account something else."""
    who = principal(request)
    account = rules.rename(who, account_in_reach(who, account_id), payload.name)
    return describe_account(accounts_in_reach(who).get(account=account))


@router.post("{account_id}/leave/", auth=doors(Need.SELF), response=answering(204, None), operation_id="leave_account")
def leave(request: HttpRequest, account_id: int) -> Any:
    """Leave the account. 409 `last_owner` for who is the only one: make somebody else an owner first."""
    who = principal(request)
    rules.leave(who, account_in_reach(who, account_id))
    return Status(204, None)


@router.post(
    "{account_id}/transfer/",
    auth=doors(Need.OWN),
    response=answering(200, schemas.MemberOut),
    operation_id="transfer_account",
)
def transfer(request: HttpRequest, account_id: int, payload: schemas.HeirIn) -> Any:
    """Make a member the owner in your place. You are an admin from then on."""
    who = principal(request)
    return _plain(rules.transfer(who, account_in_reach(who, account_id), payload.user_id))


@router.get(
    "{account_id}/members/",
    auth=doors(Need.READ),
    response=answering(200, schemas.MembersOut),
    operation_id="list_members",
)
def members(request: HttpRequest, account_id: int, cursor: str = "", limit: _Limit = 50) -> Any:
    """Everybody in the account."""
    account = account_in_reach(principal(request), account_id)
    found, further = page(rules.members(account), sort="id", cursor=cursor, limit=limit)
    return {"items": [_plain(each) for each in found], "next": further}


@router.patch(
    "{account_id}/members/{user_id}/",
    auth=doors(Need.ADMIN),
    response=answering(200, schemas.MemberOut),
    operation_id="change_role",
)
def change_role(request: HttpRequest, account_id: int, user_id: int, payload: schemas.RoleIn) -> Any:
    """Give a member another role. Only an owner makes, changes and removes owners."""
    who = principal(request)
    return _plain(rules.change_role(who, account_in_reach(who, account_id), user_id, payload.role))


@router.delete(
    "{account_id}/members/{user_id}/",
    auth=doors(Need.ADMIN),
    response=answering(204, None),
    operation_id="remove_member",
)
def remove(request: HttpRequest, account_id: int, user_id: int) -> Any:
    """Show a member out. Their sessions and tokens reach nothing of the account from then on."""
    who = principal(request)
    rules.remove_member(who, account_in_reach(who, account_id), user_id)
    return Status(204, None)


def _plain(member: Any) -> dict[str, Any]:
    return {
        "user_id": member.user_id,
        "email": member.user.email,
        "name": member.user.name,
        "role": str(member.role),
        "joined_at": member.created_at,
    }
