"""The fields of an automation config that may be set, and how a value for each is read: JSON or command line."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from decimal import Decimal
from typing import Any, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from igny8.models import AutomationConfig
from igny8.quality.registry import BY_KEY

_SET_ELSEWHERE = {"id", "site", "last_run_at", "next_run_at"}
_MOST = 2_147_483_647  # what the column holds on every database
_MOST_DOLLARS = 10_000_000
_YES = {"on", "true", "yes", "1"}
_NO = {"off", "false", "no", "0"}
_NOTHING = {"", "none", "null"}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

FIELDS: Final[dict[str, models.Field[Any, Any]]] = {
    field.name: field
    for field in AutomationConfig._meta.concrete_fields  # noqa: SLF001 - Django's documented model API
    if field.name not in _SET_ELSEWHERE
}


def read_field(name: str, value: Any) -> Any:
    """The value as the model keeps it. Raises ValueError with the reason, for a person, where it can't be."""
    field = FIELDS.get(name)
    if field is None:
        raise ValueError("is set by the scheduler" if name in _SET_ELSEWHERE else "is not a field of the config")
    if isinstance(value, str):
        value = value.strip()
    if field.null and (value is None or (isinstance(value, str) and value.lower() in _NOTHING)):
        return None
    return _READERS_BY_NAME.get(name, _READERS[type(field)])(field, value)


def _flag(field: models.Field[Any, Any], value: Any) -> bool:
    del field
    told = value.lower() if isinstance(value, str) else value
    if told is True or (isinstance(told, str) and told in _YES):
        return True
    if told is False or (isinstance(told, str) and told in _NO):
        return False
    raise ValueError("must be on or off")


def _number(field: models.Field[Any, Any], value: Any) -> int:
    least, most = _limits(field)
    if isinstance(value, str) and re.fullmatch(r"[+-]?[0-9]{1,20}", value):
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        limits = f"a whole number from {least:,} to {most:,}" if most < _MOST else f"a whole number, {least:,} or more"
        raise ValueError(f"must be {limits}{', or none' if field.null else ''}")
    return value


def _dollars(field: models.Field[Any, Any], value: Any) -> Decimal:
    """Money in dollars, to a hundredth of a cent."""
    least, _ = _limits(field)
    told = value.removeprefix("$") if isinstance(value, str) else value
    try:
        read = None if isinstance(told, bool) else Decimal(str(told)).quantize(Decimal("0.0001"))
    except ArithmeticError:
        read = None
    if read is None or not read.is_finite() or not least <= read <= _MOST_DOLLARS:
        raise ValueError("must be dollars, 0 or more, such as 2.50, or none")
    return read


def _limits(field: models.Field[Any, Any]) -> tuple[int, int]:
    least = [v.limit_value for v in field.validators if isinstance(v, MinValueValidator)]
    most = [v.limit_value for v in field.validators if isinstance(v, MaxValueValidator)]
    return max([0, *least]), min([_MOST, *most])


def _choice_or_text(field: models.Field[Any, Any], value: Any) -> str:
    choices = [choice for choice, _ in field.choices or ()]
    told = value.lower() if isinstance(value, str) else value
    if told not in choices:
        raise ValueError(f"must be one of {', '.join(choices)}")
    return str(told)


def _time(field: models.Field[Any, Any], value: Any) -> time:
    del field
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError("must be a time of day as HH:MM, 00:00 to 23:59")
    return time(int(found[1]), int(found[2]))


def _weekdays(field: models.Field[Any, Any], value: Any) -> list[int]:
    del field
    parts = [part for part in re.split(r"[,\s]+", value) if part] if isinstance(value, str) else value
    if not isinstance(parts, list) or not parts:
        raise ValueError("must name at least one day, as mon,thu or [0, 3] (0 is Monday)")
    return sorted({_weekday(part) for part in parts})


def _weekday(part: Any) -> int:
    if isinstance(part, int) and not isinstance(part, bool) and 0 <= part <= 6:
        return part
    if isinstance(part, str):
        told = part.strip().lower()
        if told in {"0", "1", "2", "3", "4", "5", "6"}:
            return int(told)
        for number, day in enumerate(_DAYS):
            if len(told) >= 2 and day.startswith(told):
                return number
    raise ValueError(f"{part!r} is no day; write mon, tue, wed, thu, fri, sat, sun, or 0 (Monday) to 6")


def _checks(field: models.Field[Any, Any], value: Any) -> list[str]:
    del field
    if isinstance(value, str):
        value = [] if value.lower() in _NOTHING else [part for part in re.split(r"[,\s]+", value) if part]
    unknown = [key for key in value if str(key) not in BY_KEY] if isinstance(value, list) else []
    if not isinstance(value, list) or unknown:
        told = f"{', '.join(map(str, unknown))} is none; " if unknown else ""
        raise ValueError(f"must name checks, as numbers,language, or none ({told}they are {', '.join(BY_KEY)})")
    return [key for key in BY_KEY if key in set(map(str, value))]


_READERS: Final[dict[type[Any], Callable[[models.Field[Any, Any], Any], Any]]] = {
    models.BooleanField: _flag,
    models.PositiveIntegerField: _number,
    models.PositiveSmallIntegerField: _number,
    models.DecimalField: _dollars,
    models.CharField: _choice_or_text,
    models.TimeField: _time,
    models.JSONField: _weekdays,
}
_READERS_BY_NAME: Final[dict[str, Callable[[models.Field[Any, Any], Any], Any]]] = {"quality_hold": _checks}
