"""What a request costs in US dollars: the user's own prices, then a small table of ours, then genai-prices, offline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from igny8.ai.client import Drawing
from igny8.ai.provider import Usage
from igny8.gateway.known import Known
from igny8.lib.errors import Invalid
from igny8.models.providers import Kind

PRICE_FIELDS: Final = ("input", "output", "cached", "picture")  # dollars per million tokens, and per picture
_MILLION: Final = Decimal(1_000_000)
_FREE: Final = {Kind.OLLAMA, Kind.LOCAL}  # run on the user's own machines
_MAKERS: Final[dict[str, tuple[str, ...]]] = {
    Kind.OPENAI: ("openai",),
    Kind.AZURE: ("azure", "openai"),
    Kind.ANTHROPIC: ("anthropic",),
    Kind.GEMINI: ("google",),
    Kind.OPENAI_COMPATIBLE: ("openai", "anthropic", "google"),  # a proxy; its makers' models are known by their names
}
_OPEN_WEIGHTS: Final = ("gpt-oss", "gemma")  # these may run anywhere, at any price

# Per picture, by the longer side above or below 1,100 pixels, for what genai-prices lacks: services that sell pictures,
# not tokens. The qualities are those of igny8.ai.client.Drawing.
_PICTURES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "dall-e-3": {"draft": ("0.04", "0.08"), "standard": ("0.04", "0.08"), "high": ("0.08", "0.12")},
    "dall-e-2": {"draft": ("0.02", "0.02"), "standard": ("0.02", "0.02"), "high": ("0.02", "0.02")},
    "gpt-image-1": {"draft": ("0.011", "0.016"), "standard": ("0.042", "0.063"), "high": ("0.167", "0.25")},
    "gpt-image-1-mini": {"draft": ("0.005", "0.006"), "standard": ("0.011", "0.015"), "high": ("0.036", "0.052")},
    "imagen-4.0-generate": {"draft": ("0.04", "0.04"), "standard": ("0.04", "0.04"), "high": ("0.04", "0.04")},
    "imagen-4.0-fast-generate": {"draft": ("0.02", "0.02"), "standard": ("0.02", "0.02"), "high": ("0.02", "0.02")},
}
# Per million tokens of text, where genai-prices knows no such model.
_TEXTS: Final = {"text-embedding-3-small": "0.02", "text-embedding-3-large": "0.13", "text-embedding-ada-002": "0.10"}


@dataclass(frozen=True)
class Used:
    """What one request used."""

    model: str
    usage: Usage
    drawing: Drawing | None = None  # the picture that came, if one did


def cost_of(used: Used, known: Known) -> Decimal | None:
    """The cost; None where nobody knows what the model costs. Nothing used costs nothing."""
    usage = used.usage
    if not (usage.tokens_in or usage.tokens_out or usage.tokens_cached or used.drawing or usage.cost):
        return Decimal(0)
    own = _own(used, known.prices)
    if own is not None:
        return own
    if usage.cost:  # the provider's own word
        return usage.cost
    if known.kind in _FREE:
        return Decimal(0)
    by_tokens = _listed(used, known) if usage.tokens_in or usage.tokens_out or usage.tokens_cached else None
    if used.drawing and not usage.tokens_out:
        return _picture(used.model, used.drawing)  # tokens of its prompt alone are not what a picture costs
    return by_tokens if by_tokens is not None else _text(used)


def read_price(told: str) -> tuple[str, dict[str, str]]:
    """A price as the command line takes it, MODEL=IN,OUT[,CACHED] or MODEL=PICTURE; the model, and its fields."""
    model, _, numbers = told.rpartition("=")
    parts = [part.strip() for part in numbers.split(",")]
    if not model.strip() or not 1 <= len(parts) <= 3:
        raise _bad_price(told)
    names = ("picture",) if len(parts) == 1 else PRICE_FIELDS[: len(parts)]
    return model.strip(), {name: str(_dollars(part, told)) for name, part in zip(names, parts, strict=True)}


def _dollars(part: str, told: str) -> Decimal:
    try:
        value = Decimal(part)
    except InvalidOperation as error:
        raise _bad_price(told) from error
    if not value.is_finite() or not 0 <= value <= 1_000_000:
        raise _bad_price(told)
    return value


def _bad_price(told: str) -> Invalid:
    return Invalid(
        f"{told!r} is no price. Write MODEL=IN,OUT or MODEL=IN,OUT,CACHED in dollars per million tokens, or "
        "MODEL=DOLLARS for a picture. Nothing was changed.",
        fields={"price": "MODEL=IN,OUT[,CACHED] or MODEL=DOLLARS"},
    )


def _own(used: Used, prices: Mapping[str, Any]) -> Decimal | None:
    """By the prices that the user set: for the model, or "*" for all of the provider's."""
    price = prices.get(used.model) or prices.get("*")
    if not isinstance(price, Mapping) or (used.drawing and "picture" not in price and "output" not in price):
        return None
    if used.drawing is None and "input" not in price:
        return None
    usage = used.usage
    cached = min(usage.tokens_cached, usage.tokens_in)
    cost = Decimal(price.get("input", 0)) * (usage.tokens_in - cached)
    cost += Decimal(price.get("cached", price.get("input", 0))) * cached
    cost += Decimal(price.get("output", 0)) * usage.tokens_out
    return cost / _MILLION + (Decimal(price.get("picture", 0)) if used.drawing else 0)


def _listed(used: Used, known: Known) -> Decimal | None:
    """By genai-prices. Imported when it is first needed: its table takes some 30 MB."""
    from genai_prices import Usage as Tokens
    from genai_prices import calc_price

    usage = used.usage
    tokens = Tokens(
        input_tokens=usage.tokens_in,
        output_tokens=usage.tokens_out,
        cache_read_tokens=min(usage.tokens_cached, usage.tokens_in),
    )
    if known.base_url and known.kind == Kind.OPENAI_COMPATIBLE:
        try:
            return calc_price(tokens, used.model, provider_api_url=known.base_url).total_price
        except (LookupError, ValueError):
            pass  # not a seller that it knows: by the name of the model, then
    if known.kind == Kind.OPENAI_COMPATIBLE and used.model.startswith(_OPEN_WEIGHTS):
        return None
    for maker in _MAKERS.get(known.kind, ()):
        try:
            return calc_price(tokens, used.model, provider_id=maker).total_price
        except (LookupError, ValueError):
            continue
    return None


def _text(used: Used) -> Decimal | None:
    price = _longest(used.model, _TEXTS)
    return None if price is None else Decimal(price) * used.usage.tokens_in / _MILLION


def _picture(model: str, drawing: Drawing) -> Decimal | None:
    prices = _longest(model, _PICTURES)
    if prices is None:
        return None
    small, large = prices.get(drawing.quality, prices["standard"])
    return Decimal(large if max(drawing.width, drawing.height) > 1_100 else small)


def _longest(model: str, table: Mapping[str, Any]) -> Any:
    """The entry whose name the model's begins with, the longest of several: versions carry dates behind it."""
    names = [name for name in table if model.startswith(name)]
    return table[max(names, key=len)] if names else None
