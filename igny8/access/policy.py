"""Who may do what: a role says it for a person, a scope narrows it for a program."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from igny8.models import Membership

Role = Membership.Role


class Need(StrEnum):
    """What a request does, as far as rights go."""

    READ = "read"  # looks
    SELF = "self"  # changes what is one's own: name, tokens, notifications, membership
    WRITE = "write"  # plans, imports, edits, starts runs, spends credits
    PUBLISH = "publish"  # approves, and publishes
    ADMIN = "admin"  # members, providers, budgets, the audit trail
    OWN = "own"  # the account itself, and who owns it


_MAY: Final[dict[str, frozenset[Need]]] = {
    Role.VIEWER: frozenset({Need.READ, Need.SELF}),
    Role.EDITOR: frozenset({Need.READ, Need.SELF, Need.WRITE, Need.PUBLISH}),
    Role.ADMIN: frozenset({Need.READ, Need.SELF, Need.WRITE, Need.PUBLISH, Need.ADMIN}),
    Role.OWNER: frozenset(Need),
}
SCOPES: Final = ("read", "write", "publish", "admin")  # each holds what stands before it
# What has no scope of its own: to change one's own things is to write, what only an owner may do is the admin's.
_SCOPE_OF: Final = {Need.SELF: "write", Need.OWN: "admin"}


def role_may(role: str, need: Need) -> bool:
    """Whether a member of this role may do it."""
    return need in _MAY.get(role, frozenset())


def scopes_allow(scopes: Collection[str], need: Need) -> bool:
    """Whether a token of these scopes may be used for it."""
    wanted = _SCOPE_OF.get(need, str(need))
    return any(scope in SCOPES and SCOPES.index(scope) >= SCOPES.index(wanted) for scope in scopes)


def scopes_of(role: str) -> tuple[str, ...]:
    """The scopes that a token of somebody with this role may have."""
    return tuple(scope for scope in SCOPES if role_may(role, Need(scope)))
