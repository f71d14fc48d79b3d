"""AI calls, and what they asked and answered."""

from __future__ import annotations

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.automation import Stage


class CallFilters(Schema):
    """Which AI calls."""

    stage: Stage | None = None
    function: str | None = Field(None, max_length=64, pattern="^[a-z_]*$", examples=["generate_content"])
    provider: str | None = Field(None, max_length=64, pattern="^[^\\x00]*$", examples=["offline"])
    model: str | None = Field(None, max_length=128, pattern="^[^\\x00]*$")
    outcome: str | None = Field(None, max_length=32, pattern="^[a-z_]*$", examples=["ok"])


class CallOut(Schema):
    """A call to an AI provider, whatever came of it."""

    id: str
    run_id: str | None
    step_id: int | None
    stage: int | None
    function: str
    provider: str
    model: str
    purpose: str | None = Field(description="which part of the function: outline, section, ...")
    retry: int = Field(description="how often the same was asked before")
    is_fallback: bool = Field(description="the provider chosen first had failed")
    prompt_version: str | None
    tokens_in: int
    tokens_out: int
    tokens_cached: int
    cost: float = Field(description="US dollars")
    is_priced: bool = Field(description="false: nobody knows what this model costs, so `cost` is 0")
    latency_ms: int
    outcome: str = Field(description="ok, or what went wrong")
    finish: str | None = Field(description="why the model stopped: stop, length, filtered")
    error: str | None
    created_at: str


class CallsOut(Schema):
    items: list[CallOut]
    next: str | None = Field(description="`cursor` of the next page; null on the last one")


class TurnOut(Schema):
    """What one side said."""

    role: str = Field(description="system, user, assistant; input: values, for a provider that takes no words")
    text: str


class CallWordsOut(Schema):
    """What a call asked and answered, word for word: at most 200,000 characters of either."""

    call_id: str
    turns: list[TurnOut] = Field(description="all that the model was told, in order")
    prompt_cut: int = Field(description="characters that were left out at the end")
    answer: str = Field(description="text or JSON, also where it was no use; empty where nothing came")
    answer_cut: int = Field(description="characters that were left out at the end")
    kept_until: str
