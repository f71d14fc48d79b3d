"""Who wrote something, in plain values."""

from __future__ import annotations

from typing import Any

from igny8.models import User


def person(user: User | None) -> dict[str, Any] | None:
    """None where nobody did, or where they are gone."""
    return None if user is None else {"id": user.pk, "name": user.name, "email": user.email}
