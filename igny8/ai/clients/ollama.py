"""Ollama, by its OpenAI-compatible interface: it holds models to a schema, except in its cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openai import AsyncOpenAI
from pydantic_ai.models.ollama import OllamaModel
from pydantic_ai.profiles import merge_profile
from pydantic_ai.providers.ollama import OllamaProvider
from typing_extensions import override

from igny8.ai.client import Drawing, Picture
from igny8.ai.clients.openai_sdk import NO_KEY, OpenAISDK, schema_in_words
from igny8.ai.errors import ModelGone
from igny8.ai.provider import Usage

if TYPE_CHECKING:
    from pydantic_ai.models import Model


class Ollama(OpenAISDK):
    """Its address is given without /v1, as its own tools do; with it is fine, too."""

    @override
    def open_client(self) -> AsyncOpenAI:
        address = self.connection.address.removesuffix("/v1")
        return AsyncOpenAI(
            api_key=self.connection.key or NO_KEY, base_url=f"{address}/v1", http_client=self.http, max_retries=0
        )

    @override
    def open_text_model(self) -> Model:
        provider = OllamaProvider(openai_client=self.client)
        known = OllamaModel(self.models.text, provider=provider).profile
        words = schema_in_words(bool(known.get("supports_json_schema_output", False)))
        return OllamaModel(self.models.text, provider=provider, profile=merge_profile(known, words))

    @override
    async def draw(self, drawing: Drawing, usage: Usage) -> Picture:
        raise ModelGone("Ollama draws no pictures. Choose another service for images.")
