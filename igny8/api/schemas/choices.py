"""Who serves what: chosen, inherited or left to the built-in provider; and presets."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.providers import Function, Model
from igny8.api.schemas.text import Body, Said, Text

Preset = Literal["offline", "economy", "balanced", "best"]
ProviderName = Annotated[Said, Field(max_length=64)]


class UsedProviderOut(Schema):
    provider: str
    model: str = Field(description="empty: the built-in provider, which has its own")
    model_is_providers_own: bool = Field(description="the choice names no model, so the provider's holds")
    kind: str
    origin: Literal["built_in", "account", "site", "environment", "missing"]
    problem: str = Field(description="why it can't serve, in plain words; empty where nothing is known against it")


class FunctionChoiceOut(Schema):
    function: Function
    stage: int | None = Field(description="of the pipeline; null for embeddings, which serve several")
    source: Literal["site", "account", "default"] = Field(
        description="whose choice it is; default: nobody chose, so nothing is asked"
    )
    is_own: bool = Field(description="chosen right here, so clearing it changes something")
    used: UsedProviderOut = Field(description="who would serve it now")
    fallback: UsedProviderOut | None = Field(description="who takes over where that one fails")


class FunctionChoicesOut(Schema):
    items: list[FunctionChoiceOut]
    preset: Preset | None = Field(description="the preset that all of them are together, if they are one")


class ChoiceIn(Body):
    provider: ProviderName = Field(examples=["offline"])
    model: Model = Field("", description="empty: the provider's own")
    fallback_provider: Annotated[Text, Field(max_length=64)] = Field("", description="empty: nobody")
    fallback_model: Model = ""


class FunctionChoicesIn(Body):
    choices: dict[Function, ChoiceIn] = Field(
        min_length=1,
        description="those that change; all of them or none",
        examples=[{"embed": {"provider": "offline"}}],
    )


class PresetIn(Body):
    preset: Preset
    provider: ProviderName | None = Field(None, description="whose models; not needed where only one can serve it")
    dry_run: bool = Field(False, description="say what would change, and change nothing")


class PairOut(Schema):
    provider: str
    model: str
    fallback_provider: str = ""
    fallback_model: str = ""


class PresetChangeOut(Schema):
    function: Function
    before: PairOut
    after: PairOut
    changes: bool


class PresetAppliedOut(Schema):
    preset: Preset
    dry_run: bool
    functions: list[PresetChangeOut]


class PresetOfferOut(Schema):
    provider: str
    choices: dict[Function, PairOut]


class PresetOut(Schema):
    key: Preset
    title: str
    offers: list[PresetOfferOut] = Field(description="what it would choose, by provider; empty: none can serve it")


class PresetsOut(Schema):
    items: list[PresetOut]


class UsualOut(Schema):
    function: Function
    stage: int
    cost: float | None = Field(description="US dollars for an item; null: nobody knows")
    seen: int = Field(description="items that it was learnt from; 0: guessed by the models' prices")
    seconds: float | None = Field(description="for an item: the median of the last steps; null: none is done yet")


class UsualsOut(Schema):
    items: list[UsualOut]
