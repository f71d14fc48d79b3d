"""The client port: one request to one model. Prompts are made above it, metering and waiting around it.

A client is a thin adapter to one kind of service. It never repeats a request, never waits to spare a limit and knows no
table: who calls it does. It raises only `igny8.ai.errors.ProviderError`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from igny8.ai.provider import Usage, Vectors

Answer = TypeVar("Answer", bound=BaseModel)


class Finish(StrEnum):
    """Why a model stopped."""

    STOP = "stop"  # it was done
    LENGTH = "length"  # it ran out of tokens: the text is cut off, `parsed` is None
    FILTERED = "filtered"  # a content filter cut it short


@dataclass(frozen=True)
class Turn:
    """What was said before: an answer of the model, or what it was told about it."""

    role: str  # "user" or "assistant"
    text: str


@dataclass(frozen=True)
class Request(Generic[Answer]):
    """One request for text, or for one JSON value of a schema."""

    purpose: str  # which part of the work it is ("outline", "section"), for the log
    system: str  # instructions: ours alone
    user: str  # the material: data that must never be obeyed is delimited in it
    answer: type[Answer] | None = None  # the type of the JSON that is wanted; None: plain text
    history: list[Turn] = field(default_factory=list)  # turns after `user`, oldest first
    max_tokens: int = 4_000  # of the answer
    items: tuple[int, int] | None = None  # how many the answer's first list holds: at least, at most
    temperature: float | None = None  # None: the model's own
    prompt_version: str = ""  # which version of our prompt it was made with, for the log


@dataclass(frozen=True)
class Completion(Generic[Answer]):
    """What came back. `text` is all that the model said, whole or cut off."""

    text: str
    finish: Finish
    parsed: Answer | None = None  # set where a type was asked for and the finish is STOP


@dataclass(frozen=True)
class Drawing:
    """A request for one picture, and its size in pixels: services round it to what they can draw."""

    prompt: str
    width: int
    height: int
    quality: str = "draft"  # draft, standard, high
    prompt_version: str = ""


@dataclass(frozen=True)
class Picture:
    """Bytes that were said to be a picture. Who stores it opens and measures it, and makes pixels of SVG."""

    data: bytes
    mime_type: str


class ModelClient(Protocol):
    """One model of one service. Adds what it used to `usage`, also where it fails."""

    name: str

    def complete(self, request: Request[Answer], usage: Usage) -> Completion[Answer]:
        """Raises `InvalidOutput` where a type was asked for and the whole answer isn't of it."""
        ...

    def draw(self, drawing: Drawing, usage: Usage) -> Picture: ...

    def embed(self, texts: list[str], usage: Usage) -> Vectors:
        """One row of unit length for each text, in order. Raises `NoEmbeddings` where it has no such model."""
        ...
