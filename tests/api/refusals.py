"""Holds every refusal that a test meets to what the document says that its route may answer."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

# What any route may answer, because of how it was asked and not of what it does.
ANYWHERE: Final = {"too_large", "database_failed", "method_not_allowed", "unknown_host"}


def check(method: str, path: str, answer: Any) -> None:
    """Fail for a code that the route's `x-error-codes` don't have."""
    if answer.status_code < 400 or "json" not in answer.headers.get("Content-Type", ""):
        return
    code = answer.json()["code"]
    named = next(
        (codes for pattern, codes in _codes(method) if pattern.fullmatch(path.split("?", maxsplit=1)[0])), None
    )
    if named is None or code in ANYWHERE:
        return
    known = named.get(str(answer.status_code), [])
    assert code in known, f"{method} {path} answered {answer.status_code} {code}: see igny8/api/error_codes.py"


@cache
def _codes(method: str) -> list[tuple[re.Pattern[str], dict[str, list[str]]]]:
    from igny8.api.api import api

    paths = api.get_openapi_schema()["paths"]
    return [
        (
            re.compile(re.sub(r"{[^}]+}", "[^/]+", path.removeprefix("/api/v1/"))),
            methods[method.lower()]["x-error-codes"],
        )
        for path, methods in paths.items()
        if method.lower() in methods
    ]
