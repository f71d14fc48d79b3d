"""The table of presets: whole, priced, and in the order that it promises."""

from __future__ import annotations

from decimal import Decimal

import pytest

from igny8.ai.client import Drawing
from igny8.ai.provider import Usage
from igny8.gateway.known import EMBED, FUNCTIONS, IMAGES, Known
from igny8.gateway.presets import PRESETS, TITLES
from igny8.gateway.prices import Used, cost_of

_EACH = [(preset, kind) for preset, kinds in PRESETS.items() for kind in kinds]


def _price(kind: str, model: str, function: str) -> Decimal | None:
    drawing = Drawing("", 1_200, 630) if function == IMAGES else None
    return cost_of(
        Used(model, Usage(tokens_in=10_000, tokens_out=0 if function == EMBED else 5_000), drawing), Known("p", kind)
    )


@pytest.mark.parametrize(("preset", "kind"), _EACH)
def test_every_model_has_a_price(preset: str, kind: str) -> None:
    for function in FUNCTIONS:
        model = PRESETS[preset][kind].for_function(function)
        assert not model or _price(kind, model, function), (function, model)


@pytest.mark.parametrize("kind", PRESETS["economy"])
def test_better_is_never_cheaper(kind: str) -> None:
    for function in ("generate_ideas", "generate_content"):
        costs = [_price(kind, PRESETS[preset][kind].for_function(function), function) for preset in PRESETS]
        assert costs == sorted(costs, key=lambda cost: cost or 0)


def test_each_preset_has_a_title_and_the_same_kinds() -> None:
    assert set(TITLES) == {"offline", *PRESETS}
    assert len({tuple(kinds) for kinds in PRESETS.values()}) == 1
