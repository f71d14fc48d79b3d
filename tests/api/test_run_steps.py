"""Steps of a run over the API: what they hold, what was set aside and why, and trying one again."""

from __future__ import annotations

from typing import Any

import pytest

from igny8.automation.claim import Asking, claim_step
from igny8.automation.start import start_run
from igny8.automation.work import work_step
from igny8.models import AuditEntry, AutomationConfig, AutomationRun, Keyword, RunStage, RunStep
from igny8.pipeline import registry
from tests.api.people import Caller, World
from tests.flow.engine.rows import add_keywords
from tests.flow.engine.test_retry import Poison
from tests.flow.engine.toy import Sorted
from tests.flow.engine.turns import work_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Sorted:
    toy = Sorted()
    monkeypatch.setitem(registry.STAGES, 1, toy)
    return toy


@pytest.fixture
def run(world: World, toy: Sorted) -> AutomationRun:
    """A run of two steps over five keywords: the second keyword is set aside."""
    AutomationConfig.objects.filter(site=world.site).update(max_attempts=1, stage_1_batch_size=4)
    keywords = add_keywords(world.site, 5)
    toy.behave = Poison(keywords[1].pk)
    run = start_run(site=world.site, user=world.alice, stages=[1])
    work_all()
    return run


def _cure(toy: Sorted) -> None:
    assert isinstance(toy.behave, Poison)
    toy.behave.item = None


def _parked(alice: Caller, run: AutomationRun) -> dict[str, Any]:
    told: dict[str, Any] = alice.get(f"runs/{run.pk}/parked/").json()
    return told


def test_steps_call_their_items_by_name(alice: Caller, run: AutomationRun) -> None:
    steps = alice.get(f"runs/{run.pk}/steps/").json()["items"]
    whole = steps[0]
    assert (whole["item_count"], len(whole["item_ids"])) == (4, 4)
    assert [each["label"] for each in whole["named"]] == ["Socks 0", "Socks 1", "Socks 2"]
    assert [each["label"] for each in steps[1]["named"]] == ["Socks 4"]


def test_an_item_that_is_gone_has_no_name(alice: Caller, run: AutomationRun) -> None:
    Keyword.objects.filter(term="Socks 4").delete()
    steps = alice.get(f"runs/{run.pk}/steps/").json()["items"]
    assert [each["label"] for each in steps[1]["named"]] == [None]


def _found(alice: Caller, run: AutomationRun, search: str, more: str = "") -> list[tuple[int, str, str]]:
    """Of each step: how many items it holds, which is named first, its status."""
    steps = alice.get(f"runs/{run.pk}/steps/?search={search}{more}").json()["items"]
    return [(step["item_count"], step["named"][0]["label"], step["status"]) for step in steps]


def test_steps_are_found_by_what_any_of_their_items_is_called(alice: Caller, run: AutomationRun) -> None:
    assert _found(alice, run, "SOCKS%204") == [(1, "Socks 4", "done")]
    whole, *halves = _found(alice, run, "socks%203")
    assert whole == (4, "Socks 3", "failed")  # its fourth item, named first
    assert halves
    assert all(label == "Socks 3" for _, label, _ in halves)
    assert _found(alice, run, "socks%203", "&status=failed") == [whole]
    assert _found(alice, run, "socks%203", "&stage=2") == []
    assert _found(alice, run, "gloves") == []
    assert len(_found(alice, run, "%20")) == len(_found(alice, run, ""))


def test_what_is_found_comes_page_by_page(alice: Caller, run: AutomationRun) -> None:
    path = f"runs/{run.pk}/steps/?search=socks%201&limit=1"
    first = alice.get(path).json()
    second = alice.get(f"{path}&cursor={first['next']}").json()
    ids = [step["step_id"] for page in (first, second) for step in page["items"]]
    assert len(set(ids)) == 2


