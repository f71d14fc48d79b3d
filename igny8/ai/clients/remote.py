"""The client of a service on the network: runs it in the clients' loop and turns what goes wrong into our errors."""

from __future__ import annotations

import threading
import weakref
from asyncio import AbstractEventLoop
from collections.abc import Coroutine
from dataclasses import replace
from importlib import import_module
from typing import Any, TypeVar

from typing_extensions import override

from igny8.ai.client import Answer, Completion, Drawing, Picture, Request
from igny8.ai.clients import loop
from igny8.ai.clients.connection import Connection
from igny8.ai.clients.importing import IMPORTING
from igny8.ai.clients.sending import sendable, whole
from igny8.ai.clients.service import Models, Service
from igny8.ai.errors import ProviderError
from igny8.ai.provider import Usage, Vectors

_Result = TypeVar("_Result")


class RemoteClient:
    """Safe to share between threads. Keeps its connections open: make one, keep it, `close` it when it is replaced."""

    def __init__(
        self, connection: Connection, service: str, *, model: str, image_model: str = "", embedding_model: str = ""
    ) -> None:
        self.name = f"{connection.kind}/{model or image_model or embedding_model}"
        self._connection = connection
        self._path = service
        self._models = Models(model, image_model, embedding_model)
        self._making = threading.Lock()
        self._made: tuple[AbstractEventLoop, Service] | None = None

    @override
    def __repr__(self) -> str:
        return f"<RemoteClient {self.name}>"

    def complete(self, request: Request[Answer], usage: Usage) -> Completion[Answer]:
        usage.model = self._models.text
        return self._run(self._service().complete(sendable(request), usage))

    def draw(self, drawing: Drawing, usage: Usage) -> Picture:
        usage.model = self._models.image
        drawing = replace(drawing, prompt=whole(drawing.prompt))
        return self._run(self._service().draw(drawing, usage))

    def embed(self, texts: list[str], usage: Usage) -> Vectors:
        usage.model = self._models.embedding
        return self._run(self._service().embed([whole(text) for text in texts], usage))

    def close(self) -> None:
        """Close its connections. It opens new ones if it is used again."""
        with self._making:
            made, self._made = self._made, None
        if made is not None and made[0] is loop.running():
            loop.run(made[1].close(), self._connection.timeout_seconds)

    def _service(self) -> Service:
        with self._making:
            if self._made is None or self._made[0] is not loop.running():
                self._made = (loop.running(), self._open())
            return self._made[1]

    def _open(self) -> Service:
        """Imports the service's library, here in the caller's thread: the loop is everybody's."""
        with IMPORTING:
            from igny8.ai.clients.http import http_client

            module, _, name = self._path.partition(":")
            service: Service = getattr(import_module(module), name)(
                self._connection, self._models, http_client(self._connection)
            )
        weakref.finalize(self, _close_later, service).atexit = False
        return service

    def _run(self, coroutine: Coroutine[Any, Any, _Result]) -> _Result:
        try:
            return loop.run(coroutine, self._connection.timeout_seconds)
        except ProviderError:
            raise
        except Exception as error:  # noqa: BLE001 (whatever the libraries raise; what they didn't is raised again)
            with IMPORTING:
                from igny8.ai.clients.faults import fault_of

            fault = fault_of(error, self._connection)
        # Outside of `except`, so that no trace leads to the request, which holds the key.
        raise fault


def _close_later(service: Service) -> None:
    loop.start(service.close())
