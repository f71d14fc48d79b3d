"""Connects to providers: one client for each model and one limiter for each key, made when first needed and kept."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from igny8.ai.client import ModelClient
from igny8.ai.errors import KeyRefused
from igny8.gateway.known import EMBED, IMAGES, Known
from igny8.gateway.limiter import MOST_IN_FLIGHT, Limiter
from igny8.lib.errors import Igny8Error

if TYPE_CHECKING:
    from igny8.ai.clients.connection import Connection

CONNECTION_OPTIONS: Final = ("timeout_seconds", "api_version", "structure", "threads", "context_tokens")
_MOST_CLIENTS: Final = 64
_MOST_OF_KIND: Final[dict[str, int]] = {"local": 1, "ollama": 2}  # one machine's cores: more only wait for each other
_clients: OrderedDict[str, ModelClient] = OrderedDict()
_limiters: dict[str, Limiter] = {}
_making = threading.Lock()


def connection_of(known: Known) -> Connection:
    """What a client is made with."""
    from igny8.ai.clients.connection import Connection, Kind, Structure

    options = {name: value for name, value in known.options.items() if name in CONNECTION_OPTIONS}
    if "structure" in options:
        options["structure"] = Structure(options["structure"])
    return Connection(
        kind=Kind(known.kind), base_url=known.base_url, key=known.key, allow_private=known.allow_private, **options
    )


def client_of(known: Known, function: str, model: str) -> ModelClient:
    """The client that serves a function with a model. Its library is imported here, and not before."""
    of_kind = function if function in {IMAGES, EMBED} else ""
    mark = _mark(known.kind, known.base_url, known.key, known.allow_private, known.options, known.model, of_kind, model)
    with _making:
        client = _clients.get(mark)
        if client is None:
            client = _clients[mark] = _made(known, function, model)
        _clients.move_to_end(mark)
        while len(_clients) > _MOST_CLIENTS:
            _clients.popitem(last=False)
    return client


def limiter_of(known: Known) -> Limiter:
    """The limiter of a key at its address, whatever the provider is called and the model is."""
    most = most_in_flight(known)
    mark = _mark(known.kind, known.base_url, known.key, most)
    with _making:
        if mark not in _limiters:
            _limiters[mark] = Limiter(most)
        return _limiters[mark]


def most_in_flight(known: Known) -> int:
    """How many requests of its key may be in flight at once in one process."""
    return int(known.options.get("concurrency") or _MOST_OF_KIND.get(known.kind, MOST_IN_FLIGHT))


def space_of(known: Known, model: str) -> str:
    """Names the space that a model's vectors lie in: at another address or of another model it is another one."""
    return f"{model[-48:]}@{_mark(known.kind, known.base_url, model)[:12]}"


def _made(known: Known, function: str, model: str) -> ModelClient:
    try:
        return _client(connection_of(known), known, function, model)
    except Igny8Error as error:  # an address that may not be called, a key that is missing: for a person to mend
        raise KeyRefused(f"{known.name} can't be used: {error.message}") from error


def _client(connection: Connection, known: Known, function: str, model: str) -> ModelClient:
    from igny8.ai.clients.make import make_client

    if function == IMAGES:
        return make_client(connection, model=known.model, image_model=model)
    if function == EMBED:
        return make_client(connection, model=known.model, embedding_model=model)
    return make_client(connection, model=model)


def _mark(*parts: Any) -> str:
    """Tells connections apart, without holding the key in the open."""
    return sha256(json.dumps(parts, sort_keys=True, default=dict).encode()).hexdigest()
