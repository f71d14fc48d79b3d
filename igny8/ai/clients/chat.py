"""Asks a pydantic-ai model for text or for JSON, once."""

from __future__ import annotations

from typing import Final, cast

from pydantic_ai.direct import model_request
from pydantic_ai.messages import (
    InstructionPart,
    ModelMessage,
    ModelRequest,
    ModelResponse,
    TextPart,
    UserPromptPart,
)
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.settings import ModelSettings

from igny8.ai.client import Answer, Completion, Finish, Request
from igny8.ai.clients.answers import broken_off, completion, schema_of
from igny8.ai.clients.faults import unreadable
from igny8.ai.clients.service import add_usage
from igny8.ai.errors import Refused
from igny8.ai.provider import Usage

THINKING_TOKENS: Final = 8_000  # room for a model that thinks: services count that as part of the answer
_GO_ON: Final = "Go on exactly where you stopped."
_FINISHES: Final = {
    "stop": Finish.STOP,
    "length": Finish.LENGTH,
    "content_filter": Finish.FILTERED,
}


async def ask(model: Model, request: Request[Answer], usage: Usage, *, is_bounded: bool = False) -> Completion[Answer]:
    """One request to a model, with a schema where the model's profile says that the service holds to one."""
    response = await model_request(
        model,
        messages(request),
        model_settings=_settings(model, request),
        model_request_parameters=_parameters(model, request, is_bounded=is_bounded),
    )
    add_usage(usage, response.usage, response.model_name or "")
    return completion(request, _text(response), _finish(response))


def messages(request: Request[Answer]) -> list[ModelMessage]:
    """The turns of the conversation; the last is always ours."""
    found: list[ModelMessage] = [ModelRequest(parts=[UserPromptPart(request.user)])]
    for turn in request.history:
        if turn.role == "assistant":
            found.append(ModelResponse(parts=[TextPart(turn.text)]))
        else:
            found.append(ModelRequest(parts=[UserPromptPart(turn.text)]))
    if isinstance(found[-1], ModelResponse):
        found.append(ModelRequest(parts=[UserPromptPart(_GO_ON)]))
    return found


def _settings(model: Model, request: Request[Answer]) -> ModelSettings:
    settings = ModelSettings(
        max_tokens=request.max_tokens + (THINKING_TOKENS if _thinks(model) else 0),
        framing_announcement="never",  # our conversations have no instructions in their middle to explain
    )
    if request.temperature is not None:
        settings["temperature"] = request.temperature
    return settings


def _thinks(model: Model) -> bool:
    """Whether the model thinks unasked. Where nobody has said, one that can is taken to do so (Gemini)."""
    profile = model.profile
    by_default = profile.get("thinking_enabled_by_default", profile.get("supports_thinking", False))
    return bool(profile.get("thinking_always_enabled") or by_default)


def _parameters(model: Model, request: Request[Answer], *, is_bounded: bool) -> ModelRequestParameters:
    instructions = [InstructionPart(content=request.system)] if request.system else []
    if request.answer is None:
        return ModelRequestParameters(instruction_parts=instructions)
    is_native = model.profile.get("supports_json_schema_output", False)
    return ModelRequestParameters(
        output_mode="native" if is_native else "prompted",
        output_object=OutputObjectDefinition(
            json_schema=schema_of(request, is_bounded=is_bounded), name=request.answer.__name__
        ),
        instruction_parts=instructions,
    )


def _text(response: ModelResponse) -> str:
    return "".join(part.content for part in response.parts if isinstance(part, TextPart))


def _finish(response: ModelResponse) -> Finish:
    """Why it stopped. A stream that was cut off says nothing, and raises nothing either."""
    refusal = cast("dict[str, object]", response.provider_details or {}).get("refusal")
    if refusal and not _text(response):
        raise Refused(f"The model refused: {refusal}")
    finish = _FINISHES.get(response.finish_reason or "")
    if finish is None and not response.parts and not (response.provider_details or {}).get("finish_reason"):
        raise unreadable("It is empty.")
    if finish is None:
        raise broken_off(_text(response))
    return finish
