"""Prompts: what is in force, versions, texts, previews."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from ninja import Path, Query, Schema
from pydantic import Field

from igny8.api.schemas.providers import Function
from igny8.api.schemas.text import Body, Id, Said, Text
from igny8.api.schemas.versions import SegmentOut

Part = Annotated[
    Literal[
        "auto_cluster",
        "generate_ideas",
        "article_outline",
        "article_intro",
        "article_section",
        "article_faq",
        "article_meta",
        "article_mend",
        "generate_image_prompts",
        "drawing",
    ],
    Path(description="which prompt"),
]
_VERSION = "^(shipped(:[0-9a-f]{12})?|account|((account|site):)?[1-9][0-9]{0,8})$"
Version = Annotated[
    str,
    Field(
        max_length=20,
        pattern=_VERSION,
        description="shipped, account (what the account has in force), 3, account:3 or site:3",
        examples=["shipped"],
    ),
]
VersionAsked = Annotated[
    str, Query(max_length=20, pattern=f"^$|{_VERSION}", description="the one in force if left out")
]
PromptText = Annotated[Said, Field(max_length=20_000)]


class PromptOut(Schema):
    part: str
    function: Function
    title: str
    item: Literal["cluster", "task", "article", "image"] = Field(description="what it is previewed with")
    is_drawing: bool = Field(description="one text for an image model, without a line between two halves")
    version: str = Field(description="in force: site:3, account:2, or shipped:<hash>; stored with every call")
    shipped_version: str
    source: Literal["site", "account", "shipped"] = Field(description="whose text it is")
    is_own: bool = Field(description="saved right here, so forgetting it changes something")
    author: str
    note: str
    saved_at: datetime | None


class PromptsOut(Schema):
    items: list[PromptOut]


class PlaceOut(Schema):
    name: str
    meaning: str
    is_data: bool = Field(description="written by others: below the line only, and fenced")
    is_required: bool


class PromptWholeOut(PromptOut):
    shown: str = Field(description="the version whose text this is")
    is_in_force: bool
    text: str
    places: list[PlaceOut]


class PromptVersionOut(Schema):
    version: str
    number: int
    part: str
    is_active: bool
    author: str
    note: str
    created_at: datetime


class PromptVersionsOut(Schema):
    items: list[PromptVersionOut]
    next: str | None


class PromptDiffOut(Schema):
    from_: str = Field(alias="from")
    to: str
    segments: list[SegmentOut]
    words_added: int
    words_removed: int


class PromptIn(Body):
    text: PromptText
    note: Annotated[Text, Field(max_length=500)] = Field("", description="why it was changed")


class PromptRestoreIn(Body):
    version: Version


class PromptPreviewIn(Body):
    text: Annotated[Text, Field(max_length=20_000)] = Field("", description="that is tried; empty: the one in force")
    item_id: Id | None = Field(None, description="of a cluster, task, article or image; the newest if left out")
    ask: bool = Field(False, description="make the request once, which costs what it costs; else nobody is asked")


class AnswerOut(Schema):
    ok: bool
    code: str = Field(description="ok, or what went wrong: bad output, a refused key, a cap that is reached...")
    message: str
    text: str = Field(description="what the model answered, word for word")
    finish: str = Field(description="stop, length or filtered; empty where no answer came")
    provider: str
    model: str
    latency_ms: int
    tokens_in: int
    tokens_out: int
    tokens_cached: int
    cost: float = Field(description="US dollars; no credits are taken")


class PromptPreviewOut(Schema):
    part: str
    version: str = Field(description="`unsaved` for a text that is tried")
    item: str = Field(description="what it was made with")
    item_id: int
    system: str = Field(description="what the model is told; empty for a drawing")
    user: str = Field(description="what it works on")
    answer: AnswerOut | None = Field(description="null where nobody was asked")
