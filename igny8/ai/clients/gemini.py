"""Google Gemini: text by schema, pictures, vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, cast

from pydantic_ai.embeddings.google import GoogleEmbeddingModel, GoogleEmbeddingSettings
from pydantic_ai.images.google import GoogleImageGenerationModel
from pydantic_ai.images.settings import ImageGenerationAspectRatio, ImageGenerationSettings
from pydantic_ai.models.google import GoogleModel
from pydantic_ai.providers.google import GoogleProvider
from typing_extensions import override

from igny8.ai.client import Answer, Completion, Drawing, Picture, Request
from igny8.ai.clients import chat
from igny8.ai.clients.connection import Connection
from igny8.ai.clients.pictures import picture
from igny8.ai.clients.service import Models, Service, add_usage
from igny8.ai.clients.sizes import ratio_for
from igny8.ai.clients.vectors import embedded
from igny8.ai.provider import Usage, Vectors

if TYPE_CHECKING:
    import httpx2

MOST_TEXTS: Final = 100  # of one request for vectors
_TASK_IN_WORDS: Final = "gemini-embedding-2"  # takes the task as words before the text, earlier ones as a field


class Gemini(Service):
    """Its library repeats nothing unless it is told to."""

    def __init__(self, connection: Connection, models: Models, http: httpx2.AsyncClient) -> None:
        super().__init__(connection, models, http)
        self._provider = GoogleProvider(api_key=connection.key, base_url=connection.address, http_client=http)
        self._model = GoogleModel(models.text, provider=self._provider)

    @override
    async def complete(self, request: Request[Answer], usage: Usage) -> Completion[Answer]:
        return await chat.ask(self._model, request, usage)

    @override
    async def draw(self, drawing: Drawing, usage: Usage) -> Picture:
        model = GoogleImageGenerationModel(self.image_model(), provider=self._provider)
        ratio = cast("ImageGenerationAspectRatio", ratio_for(drawing.width, drawing.height))
        result = await model.generate(drawing.prompt, settings=ImageGenerationSettings(aspect_ratio=ratio))
        add_usage(usage, result.usage, result.model_name)
        return picture(result.image.data)

    @override
    async def embed(self, texts: list[str], usage: Usage) -> Vectors:
        name = self.embedding_model()
        model = GoogleEmbeddingModel(name, provider=self._provider)
        if name == _TASK_IN_WORDS:
            settings = GoogleEmbeddingSettings(google_task="sentence similarity")
        else:
            settings = GoogleEmbeddingSettings(google_task_type="SEMANTIC_SIMILARITY")

        async def portion(inputs: list[str]) -> Sequence[Sequence[float]]:
            result = await model.embed(inputs, input_type="document", settings=settings)
            add_usage(usage, result.usage, result.model_name)
            return result.embeddings

        return await embedded(texts, portion, most_texts=MOST_TEXTS)
