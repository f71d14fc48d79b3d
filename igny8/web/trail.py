"""Writes into the audit trail what people change about their own sign-in, which allauth does."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.dispatch import receiver

from igny8.access.audit import record_for
from igny8.models import User


@receiver(account.password_changed)
@receiver(account.password_set)
def password_changed(user: User, **_: Any) -> None:
    """By who knew the old one."""
    record_for(user, actor=user.email, action="user.password", target=user.email)


@receiver(account.password_reset)
def password_reset(user: User, **_: Any) -> None:
    """By who reads their mail."""
    record_for(user, actor=user.email, action="user.reset", target=user.email)


@receiver(account.email_changed)
def email_changed(user: User, from_email_address: Any, to_email_address: Any, **_: Any) -> None:
    """The address that they sign in with."""
    before = getattr(from_email_address, "email", None)
    record_for(user, actor=user.email, action="user.email", target=str(to_email_address.email), before=before)


@receiver(mfa.authenticator_added)
def factor_added(user: User, authenticator: Any, **_: Any) -> None:
    """TOTP, a passkey, recovery codes."""
    record_for(user, actor=user.email, action="user.factor_add", target=user.email, type=str(authenticator.type))


@receiver(mfa.authenticator_removed)
def factor_removed(user: User, authenticator: Any, **_: Any) -> None:
    """The other way round."""
    record_for(user, actor=user.email, action="user.factor_remove", target=user.email, type=str(authenticator.type))


@receiver(mfa.authenticator_reset)
def factor_renewed(user: User, authenticator: Any, **_: Any) -> None:
    """New recovery codes."""
    record_for(user, actor=user.email, action="user.factor_renew", target=user.email, type=str(authenticator.type))
