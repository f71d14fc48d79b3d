"""The examples of the API's documentation, taken from true answers; and the document as it is committed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from tests.api.people import Form, World
from tests.api.routes import Route, ask_well

ROOT: Final = Path(__file__).resolve().parents[2]
EXAMPLES: Final = ROOT / "igny8/api/examples.json"
DOCUMENT: Final = ROOT / "docs/reference/openapi.json"
_SECRET: Final = re.compile(r"igny8_[A-Za-z0-9_-]{20,}")
_MOST_ITEMS: Final = 2  # of a list


def example(route: Route, world: World) -> dict[str, Any]:
    """What the owner sends, and what they are answered."""
    with transaction.atomic():
        answer = ask_well(route, world)
        transaction.set_rollback(True)
    told: dict[str, Any] = {"status": answer.status_code}
    if route.body is not None and not isinstance(route.body, Form):
        told["request"] = route.body
    is_json = answer.headers.get("Content-Type", "").startswith("application/json")
    if is_json and not answer.streaming and answer.content:
        told["answer"] = _shortened(json.loads(_SECRET.sub("igny8_...", answer.content.decode())))
    return told


def _shortened(value: Any) -> Any:
    if isinstance(value, list):
        return [_shortened(each) for each in value[:_MOST_ITEMS]]
    if isinstance(value, dict):
        return {name: 412 if name == "latency_ms" and each else _shortened(each) for name, each in value.items()}
    return value


def pretty(value: Any) -> str:
    """As it is committed."""
    return json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def document() -> str:
    """The OpenAPI document, as it is committed."""
    from igny8.api.api import api

    return pretty(json.loads(json.dumps(api.get_openapi_schema())))
