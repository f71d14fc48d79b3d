from __future__ import annotations

from decimal import Decimal

from igny8.models import AICall, Site
from tests.flow.cli.conftest import Cli


def test_it_sums_up(acme: Cli) -> None:
    site = Site.objects.get()
    for model, cost in (("m", "0.25"), ("n", "0.5"), ("m", "0.1")):
        AICall.objects.create(
            site=site, function="generate_content", provider="p", model=model, outcome="ok", cost=Decimal(cost)
        )
    assert [(row["model"], row["cost"], row["calls"]) for row in acme("costs", "--by", "model", "--json").json] == [
        ("n", 0.5, 1),
        ("m", 0.35, 2),
    ]
    assert "0.8500" in acme("costs").out
    assert len(acme("costs", "--by", "day", "--days", 1, "--json").json) == 1


def test_nothing_was_asked_yet(acme: Cli) -> None:
    assert acme("costs", "--json").json == []
    assert "No model" in acme("costs").out
