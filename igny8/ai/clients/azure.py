"""Azure OpenAI: the model's name is that of a deployment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openai import AsyncAzureOpenAI, AsyncOpenAI
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.azure import AzureProvider
from typing_extensions import override

from igny8.ai.clients.openai_sdk import OpenAISDK

if TYPE_CHECKING:
    from pydantic_ai.models import Model


class Azure(OpenAISDK):
    """An address that ends in /v1 is Azure's new interface, which is OpenAI's own; others need `api_version`."""

    @override
    def open_client(self) -> AsyncOpenAI:
        if self.connection.address.endswith("/v1"):
            return super().open_client()
        return AsyncAzureOpenAI(
            api_key=self.connection.key,
            azure_endpoint=self.connection.address,
            api_version=self.connection.api_version,
            http_client=self.http,
            max_retries=0,
        )

    @override
    def open_text_model(self) -> Model:
        if isinstance(self.client, AsyncAzureOpenAI):
            return OpenAIChatModel(self.models.text, provider=AzureProvider(openai_client=self.client))
        return super().open_text_model()
