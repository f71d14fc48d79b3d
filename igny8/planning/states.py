"""The answer where an idea, a task or a cluster is in a state in which something makes no sense."""

from __future__ import annotations

from igny8.lib.errors import Conflict


class ItemState(Conflict):
    """`extra["status"]` names the state."""

    code = "item_state"


def wrong_state(kind: str, status: str, kept: str = "Nothing was changed.") -> ItemState:
    """The error that says which state the item is in."""
    return ItemState(f"The {kind} is {status.replace('_', ' ')}. {kept}", status=status)
