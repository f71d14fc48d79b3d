"""Providers: what is told of them, which is never a key, and what may be set."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from ninja import Path, Schema
from pydantic import Field

from igny8.api.schemas.text import Body, Said, Text

Function = Literal[
    "auto_cluster", "generate_ideas", "generate_content", "generate_image_prompts", "generate_images", "embed"
]
Kind = Literal["openai", "openai_compatible", "azure", "anthropic", "gemini", "ollama", "local"]
Settable = Literal["openai", "openai_compatible", "azure", "anthropic", "gemini", "ollama"]
_NAME = "^(?!\\.+$)[^/\\x00-\\x1f\\x7f]*[^/\\s\\x00-\\x1f\\x7f][^/\\x00-\\x1f\\x7f]*$"
Named = Annotated[Said, Path(max_length=64, description="the provider's name, in any case")]
Model = Annotated[Text, Field(max_length=128)]
Dollars = Annotated[float, Field(ge=0, le=1_000_000)]


class PricesOut(Schema):
    """US dollars: per million tokens, and per picture."""

    input: float | None = None
    output: float | None = None
    cached: float | None = None
    picture: float | None = None


class ProviderOptionsOut(Schema):
    concurrency: int | None = None
    timeout_seconds: float | None = None
    api_version: str | None = None
    structure: str | None = None
    threads: int | None = None
    context_tokens: int | None = None


class StandingOut(Schema):
    """What the calls of the last seven days came to: with the site that is named, else with all of the account."""

    state: Literal["unused", "working", "failing", "resting"] = Field(
        description="by the last call; resting: it failed within the last minute, and may be left alone"
    )
    last_call_at: datetime | None
    last_outcome: str = Field(description="ok, key_refused, model_gone, unavailable, rate_limited, timeout...")
    last_error: str
    last_model: str
    latency_ms: int | None = Field(description="of the last call")
    calls: int
    failed: int
    rate_limited: int
    most_in_flight: int = Field(description="requests at once in one process; halved while it says “too many”")


class ProviderOut(Schema):
    name: str
    kind: str = Field(description="the dialect that it speaks; `offline` for the built-in one")
    origin: Literal["built_in", "account", "site", "environment"] = Field(description="where its key comes from")
    is_changeable: bool = Field(description="it was set up right here; one of the environment is copied when changed")
    base_url: str = Field(description="empty: the kind's own")
    address: str = Field(description="where requests go")
    has_key: bool
    last_four: str = Field(description="of the key, the only part that is ever shown; empty for a short one")
    needs_key: bool
    is_key_lost: bool = Field(description="it was sealed under another secret than this installation's")
    allow_private: bool = Field(description="its address may be of this machine or network")
    model: str
    image_model: str
    embedding_model: str
    options: ProviderOptionsOut
    prices: dict[str, PricesOut] = Field(description="that were set by hand, by model; `*` for all others")
    serves: list[Function]
    falls_back_for: list[Function]
    standing: StandingOut


class ProvidersOut(Schema):
    items: list[ProviderOut]


class PriceIn(Body):
    """US dollars: per million tokens, and per picture."""

    input: Dollars | None = None
    output: Dollars | None = None
    cached: Dollars | None = None
    picture: Dollars | None = None


class ProviderOptionsIn(Body):
    """What is left out, or null, is the usual."""

    concurrency: Annotated[int, Field(ge=1, le=256)] | None = Field(
        default=None, description="requests in flight at most; 16"
    )
    timeout_seconds: Annotated[int, Field(ge=1, le=3_600)] | None = Field(
        default=None, description="for a whole answer; 180"
    )
    api_version: Annotated[str, Field(max_length=40, pattern="^[A-Za-z0-9._-]*$")] | None = Field(
        default=None, description="Azure's"
    )
    structure: Literal["auto", "schema", "words"] | None = Field(
        default=None, description="how an OpenAI-compatible server is asked for JSON"
    )


_KEY = Field(
    None,
    max_length=4_000,
    description="written, never read back. Left out or null: the one that there is stays. Empty: it goes",
    json_schema_extra={"format": "password", "writeOnly": True},
)
_BASE_URL = Field(
    None, max_length=500, description="https:// or http://, without name, password or anything behind a ?"
)
_ALLOW = Field(None, description="the address may be of this machine or its network")


class ProviderIn(Body):
    """A whole provider. What is left out is empty, but for the key."""

    kind: Settable | None = Field(None, description="told by name and address if left out")
    base_url: Text | None = _BASE_URL
    key: Text | None = _KEY
    allow_private: bool = False
    model: Model = Field("", description="that writes")
    image_model: Model = ""
    embedding_model: Model = ""
    options: ProviderOptionsIn = ProviderOptionsIn()
    prices: dict[Model, PriceIn] = Field({}, max_length=200)
    serve: bool = Field(False, description="choose it for all that its models can do")


class ProviderChangeIn(Body):
    """What is named is changed."""

    kind: Settable | None = None
    base_url: Text | None = _BASE_URL
    key: Text | None = _KEY
    allow_private: bool | None = _ALLOW
    model: Model | None = None
    image_model: Model | None = None
    embedding_model: Model | None = None
    options: ProviderOptionsIn | None = Field(None, description="all of them: what is left out is the usual again")


class PricesIn(Body):
    prices: dict[Model, PriceIn] = Field(
        max_length=200,
        description="all of them: a model that is left out has the list's price again",
        examples=[{"gpt-6-luna": {"input": 0.2, "output": 1.2}}],
    )


class PriceRowOut(Schema):
    model: str
    functions: list[Function] = Field(description="that it serves here, first or as a fallback")
    source: Literal["own", "listed", "free", "unknown"] = Field(
        description="whose word the price is; unknown: calls count 0 and are marked unpriced"
    )
    own: PricesOut | None
    input: float | None = Field(description="US dollars per million tokens")
    output: float | None
    picture: float | None = Field(description="US dollars for one of 1200 x 630; null where no tokens tell")


class PriceListOut(Schema):
    items: list[PriceRowOut]


class TestIn(Body):
    model: Model = Field("", description="that is asked; empty: every text model that it is set up or chosen with")
    function: Function | None = Field(
        None, description="try its model: for embeddings with one word, for pictures in the service's list alone"
    )


class TrialOut(Schema):
    model: str
    ok: bool
    code: str = Field(description="ok, bad_key, no_quota, unknown_model, wrong_address, no_host, nobody_there, tls...")
    message: str = Field(description="what is wrong and what to do, in plain words")
    latency_ms: int | None = Field(description="null where no answer came, or nobody was asked")


class TestedOut(Schema):
    name: str
    ok: bool
    tests: list[TrialOut]


class OfferedOut(Schema):
    name: str
    ok: bool
    code: str = Field(description="ok, no_list where the service can't say, or what is wrong as in a test")
    message: str
    models: list[str] = Field(description="in the order of their names")


class LostChoiceOut(Schema):
    function: Function
    site_id: int | None = Field(description="null: the account's choice")
    site: str | None = Field(description="its domain")
    was: Literal["first", "fallback"]
    now: str = Field(description="who serves it now")
    now_falls_back: str | None


class ProviderGoneOut(Schema):
    name: str
    message: str
    choices: list[LostChoiceOut] = Field(description="every choice that named it, and what holds now")
