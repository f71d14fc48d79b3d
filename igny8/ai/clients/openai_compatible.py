"""Any server that speaks OpenAI's dialect: OpenRouter, vLLM, LM Studio, llama.cpp, proxies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_ai.exceptions import ModelHTTPError
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider
from typing_extensions import override

from igny8.ai.client import Answer, Completion, Request
from igny8.ai.clients import chat
from igny8.ai.clients.connection import Structure
from igny8.ai.clients.faults import refuses_schema
from igny8.ai.clients.openai_sdk import OpenAISDK, schema_in_words
from igny8.ai.provider import Usage

if TYPE_CHECKING:
    from pydantic_ai.models import Model


class OpenAICompatible(OpenAISDK):
    """Servers differ in what they know of schemas: one that refuses them is asked in words from then on."""

    @override
    def open_text_model(self) -> Model:
        return self._asked(is_native=self.connection.structure != Structure.WORDS)

    @override
    async def complete(self, request: Request[Answer], usage: Usage) -> Completion[Answer]:
        try:
            return await chat.ask(self.text_model, request, usage, is_bounded=self._is_held_to_schemas)
        except ModelHTTPError as error:
            may_change = request.answer is not None and self.connection.structure == Structure.AUTO
            if not may_change or not self._is_native() or not refuses_schema(error):
                raise
        # The request was turned away unread, so this is its first try and no repetition.
        self.text_model = self._asked(is_native=False)
        return await chat.ask(self.text_model, request, usage)

    @property
    def _is_held_to_schemas(self) -> bool:
        """Whether the user has said so: a proxy of a service that refuses bounds is asked without them."""
        return self.connection.structure == Structure.SCHEMA

    def _is_native(self) -> bool:
        return bool(self.text_model.profile.get("supports_json_schema_output", False))

    def _asked(self, *, is_native: bool) -> Model:
        provider = OpenAICompatibleProvider(
            "openai-compatible", openai_client=self.client, profile=schema_in_words(is_native)
        )
        return OpenAIChatModel(self.models.text, provider=provider)