def test_what_was_set_aside_has_its_reason_and_its_step(alice: Caller, run: AutomationRun) -> None:
    told = _parked(alice, run)
    (item,) = told["items"]
    assert told["count"] == 1
    assert (item["stage"], item["label"], item["reason"]) == (1, "Socks 1", "ValueError: poison")
    step = alice.get(f"runs/{run.pk}/steps/{item['step_id']}/").json()
    assert step["status"] == "failed"
    assert step["items"] == [{"item_id": item["item_id"], "label": "Socks 1", "reason": "ValueError: poison"}]
    assert [(each["code"], each["message"]) for each in step["troubles"]] == [("unexpected", "ValueError: poison")]


def test_another_run_s_parked_items_are_not_this_one_s(alice: Caller, run: AutomationRun) -> None:
    other = start_run(site=run.site, stages=[1])
    work_all()
    assert _parked(alice, other) == {"items": [], "count": 0}


def test_one_step_is_tried_again(world: World, alice: Caller, run: AutomationRun, toy: Sorted) -> None:
    step = _parked(alice, run)["items"][0]["step_id"]
    _cure(toy)
    path = f"runs/{run.pk}/steps/{step}/retry/"
    first = alice.post(path, {}, Idempotency_Key="once")
    assert (first.status_code, first.json()["items"], first.json()["message"]) == (
        202,
        {"1": 1},
        "1 item is worked again.",
    )
    assert alice.post(path, {}, Idempotency_Key="once").json() == first.json()
    assert AutomationRun.objects.count() == 2
    entry = AuditEntry.objects.get(action="run.retry")
    assert (entry.actor, entry.data["step"], entry.data["retry_of"]) == ("alice@example.org", step, str(run.pk))
    work_all()
    assert _parked(alice, run) == {"items": [], "count": 0}
    assert not Keyword.objects.filter(status="parked").exists()


def test_a_step_with_nothing_set_aside_is_409_with_the_states(alice: Caller, run: AutomationRun) -> None:
    step = RunStep.objects.filter(run=run, kind="work", status="done").first()
    assert step is not None
    refused = alice.post(f"runs/{run.pk}/steps/{step.pk}/retry/")
    told = refused.json()
    assert (refused.status_code, told["code"]) == (409, "nothing_to_retry")
    assert (told["extra"]["status"], told["extra"]["step_status"]) == ("completed", "done")


def test_another_active_run_is_409_and_named(world: World, alice: Caller, run: AutomationRun) -> None:
    step = _parked(alice, run)["items"][0]["step_id"]
    other = start_run(site=world.site, stages=[1])
    refused = alice.post(f"runs/{run.pk}/steps/{step}/retry/")
    assert (refused.status_code, refused.json()["code"]) == (409, "run_active")
    assert refused.json()["extra"]["run_id"] == str(other.pk)
    assert Keyword.objects.filter(status="parked").count() == 1


def test_a_step_of_another_run_is_404(world: World, alice: Caller, run: AutomationRun) -> None:
    step = RunStep.objects.filter(run=run, kind="work").latest("id")
    other = start_run(site=world.site, stages=[1])
    for path, verb in [(f"steps/{step.pk}/", "GET"), (f"steps/{step.pk}/retry/", "POST")]:
        assert alice(verb, f"runs/{other.pk}/{path}").status_code == 404


def test_many_parked_items_are_shown_in_part_and_counted_whole(world: World, alice: Caller) -> None:
    add_keywords(world.site, 501)
    run = AutomationRun.objects.create(site=world.site, status="completed")
    stage = RunStage.objects.create(run=run, number=1, failed_items=501)
    ids = list(Keyword.objects.values_list("pk", flat=True))
    RunStep.objects.create(run=run, stage=stage, site=world.site, number=1, status="failed", item_ids=ids)
    Keyword.objects.update(status="parked", parked_reason="No.")
    told = _parked(alice, run)
    assert (len(told["items"]), told["count"]) == (500, 501)


def test_a_step_in_hand_says_so(world: World, alice: Caller, toy: Sorted) -> None:
    add_keywords(world.site, 1)
    run = start_run(site=world.site, stages=[1])
    plan = claim_step(Asking("test"))
    assert plan is not None
    work_step(plan)
    claim = claim_step(Asking("test"))
    assert claim is not None
    told = alice.get(f"runs/{run.pk}/steps/{claim.step.pk}/").json()
    assert (told["status"], told["items"][0]["label"], told["troubles"]) == ("leased", "Socks 0", [])
