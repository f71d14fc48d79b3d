"""Reads and writes many rows of one table at once, and keeps how they were, as plain JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Field, Model, QuerySet

from igny8.lib.portions import portions

Values = dict[str, Any]  # by attribute: cluster_id, not cluster
AT_ONCE = 500


def read_rows(rows: QuerySet[Any], ids: Sequence[int], columns: Sequence[str]) -> dict[int, Values]:
    """The rows of those ids, locked in the order of their ids, in which everybody locks them."""
    found: dict[int, Values] = {}
    for some in portions(ids, AT_ONCE):
        # Not joined with anything: a lock on several tables would wait for those who hold one of them.
        locked = rows.filter(pk__in=some).order_by("pk").select_for_update()
        found.update((row["id"], dict(row)) for row in locked.values("id", *columns))
    return found


def write_rows(model: type[Model], rows: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Set values by id with one prepared statement; all rows name the same columns."""
    rows = list(rows)
    if not rows:
        return
    fields = [_field(model, name) for name in rows[0][1]]
    quote = connection.ops.quote_name
    places = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    table = quote(model._meta.db_table)  # noqa: SLF001 - Django's public way
    values = [
        [*(field.get_db_prep_save(given[field.attname], connection) for field in fields), pk] for pk, given in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {places} WHERE id = %s", values)  # noqa: S608 - names of our own table


def columns_of(model: type[Model]) -> list[str]:
    """All the table's own columns but the id."""
    return [field.attname for field in model._meta.concrete_fields if not field.primary_key]  # noqa: SLF001


def as_json(values: Mapping[str, Any]) -> Values:
    """The values as JSON holds them."""
    return {name: _plain(value) for name, value in values.items()}


def from_json(model: type[Model], values: Mapping[str, Any]) -> Values:
    """What `as_json` was given."""
    return {name: _field(model, name).to_python(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()  # whole, with its microseconds
    return str(value) if isinstance(value, Decimal) else value


def _field(model: type[Model], attribute: str) -> Field[Any, Any]:
    return next(f for f in model._meta.concrete_fields if f.attname == attribute)  # noqa: SLF001
