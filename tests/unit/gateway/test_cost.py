"""What a request costs: whose price counts, and what nobody knows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from igny8.ai.client import Drawing
from igny8.ai.provider import Usage
from igny8.gateway.known import Known
from igny8.gateway.prices import Used, cost_of, read_price
from igny8.lib.errors import Invalid

MILLION = 1_000_000


def _cost(kind: str, model: str, usage: Usage, drawing: Drawing | None = None, **known: Any) -> Decimal | None:
    return cost_of(Used(model, usage, drawing), Known("p", kind, **known))


def test_listed_prices_count_tokens_in_out_and_cached() -> None:
    whole = _cost("openai", "gpt-4o-mini", Usage(tokens_in=MILLION, tokens_out=MILLION))
    assert whole == Decimal("0.75")  # 0.15 in, 0.60 out
    cached = _cost("openai", "gpt-4o-mini", Usage(tokens_in=MILLION, tokens_cached=MILLION, tokens_out=0))
    assert cached == Decimal("0.075")


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        ("openai", "gpt-6-luna"),
        ("openai", "text-embedding-3-small"),
        ("azure", "gpt-4o"),
        ("anthropic", "claude-sonnet-5-5"),
        ("gemini", "gemini-3.8-flash"),
        ("openai_compatible", "gpt-4o-mini"),
    ],
)
def test_the_makers_of_each_kind_are_known(kind: str, model: str) -> None:
    cost = _cost(kind, model, Usage(tokens_in=1_000, tokens_out=100), base_url="http://127.0.0.1:9/v1")
    assert cost
    assert cost > 0


def test_a_sellers_address_decides() -> None:
    usage = Usage(tokens_in=MILLION)
    sold = _cost("openai_compatible", "llama-3.3-70b-versatile", usage, base_url="https://api.groq.com/openai/v1")
    assert sold
    assert _cost("openai_compatible", "llama-3.3-70b-versatile", usage, base_url="http://127.0.0.1:8000/v1") is None


@pytest.mark.parametrize("model", ["gpt-oss-20b", "gemma-3-27b-it"])
def test_open_weights_on_a_server_of_ones_own_have_no_price(model: str) -> None:
    assert _cost("openai_compatible", model, Usage(tokens_in=5), base_url="http://127.0.0.1:8000/v1") is None


@pytest.mark.parametrize("kind", ["ollama", "local"])
def test_what_runs_on_ones_own_machine_is_free(kind: str) -> None:
    assert _cost(kind, "anything", Usage(tokens_in=MILLION)) == 0


def test_ones_own_price_wins_and_the_star_is_for_all() -> None:
    prices = {"gpt-4o-mini": {"input": "1", "output": "2", "cached": "0.5"}, "*": {"input": "7", "output": "7"}}
    usage = Usage(tokens_in=MILLION, tokens_cached=MILLION // 2, tokens_out=MILLION)
    assert _cost("openai", "gpt-4o-mini", usage, prices=prices) == Decimal("2.75")
    assert _cost("openai", "other", Usage(tokens_in=MILLION), prices=prices) == 7
    assert _cost("openai_compatible", "x", Usage(tokens_in=9), prices={"*": {"input": "0", "output": "0"}}) == 0


@pytest.mark.parametrize(
    ("model", "size", "quality", "cost"),
    [
        ("dall-e-3", (1024, 1024), "standard", "0.04"),
        ("dall-e-3", (1792, 1024), "high", "0.12"),
        ("gpt-image-1", (1200, 630), "draft", "0.016"),
        ("imagen-4.0-generate-001", (1200, 630), "draft", "0.04"),
    ],
)
def test_services_that_sell_pictures(model: str, size: tuple[int, int], quality: str, cost: str) -> None:
    assert _cost("openai", model, Usage(), Drawing("", *size, quality)) == Decimal(cost)


def test_a_picture_of_tokens_is_priced_by_them() -> None:
    drawing = Drawing("", 1024, 1024)
    assert _cost("openai", "gpt-image-1", Usage(tokens_in=100, tokens_out=1_000), drawing) == Decimal("0.0405")


def test_ones_own_price_of_a_picture() -> None:
    drawing = Drawing("", 1024, 1024)
    prices = {"flux": {"picture": "0.003"}}
    assert _cost("openai_compatible", "flux", Usage(), drawing, prices=prices) == Decimal("0.003")
    assert _cost("openai_compatible", "other", Usage(), drawing, prices=prices) is None


def test_nothing_used_costs_nothing_whatever_the_model() -> None:
    assert _cost("openai_compatible", "unheard-of", Usage()) == 0


@pytest.mark.parametrize(
    ("told", "price"),
    [
        ("m=1,2", ("m", {"input": "1", "output": "2"})),
        ("a=b/c=0.1,0.2,0.05", ("a=b/c", {"input": "0.1", "output": "0.2", "cached": "0.05"})),
        ("flux=0.04", ("flux", {"picture": "0.04"})),
    ],
)
def test_a_price_is_read(told: str, price: tuple[str, dict[str, str]]) -> None:
    assert read_price(told) == price


@pytest.mark.parametrize("told", ["m", "=1", "m=", "m=1,2,3,4", "m=a,b", "m=-1", "m=nan,1"])
def test_a_senseless_price(told: str) -> None:
    with pytest.raises(Invalid):
        read_price(told)
