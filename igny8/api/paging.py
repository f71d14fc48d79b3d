"""Cursor pages over a queryset: keyset, so that a page far down costs what the first one does.

A page is read in up to three pieces, each a range of one index (what the list is filtered by, the sort's field, id):
the rest of the rows with the cursor's value, the rows beyond it, and at last the rows without a value. One condition
with OR would say the same, but then a database walks through all the rows before the page.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any, Final, TypeVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, Model, Q, QuerySet

from igny8.lib.errors import Invalid

_Row = TypeVar("_Row", bound=Model)
MOST: Final = 200  # rows of one page


def page(
    rows: QuerySet[_Row], *, sort: str = "-id", cursor: str = "", limit: int = 50
) -> tuple[list[_Row], str | None]:
    """A page of `rows` by `sort` (a field; `-` for descending; rows without a value come last) and id, and the cursor
    of the next page: None on the last one. Raises `Invalid` for a cursor that isn't one of this sort."""
    start = _read(rows, cursor, sort) if cursor else None
    found: list[_Row] = []
    for piece in _pieces(rows, sort, start):
        found += piece[: limit + 1 - len(found)]
        if len(found) > limit:
            break
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    return found[:limit], _written(sort, _value(last, sort.removeprefix("-")), last.pk)


def _pieces(rows: QuerySet[_Row], sort: str, start: tuple[Any, Any] | None) -> Iterator[QuerySet[_Row]]:
    """The parts of the list from `start` on, in its order."""
    field, minus = sort.removeprefix("-"), sort[: sort.startswith("-")]
    side = "lt" if minus else "gt"
    by_id = rows.order_by(f"{minus}pk")
    if field in {"id", "pk"}:
        yield by_id if start is None else by_id.filter(**{f"pk__{side}": start[1]})
        return
    by_field = rows.order_by(f"{minus}{field}", f"{minus}pk")
    may_lack = _may_lack(rows, field)
    if start is None:
        yield by_field.filter(**{f"{field}__isnull": False}) if may_lack else by_field
    elif start[0] is not None:
        yield by_id.filter(**{field: start[0], f"pk__{side}": start[1]})
        yield by_field.filter(**{f"{field}__{side}": start[0]})
    if may_lack:
        beyond = Q(**{f"pk__{side}": start[1]}) if start is not None and start[0] is None else Q()
        yield by_id.filter(beyond, **{f"{field}__isnull": True})


def _may_lack(rows: QuerySet[Any], field: str) -> bool:
    known = _field_of(rows, field)
    return known is None or known.null


def _field_of(rows: QuerySet[Any], name: str) -> Field[Any, Any] | None:
    """The table's own field of that name; None for another table's, or for what was computed."""
    try:
        found = rows.model._meta.get_field(name)  # noqa: SLF001 - Django's public way
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, Field) else None


def _value(row: Model, field: str) -> Any:
    value: Any = row
    for part in field.split("__"):
        value = getattr(value, part, None)
    return value


def _written(sort: str, value: Any, key: Any) -> str:
    told = [sort, value if isinstance(value, int | float | str | None) else _plain(value), str(key)]
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def _plain(value: Any) -> str:
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def _read(rows: QuerySet[Any], cursor: str, sort: str) -> tuple[Any, Any]:
    try:
        told = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(told, list) or len(told) != 3 or told[0] != sort or not isinstance(told[2], str):
            raise ValueError("not a cursor of this list")
        if not isinstance(told[1], int | float | str | None) or "\x00" in str(told[1]) + told[2]:
            raise TypeError("not a value to go on from")
        return _taken(_field_of(rows, sort.removeprefix("-")), told[1]), _taken(_key_of(rows), told[2])
    except (ValueError, TypeError, OverflowError, ValidationError, RecursionError) as error:
        raise Invalid(
            "This cursor is not one of this list. Begin again without it.", fields={"cursor": "unknown"}
        ) from error


def _key_of(rows: QuerySet[Any]) -> Field[Any, Any]:
    key: Field[Any, Any] = rows.model._meta.pk  # noqa: SLF001 - Django's public way
    return key


def _taken(field: Field[Any, Any] | None, value: Any) -> Any:
    """The value as its column has it. A cursor is only as good as who sends it."""
    if field is None or value is None:
        return value
    taken = field.to_python(value)
    if isinstance(taken, str):
        taken.encode()  # half a surrogate pair is no text
    if isinstance(taken, int) and not -(2**63) <= taken < 2**63:
        raise ValueError("no column holds that")
    return taken
