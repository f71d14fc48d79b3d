"""What a provider's models cost, and who says so: the user, a price list, nobody, or that they are free."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from igny8.ai.client import Drawing
from igny8.ai.provider import Usage
from igny8.gateway.choices import Choice
from igny8.gateway.describing import prices_of
from igny8.gateway.known import FUNCTIONS, IMAGES, Known
from igny8.gateway.prices import Used, cost_of

_TOKENS: Final = 1_000  # that are priced; services with steps begin them far above
_PICTURE: Final = Drawing(prompt="", width=1_200, height=630, quality="standard")


def price_list(known: Known, choices: Mapping[str, Choice]) -> list[dict[str, Any]]:
    """Every model that the provider serves something with, or that has a price of the user's own."""
    models = {name: _functions(known, choices, name) for name in _models(known, choices)}
    return [_row(known, model, functions) for model, functions in models.items()]


def _models(known: Known, choices: Mapping[str, Choice]) -> list[str]:
    named = [known.model, known.image_model, known.embedding_model]
    for choice in choices.values():
        named += [model for provider, model in _pairs(choice) if provider.lower() == known.name.lower()]
    return list(dict.fromkeys(name for name in (*named, *known.prices) if name))


def _pairs(choice: Choice) -> tuple[tuple[str, str], ...]:
    return (choice.provider, choice.model), (choice.fallback_provider, choice.fallback_model)


def _functions(known: Known, choices: Mapping[str, Choice], model: str) -> list[str]:
    return [
        function
        for function in FUNCTIONS
        for provider, chosen in _pairs(choices[function])
        if provider.lower() == known.name.lower() and (chosen or known.model_for(function)) == model
    ]


def _row(known: Known, model: str, functions: list[str]) -> dict[str, Any]:
    own = known.prices.get(model)
    is_picture = model == known.image_model or IMAGES in functions
    drawn = _cost(known, model, Usage(), _PICTURE) if is_picture else None
    read = _cost(known, model, Usage(tokens_in=_TOKENS))
    written = _cost(known, model, Usage(tokens_out=_TOKENS))
    is_known = any(each is not None for each in (drawn, read, written))
    is_free = is_known and not any((drawn, read, written)) and not own
    return {
        "model": model,
        "functions": functions,
        "source": "own" if own else "free" if is_free else "listed" if is_known else "unknown",
        "own": prices_of(own) if isinstance(own, Mapping) else None,
        "input": _per_million(read),
        "output": _per_million(written),
        "picture": None if drawn is None else float(drawn),
    }


def _cost(known: Known, model: str, usage: Usage, drawing: Drawing | None = None) -> Decimal | None:
    return cost_of(Used(model, usage, drawing), known)


def _per_million(cost: Decimal | None) -> float | None:
    return None if cost is None else float(cost * 1_000_000 / _TOKENS)
