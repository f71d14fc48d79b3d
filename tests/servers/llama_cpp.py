"""A real llama.cpp server with SmolLM2: started in this process on a free port, with a key of its own."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.servers.model import smollm2


@dataclass(frozen=True)
class LlamaCpp:
    """Where it listens, and who may ask it."""

    url: str  # with /v1
    key: str


@contextmanager
def llama_cpp_server(context_tokens: int = 2048) -> Iterator[LlamaCpp]:
    """The server answers one request at a time, with one thread."""
    import xllamacpp

    key = secrets.token_urlsafe()
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(smollm2())
    parameters.n_ctx = context_tokens
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
    parameters.api_keys = [key]
    parameters.embedding = False
    parameters.verbosity = -1
    server: Any = xllamacpp.Server(parameters)
    try:
        yield LlamaCpp(f"{server.listening_address}/v1", key)
    finally:
        del server
