"""Anthropic: text only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anthropic import AsyncAnthropic
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.providers.anthropic import AnthropicProvider
from typing_extensions import override

from igny8.ai.client import Answer, Completion, Request
from igny8.ai.clients import chat
from igny8.ai.clients.connection import Connection
from igny8.ai.clients.service import Models, Service
from igny8.ai.provider import Usage

if TYPE_CHECKING:
    import httpx2


class Anthropic(Service):
    """Newer models are held to a schema; older ones read it."""

    def __init__(self, connection: Connection, models: Models, http: httpx2.AsyncClient) -> None:
        super().__init__(connection, models, http)
        client = AsyncAnthropic(api_key=connection.key, base_url=connection.address, http_client=http, max_retries=0)
        self._model = AnthropicModel(models.text, provider=AnthropicProvider(anthropic_client=client))

    @override
    async def complete(self, request: Request[Answer], usage: Usage) -> Completion[Answer]:
        return await chat.ask(self._model, request, usage)
