"""Costs over the API: counted from calls, by everything that a person may ask for; and how far caps are used up."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from igny8.models import AICall, AutomationConfig, AutomationRun, RunStage, Site
from tests.api.people import Caller, World
from tests.flow.gateway.doubles import make_step

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def _call(site: Site, cost: str, **values: Any) -> AICall:
    given = {"function": "generate_content", "provider": "p", "model": "m", "outcome": "ok", "tokens_in": 10}
    return AICall.objects.create(site=site, cost=Decimal(cost), **{**given, "created_at": NOW, **values})


@pytest.fixture
def hats(world: World) -> Site:
    return Site.objects.create(account=world.account, name="Hats", domain="hats.example", time_zone="Asia/Tokyo")


def _costs(caller: Caller, query: str) -> dict[str | None, float]:
    with time_machine.travel(NOW, tick=False):
        answer = caller.get(f"costs/?{query}")
    assert answer.status_code == 200, answer.content
    return {each["key"]: each["cost"] for each in answer.json()["items"]}


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("function", {"generate_content": 0.75, "embed": 0.25}),
        ("provider", {"p": 1.0}),
        ("model", {"m": 0.75, "n": 0.25}),
        ("stage", {"4": 0.5, None: 0.5}),
        ("day", {"2026-11-23": 0.25, "2026-11-24": 0.75}),
        ("month", {"2026-11-01": 1.0}),
    ],
)
def test_it_sums_by(world: World, alice: Caller, by: str, told: dict[str | None, float]) -> None:
    _call(world.site, "0.5", stage=4)
    _call(world.site, "0.25", created_at=datetime(2026, 11, 23, 23, 0, tzinfo=UTC))
    _call(world.site, "0.25", function="embed", model="n")
    _call(world.site, "8", created_at=datetime(2026, 10, 1, tzinfo=UTC))  # long ago
    assert _costs(alice, f"by={by}&site_id={world.site.pk}") == told


def test_an_account_has_all_its_sites_and_a_site_its_own_days(world: World, alice: Caller, hats: Site) -> None:
    late = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)  # the 24th in Tokyo
    _call(world.site, "0.5", created_at=late)
    _call(hats, "0.25", created_at=late)
    account = f"account_id={world.account.pk}"
    assert _costs(alice, f"by=site&{account}") == {str(world.site.pk): 0.5, str(hats.pk): 0.25}
    assert _costs(alice, f"by=day&{account}") == {"2026-11-23": 0.75}
    assert _costs(alice, f"by=day&site_id={hats.pk}") == {"2026-11-24": 0.25}


def test_runs_and_steps(world: World, alice: Caller) -> None:
    step = make_step(world.site, 4)
    _call(world.site, "0.5", run=step.run, step=step)
    _call(world.site, "0.25")
    site = f"site_id={world.site.pk}"
    assert _costs(alice, f"by=run&{site}") == {str(step.run_id): 0.5, None: 0.25}
    assert _costs(alice, f"by=step&{site}&run_id={step.run_id}") == {str(step.pk): 0.5}
    assert alice.get(f"costs/?by=step&{site}").json()["extra"]["fields"] == {"run_id": "is missing"}


def test_the_total_holds_what_is_left_out(world: World, alice: Caller) -> None:
    for model in ("a", "b", "c"):
        _call(world.site, "1", model=model, outcome="refused", is_priced=False)
    with time_machine.travel(NOW, tick=False):
        told = alice.get(f"costs/?by=model&limit=1&site_id={world.site.pk}").json()
    assert (len(told["items"]), told["left_out"]) == (1, 2)
    assert told["total"] == {
        "calls": 3,
        "failed": 3,
        "tokens_in": 30,
        "tokens_out": 0,
        "tokens_cached": 0,
        "cost": 3.0,
        "unpriced": 3,
    }
    assert (told["since"], told["until"], told["time_zone"]) == ("2026-10-26", "2026-11-24", "UTC")


def test_caps_beside_what_is_spent(world: World, alice: Caller) -> None:
    AutomationConfig.objects.filter(site=world.site).update(max_cost_per_month="4.5", max_credits_per_run=100)
    step = make_step(world.site, 4)
    AutomationRun.objects.filter(pk=step.run_id).update(status="running")
    RunStage.objects.filter(run=step.run).update(credits_used=7)
    _call(world.site, "0.5", run=step.run)
    _call(world.site, "0.25", created_at=datetime(2026, 11, 2, tzinfo=UTC))
    with time_machine.travel(NOW, tick=False):
        told = alice.get(f"costs/caps/?site_id={world.site.pk}").json()
    assert told["money"] == {
        "run": {"cap": None, "spent": 0.5},
        "day": {"cap": None, "spent": 0.5},
        "month": {"cap": 4.5, "spent": 0.75},
    }
    assert told["credits"]["run"] == {"cap": 100, "used": 7}


def test_another_s_run_is_not_here(world: World, alice: Caller, charlie: Caller, hats: Site) -> None:
    step = make_step(hats, 4)
    assert alice.get(f"costs/?site_id={world.site.pk}&run_id={step.run_id}").status_code == 404
    assert charlie.get(f"costs/?run_id={step.run_id}").status_code == 404
