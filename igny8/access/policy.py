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
    WRITE = "write"  # plans, imports, edits, starts runs, spends credits
    PUBLISH = "publish"  # approves, and publishes
    ADMIN = "admin"  # members, providers, budgets, the audit trail
    OWN = "own"  # the account itself, and who owns it


_MAY: Final[dict[str, frozenset[Need]]] = {
    Role.VIEWER: frozenset({Need.READ}),
    Role.EDITOR: frozenset({Need.READ, Need.WRITE, Need.PUBLISH}),
    Role.ADMIN: frozenset({Need.READ, Need.WRITE, Need.PUBLISH, Need.ADMIN}),
    Role.OWNER: frozenset(Need),
}
# A scope holds what stands before it; what only an owner may do is the admin scope's.
_SCOPES: Final = ("read", "write", "publish", "admin")


def role_may(role: str, need: Need) -> bool:
    """Whether a member of this role may do it."""
    return need in _MAY.get(role, frozenset())


def scopes_allow(scopes: Collection[str], need: Need) -> bool:
    """Whether a token of these scopes may be used for it."""
    wanted = "admin" if need is Need.OWN else str(need)
    return any(scope in _SCOPES and _SCOPES.index(scope) >= _SCOPES.index(wanted) for scope in scopes)
