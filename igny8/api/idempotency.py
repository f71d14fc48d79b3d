"""Idempotency-Key: a POST that is sent twice is done once, and answered twice.

The key, the deed and the answer are one transaction: whoever is killed in between has done nothing. The second request
waits for the first one at the key's unique index, and gets its answer.
"""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from django.http import HttpRequest
from ninja.responses import NinjaJSONEncoder, Status

from igny8.access import idempotency
from igny8.api.doors import principal

if TYPE_CHECKING:
    from igny8.models import User

HEADER: Final = "Idempotency-Key"
OPENAPI: Final[dict[str, Any]] = {
    "parameters": [
        {
            "in": "header",
            "name": HEADER,
            "required": False,
            "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[\\x21-\\x7e]+$"},
            "description": "Any unique string. Sent again within a day: the first answer, and nothing is done twice.",
        }
    ]
}
_Handler = TypeVar("_Handler", bound=Callable[..., Any])
_Once = Callable[["User", str, str, Callable[[], tuple[int, Any]]], tuple[int, Any]]


def once(handler: _Handler) -> _Handler:
    """For handlers of POST that start work or spend. They return `Status(status, answer)` with JSON values."""

    return _keyed(handler, idempotency.once)


def once_outside(handler: _Handler) -> _Handler:
    """The same for handlers that ask a model: the key is taken before, and no transaction stays open meanwhile."""
    return _keyed(handler, idempotency.once_outside)


def _keyed(handler: _Handler, once: _Once) -> _Handler:
    @wraps(handler)
    def handled(request: HttpRequest, *args: Any, **given: Any) -> Any:
        key = request.headers.get(HEADER)
        if key is None:
            return handler(request, *args, **given)
        asked = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode() + request.body).hexdigest()

        def work() -> tuple[int, Any]:
            done = handler(request, *args, **given)
            return done.status_code, json.loads(json.dumps(done.value, cls=NinjaJSONEncoder))

        status, answer = once(principal(request).user, key, asked, work)
        return Status(status, answer)

    # Ninja would look for the names of the annotations in this module.
    vars(handled)["__signature__"] = inspect.signature(handler, eval_str=True)
    return cast(_Handler, handled)
