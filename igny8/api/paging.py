"""Cursor pages over a queryset: keyset, so that a page far down costs what the first one does."""

from __future__ import annotations

import base64
import json
from typing import Any, Final, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import F, Model, OrderBy, Q, QuerySet

from igny8.lib.errors import Invalid

_Row = TypeVar("_Row", bound=Model)
MOST: Final = 200  # rows of one page


def page(
    rows: QuerySet[_Row], *, sort: str = "-id", cursor: str = "", limit: int = 50
) -> tuple[list[_Row], str | None]:
    """A page of `rows` by `sort` (a field; `-` for descending; rows without a value come last) and id, and the cursor
    of the next page: None on the last one. Raises `Invalid` for a cursor that isn't one of this sort."""
    field, descending = sort.removeprefix("-"), sort.startswith("-")
    if cursor:
        try:
            rows = rows.filter(_after(field, descending, *_read(cursor, sort)))
        except (ValueError, TypeError, RecursionError, ValidationError) as error:
            raise Invalid(
                "This cursor is not one of this list. Begin again without it.", fields={"cursor": "unknown"}
            ) from error
    ordered = rows.order_by(*_order(field, descending))
    found = list(ordered[: limit + 1])
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    return found[:limit], _written(sort, _value(last, field), last.pk)


def _order(field: str, descending: bool) -> list[OrderBy]:
    if field in {"id", "pk"}:
        return [OrderBy(F("pk"), descending=descending)]
    by_id = OrderBy(F("pk"), descending=descending)
    return [OrderBy(F(field), descending=descending, nulls_last=True), by_id]


def _after(field: str, descending: bool, value: Any, key: Any) -> Q:
    side = "lt" if descending else "gt"
    if field in {"id", "pk"}:
        return Q(**{f"pk__{side}": key})
    if value is None:
        return Q(**{f"{field}__isnull": True, f"pk__{side}": key})
    further = Q(**{f"{field}__{side}": value}) | Q(**{f"{field}__isnull": True})
    return further | Q(**{field: value, f"pk__{side}": key})


def _value(row: Model, field: str) -> Any:
    value: Any = row
    for part in field.split("__"):
        value = getattr(value, part, None)
    return value


def _written(sort: str, value: Any, key: Any) -> str:
    told = [sort, value if isinstance(value, int | float | str | None) else value.isoformat(), str(key)]
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def _read(cursor: str, sort: str) -> tuple[Any, Any]:
    told = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    if not isinstance(told, list) or len(told) != 3 or told[0] != sort or not isinstance(told[2], str):
        raise ValueError("not a cursor of this list")
    if not isinstance(told[1], int | float | str | None) or "\0" in f"{told[1]}{told[2]}":
        raise TypeError("not a value to go on from")
    return told[1], told[2]
