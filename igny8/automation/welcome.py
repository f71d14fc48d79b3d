"""Lets a person in: the user, the account if it is new, and what a new account opens with."""

from __future__ import annotations

from django.db import transaction

from igny8.access.audit import record
from igny8.access.users import add_member, create_account, create_user
from igny8.credits.grants import grant_opening
from igny8.models import Account, Membership, User


@transaction.atomic
def welcome_user(
    *,
    email: str,
    password: str,
    account_name: str,
    name: str = "",
    role: str = "editor",
    actor: str,
    is_made_up: bool = False,
) -> tuple[User, Membership]:
    """Make a user in an account. A new account is made with this owner; in one that exists the user gets `role`."""
    user = create_user(email=email, password=password, name=name, is_made_up=is_made_up)
    account = Account.objects.filter(name__iexact=" ".join(account_name.split())).first()
    if account is None:
        account = create_account(name=account_name, owner=user)
        granted = grant_opening(account)
        record(account=account, actor=actor, action="account.create", target=account.name, credits=granted)
    else:
        add_member(account=account, user=user, role=role)
    membership = Membership.objects.select_related("account").get(account=account, user=user)
    record(account=account, actor=actor, action="user.create", target=user.email, role=str(membership.role))
    return user, membership
