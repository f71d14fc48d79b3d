"""What the file of each service fills in. A service lives in the clients' loop and may raise anything."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from igny8.ai.client import Answer, Completion, Drawing, Picture, Request
from igny8.ai.clients.connection import Connection
from igny8.ai.errors import ModelGone, NoEmbeddings
from igny8.ai.provider import Usage, Vectors

if TYPE_CHECKING:
    import httpx2


@dataclass(frozen=True)
class Models:
    """The names of one client's models; an empty one is not there."""

    text: str
    image: str = ""
    embedding: str = ""


class Service(ABC):
    """One service with its open connections. Made once a client."""

    def __init__(self, connection: Connection, models: Models, http: httpx2.AsyncClient) -> None:
        self.connection = connection
        self.models = models
        self.http = http

    @abstractmethod
    async def complete(self, request: Request[Answer], usage: Usage) -> Completion[Answer]: ...

    async def draw(self, drawing: Drawing, usage: Usage) -> Picture:
        raise ModelGone("This service draws no pictures. Choose another one for images.")

    async def embed(self, texts: list[str], usage: Usage) -> Vectors:
        raise NoEmbeddings("This service has no embedding model.")

    async def close(self) -> None:
        await self.http.aclose()

    def image_model(self) -> str:
        """The name of the image model. Raises ModelGone where the connection names none."""
        if not self.models.image:
            raise ModelGone("The connection names no image model. Name one, or choose another service for images.")
        return self.models.image

    def embedding_model(self) -> str:
        if not self.models.embedding:
            raise NoEmbeddings("The connection names no embedding model.")
        return self.models.embedding


def add_usage(usage: Usage, used: Any, model: str) -> None:
    """Add what pydantic-ai counted."""
    usage.model = model or usage.model
    usage.tokens_in += used.input_tokens
    usage.tokens_out += used.output_tokens
    usage.tokens_cached += used.cache_read_tokens
