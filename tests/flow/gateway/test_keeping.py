from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import BaseModel
from pytest_django.fixtures import Settings

from igny8.ai.client import Completion, Finish, Request
from igny8.gateway.keeping import KeptAnswers, forget_kept, kept_for
from igny8.gateway.recording import Caller
from igny8.lib import clock
from igny8.models import AutomationRun, KeptAnswer, RunStep
from tests.flow.gateway.doubles import make_step

pytestmark = pytest.mark.django_db


class Outline(BaseModel):
    headings: list[str]


class Longer(BaseModel):
    headings: list[str]
    words: int


def _asked(answer: type[BaseModel] | None = None) -> Request[Any]:
    return Request(purpose="section", system="", user="", answer=answer)


def _memory(step: RunStep) -> KeptAnswers:
    memory = kept_for(Caller(step.site, step))
    assert memory is not None
    return memory


def test_a_text_is_there_for_whoever_goes_on_with_the_run() -> None:
    step = make_step()
    _memory(step).keep("k", Completion("Grind coarsely. 🫘", Finish.STOP))
    other = RunStep.objects.create(run=step.run, stage=step.stage, site=step.site, number=4)
    assert _memory(other).recall("k", _asked()) == Completion("Grind coarsely. 🫘", Finish.STOP)
    assert _memory(other).recall("other", _asked()) is None


def test_a_later_answer_takes_the_place_of_the_earlier() -> None:
    memory = _memory(make_step())
    memory.keep("k", Completion("first", Finish.STOP))
    memory.keep("k", Completion("second", Finish.STOP))
    found = memory.recall("k", _asked())
    assert found is not None
    assert found.text == "second"


def test_json_comes_back_as_its_type_and_not_as_one_that_it_is_not() -> None:
    memory = _memory(make_step())
    memory.keep("k", Completion('```json\n{"headings": ["One"]}```', Finish.STOP, Outline(headings=["One"])))
    found = memory.recall("k", _asked(Outline))
    assert found is not None
    assert found.parsed == Outline(headings=["One"])
    assert memory.recall("k", _asked(Longer)) is None


def test_another_run_has_its_own_answers_and_a_retry_the_failed_ones() -> None:
    step, other = make_step(), make_step()
    _memory(step).keep("k", Completion("kept", Finish.STOP))
    assert _memory(other).recall("k", _asked()) is None
    AutomationRun.objects.filter(pk=other.run_id).update(retry_of=step.run_id)
    other.run.refresh_from_db()
    assert _memory(other).recall("k", _asked()) is not None


def test_nothing_is_kept_outside_of_runs_or_where_no_text_may_be(settings: Settings) -> None:
    step = make_step()
    assert kept_for(Caller(step.site)) is None
    settings.IGNY8_AI_TEXT_DAYS = 0
    assert kept_for(Caller(step.site, step)) is None


@pytest.mark.parametrize(
    ("status", "days", "stays"),
    [
        ("completed", 2, False),
        ("cancelled", 2, False),
        ("completed", 0, True),
        ("running", 2, True),
        ("running", 31, False),
    ],
)
def test_they_go_a_day_after_their_run(status: str, days: int, *, stays: bool) -> None:
    step = make_step()
    _memory(step).keep("k", Completion("kept", Finish.STOP))
    AutomationRun.objects.filter(pk=step.run_id).update(status=status)
    KeptAnswer.objects.update(created_at=clock.now() - timedelta(days=days))
    assert forget_kept(30) == (0 if stays else 1)
    assert KeptAnswer.objects.exists() is stays
