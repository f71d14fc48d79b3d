"""Sums of what calls have cost: by everything that a person may ask for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from igny8.gateway import costs
from igny8.models import AICall, Content, Image, RunStep, Site, Task
from tests.flow.engine.rows import make_site
from tests.flow.gateway.doubles import make_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Site:
    site = make_site("press")
    site.time_zone = "America/New_York"
    site.save()
    return site


def _call(site: Site, cost: str, **values: Any) -> AICall:
    given = {"function": "generate_content", "provider": "p", "model": "m", "outcome": "ok", "tokens_in": 10, **values}
    return AICall.objects.create(site=site, cost=Decimal(cost), **given)


def _sums(site: Site, by: str, **given: Any) -> dict[Any, Decimal]:
    return {row[by]: row["cost"] for row in costs.costs(site, by=by, **given)}


def test_by_function_and_model_the_dearest_first(site: Site) -> None:
    _call(site, "0.1", function="embed")
    _call(site, "0.2")
    _call(site, "0.3", model="n", outcome="refused", is_priced=False)
    _call(make_site("other"), "9")
    assert list(_sums(site, "function").items()) == [
        ("generate_content", Decimal("0.5")),
        ("embed", Decimal("0.1")),
    ]
    assert _sums(site, "model") == {"n": Decimal("0.3"), "m": Decimal("0.3")}
    dear = costs.costs(site, by="function")[0]
    assert (dear["calls"], dear["failed"], dear["tokens_in"], dear["unpriced"]) == (2, 1, 20, 1)


def test_days_and_months_are_the_sites_own(site: Site) -> None:
    _call(site, "1", created_at=datetime(2026, 3, 1, 3, 0, tzinfo=UTC))  # the last of February in New York
    _call(site, "2", created_at=datetime(2026, 3, 1, 12, 0, tzinfo=UTC))
    assert list(_sums(site, "day").items()) == [
        (date(2026, 2, 28), Decimal(1)),
        (date(2026, 3, 1), Decimal(2)),
    ]
    months = costs.costs(site, by="month")
    assert [(row["month"].month, row["cost"]) for row in months] == [(2, 1), (3, 2)]
    assert _sums(site, "month", since=datetime(2026, 3, 1, 5, 0, tzinfo=UTC)).popitem()[1] == 2


def test_runs_stages_and_steps(site: Site) -> None:
    step, other = make_step(site, 4), make_step(site, 2)
    _call(site, "0.3", run=step.run, step=step, stage=4)
    _call(site, "0.1", run=step.run, step=step, stage=4, outcome="unavailable")
    _call(site, "0.2", run=step.run, step=other, stage=2)
    assert costs.cost_of_step(step) == Decimal("0.4")
    assert costs.cost_of_run(step.run) == Decimal("0.6")
    assert _sums(site, "stage", run=step.run) == {4: Decimal("0.4"), 2: Decimal("0.2")}
    assert _sums(site, "step") == {step.pk: Decimal("0.4"), other.pk: Decimal("0.2")}
    assert _sums(site, "run") == {step.run_id: Decimal("0.6")}
    assert costs.total(AICall.objects.filter(site=site))["cost"] == Decimal("0.6")
    assert costs.total(AICall.objects.none())["cost"] == 0


def _step(site: Site, number: int, *items: int) -> RunStep:
    step = make_step(site, number)
    step.item_ids = list(items)
    step.save()
    return step


def test_an_article_costs_its_writing_its_prompts_and_its_pictures(site: Site) -> None:
    task = Task.objects.create(site=site, title="Socks", content_type="post")
    content = Content.objects.create(site=site, task=task, title="Socks", slug="socks", body="<p>x</p>", provider="p")
    image = Image.objects.create(content=content, kind="featured", prompt="Socks", position=0)
    for number, items, cost in [
        (4, (task.pk, task.pk + 1), "0.4"),  # half of it is another article's
        (4, (task.pk,), "0.1"),
        (5, (content.pk,), "0.02"),
        (6, (image.pk,), "0.04"),
        (6, (image.pk + 1,), "7"),
    ]:
        step = _step(site, number, *items)
        _call(site, cost, run=step.run, step=step, stage=number)
    assert costs.cost_of_items(site, 4) == {task.pk: Decimal("0.3"), task.pk + 1: Decimal("0.2")}
    assert costs.cost_of_content(content) == Decimal("0.36")
