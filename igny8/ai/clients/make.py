"""Makes the client of a connection. The library that a service needs is imported at its first request, not here."""

from __future__ import annotations

from typing import Final, Protocol

from igny8.ai.client import ModelClient
from igny8.ai.clients.connection import NEED_ADDRESS, NEED_KEY, Connection, Kind
from igny8.ai.clients.remote import RemoteClient
from igny8.lib.errors import Invalid

# Module and class of each kind; imported when the first request is made.
SERVICES: Final = {
    Kind.OPENAI: "igny8.ai.clients.openai:OpenAI",
    Kind.OPENAI_COMPATIBLE: "igny8.ai.clients.openai_compatible:OpenAICompatible",
    Kind.AZURE: "igny8.ai.clients.azure:Azure",
    Kind.ANTHROPIC: "igny8.ai.clients.anthropic:Anthropic",
    Kind.GEMINI: "igny8.ai.clients.gemini:Gemini",
    Kind.OLLAMA: "igny8.ai.clients.ollama:Ollama",
}


class Client(ModelClient, Protocol):
    """A client that may hold connections open."""

    def close(self) -> None:
        """Close them. The client opens new ones if it is used again."""
        ...


def make_client(connection: Connection, *, model: str, image_model: str = "", embedding_model: str = "") -> Client:
    """The client of one connection and its models. Opens nothing yet; keep it, and close it when it is replaced.

    Raises Invalid where something is missing, AddressRefused where the address may not be called.
    """
    check(connection, model=model)
    if connection.kind == Kind.LOCAL:
        from igny8.ai.clients.local import LocalClient

        return LocalClient(connection, model)
    return RemoteClient(
        connection,
        SERVICES[connection.kind],
        model=model,
        image_model=image_model,
        embedding_model=embedding_model,
    )


def check(connection: Connection, *, model: str) -> None:
    """Whether the connection can be tried at all."""
    fields = {
        "base_url": connection.kind in NEED_ADDRESS and not connection.address and "This service needs an address.",
        "key": connection.kind in NEED_KEY and not connection.key and "This service needs a key.",
        "model": connection.kind == Kind.LOCAL and not model and "Name the GGUF file to load.",
        "api_version": connection.kind == Kind.AZURE
        and bool(connection.address)
        and not connection.address.endswith("/v1")
        and not connection.api_version
        and "Azure needs a version of its interface such as 2024-10-21, or an address that ends in /openai/v1.",
        "timeout_seconds": connection.timeout_seconds <= 0 and "Give the service more than no time.",
        "threads": connection.threads < 1 and "It takes at least one thread.",
    }
    wrong = {name: problem for name, problem in fields.items() if problem}
    if wrong:
        raise Invalid(f"The connection isn't complete: {' '.join(wrong.values())}", fields=wrong)
    if connection.kind != Kind.LOCAL and not connection.is_own_address:
        from igny8.lib.safe_http import check_url

        check_url(connection.address, allow_private=connection.allow_private)
