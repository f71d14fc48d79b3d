"""What all services that speak OpenAI's dialect share: text, pictures and vectors over its own library."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from openai import AsyncOpenAI
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.profiles.openai import OpenAIModelProfile
from typing_extensions import override

from igny8.ai.client import Answer, Completion, Drawing, Picture, Request
from igny8.ai.clients import chat
from igny8.ai.clients.connection import Connection, Kind
from igny8.ai.clients.pictures import MOST_BYTES, picture, picture_from_base64
from igny8.ai.clients.service import Models, Service
from igny8.ai.clients.sizes import size_for
from igny8.ai.clients.vectors import embedded
from igny8.ai.errors import InvalidOutput, Unavailable
from igny8.ai.provider import Usage, Vectors
from igny8.lib.safe_http import fetch

if TYPE_CHECKING:
    import httpx2
    from openai.types import Image, ImagesResponse
    from pydantic_ai.models import Model

MOST_TEXTS: Final = 512  # of one request for vectors; OpenAI takes 2,048, other servers fewer
NO_KEY: Final = "none"  # the library wants one; servers without keys don't look
_QUALITIES: Final = {"draft": "low", "standard": "medium", "high": "high"}


class OpenAISDK(Service):
    """Makes the library's client. Subclasses say which one, and how the text model is asked."""

    def __init__(self, connection: Connection, models: Models, http: httpx2.AsyncClient) -> None:
        super().__init__(connection, models, http)
        self.client = self.open_client()
        if not (connection.kind == Kind.OPENAI and connection.is_own_address):
            self.client.organization = self.client.project = None  # the environment means them for OpenAI itself
        self.text_model = self.open_text_model()

    def open_client(self) -> AsyncOpenAI:
        return AsyncOpenAI(
            api_key=self.connection.key or NO_KEY,
            base_url=self.connection.address,
            http_client=self.http,
            max_retries=0,
        )

    def open_text_model(self) -> Model:
        from pydantic_ai.providers.openai import OpenAIProvider

        return OpenAIChatModel(self.models.text, provider=OpenAIProvider(openai_client=self.client))

    @override
    async def complete(self, request: Request[Answer], usage: Usage) -> Completion[Answer]:
        return await chat.ask(self.text_model, request, usage)

    @override
    async def draw(self, drawing: Drawing, usage: Usage) -> Picture:
        model = self.image_model()
        width, height = size_for(model, drawing.width, drawing.height)
        response = await self.client.images.generate(
            model=model,
            prompt=drawing.prompt,
            n=1,
            size=f"{width}x{height}",
            extra_body=image_options(model, drawing.quality),
        )
        _add_image_usage(usage, response, model)
        if not response.data:
            raise InvalidOutput("there is no picture in the answer")
        return await self._picture(response.data[0])

    async def _picture(self, image: Image) -> Picture:
        if image.b64_json:
            return picture_from_base64(image.b64_json)
        if not image.url:
            raise InvalidOutput("there is no picture in the answer")
        if image.url.startswith("data:"):
            return picture_from_base64(image.url)
        return await asyncio.to_thread(self._fetched, image.url)

    def _fetched(self, url: str) -> Picture:
        """The answer names the address, so it is as little trusted as one that a user gave."""
        fetched = fetch(
            url,
            most_bytes=MOST_BYTES,
            seconds=self.connection.timeout_seconds,
            allow_private=self.connection.allow_private,
        )
        if fetched.status >= 500:
            raise Unavailable(f"The picture's address answered {fetched.status}.")
        if fetched.status >= 400:
            raise InvalidOutput(f"the picture's address answered {fetched.status}")
        return picture(fetched.data)

    @override
    async def embed(self, texts: list[str], usage: Usage) -> Vectors:
        model = self.embedding_model()

        async def portion(inputs: list[str]) -> Sequence[Sequence[float]]:
            response = await self.client.embeddings.create(model=model, input=inputs)
            used = getattr(response, "usage", None)  # some servers leave it out
            usage.tokens_in += getattr(used, "prompt_tokens", None) or 0
            usage.model = response.model or model
            return [each.embedding for each in sorted(response.data, key=lambda each: each.index)]

        return await embedded(texts, portion, most_texts=MOST_TEXTS)


def image_options(model: str, quality: str) -> dict[str, str]:
    """What only some models take, and others refuse."""
    name = model.rpartition("/")[2].lower()
    if name.startswith("gpt-image"):
        return {"quality": _QUALITIES.get(quality, "low"), "output_format": "webp"}
    if name.startswith("dall-e-3"):
        return {"quality": "hd" if quality == "high" else "standard", "response_format": "b64_json"}
    return {"response_format": "b64_json"} if name.startswith("dall-e") else {}


def schema_in_words(is_native: bool) -> OpenAIModelProfile:
    """For servers that may hold to a schema, and whose models do better when they have read it as well."""
    return OpenAIModelProfile(
        supports_json_schema_output=is_native,
        supports_json_object_output=False,
        native_output_requires_schema_in_instructions=True,
        openai_chat_supports_max_completion_tokens=False,
        openai_chat_supports_multiple_system_messages=False,  # many chat templates take one
    )


def _add_image_usage(usage: Usage, response: ImagesResponse, model: str) -> None:
    usage.model = model
    if response.usage:
        usage.tokens_in += response.usage.input_tokens or 0
        usage.tokens_out += response.usage.output_tokens or 0
