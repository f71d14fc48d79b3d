"""One AI call over the API: what it used, what it asked and answered, and what is told when that isn't kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from igny8.gateway.recording import Caller as Asker
from igny8.gateway.recording import Told, record
from igny8.lib import clock
from igny8.models import AICall, AICallText
from tests.api.people import Caller, World
from tests.flow.gateway.doubles import make_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(world: World) -> AICall:
    told = Told(
        "generate_content",
        "mine",
        model="m-1",
        purpose="outline",
        outcome="ok",
        finish="stop",
        turns=[("system", "Be brief."), ("user", "Write.")],
        answer='{"title": "Socks"}',
    )
    record(Asker(world.site, make_step(world.site, 4)), told)
    return AICall.objects.get()


def test_it_works(alice: Caller, call: AICall) -> None:
    told = alice.get(f"ai_calls/{call.pk}/").json()
    assert (told["id"], told["function"], told["purpose"], told["finish"]) == (
        str(call.pk),
        "generate_content",
        "outline",
        "stop",
    )
    assert (told["is_priced"], told["retry"], told["is_fallback"]) == (False, 0, False)
    words = alice.get(f"ai_calls/{call.pk}/words/").json()
    assert words["turns"] == [{"role": "system", "text": "Be brief."}, {"role": "user", "text": "Write."}]
    assert words["answer"] == '{"title": "Socks"}'
    assert (words["prompt_cut"], words["answer_cut"]) == (0, 0)


def test_who_may_look_may_read_it(bob: Caller, call: AICall) -> None:
    assert bob.get(f"ai_calls/{call.pk}/words/").status_code == 200


def test_a_stranger_gets_404(charlie: Caller, call: AICall) -> None:
    for path in (f"ai_calls/{call.pk}/", f"ai_calls/{call.pk}/words/"):
        refused = charlie.get(path)
        assert (refused.status_code, refused.json()["code"]) == (404, "not_found")


def test_lists_stay_light(alice: Caller, call: AICall) -> None:
    listed = alice.get(f"runs/{call.run_id}/ai_calls/").json()["items"]
    assert listed == [alice.get(f"ai_calls/{call.pk}/").json()]
    assert "Be brief." not in str(listed)


def test_pruned_words_are_told_from_unknown_calls(alice: Caller, call: AICall) -> None:
    AICall.objects.update(created_at=clock.now() - timedelta(days=31))
    AICallText.objects.all().delete()
    refused = alice.get(f"ai_calls/{call.pk}/words/")
    told = refused.json()
    assert (refused.status_code, told["code"]) == (404, "words_not_kept")
    assert told["extra"] == {"call_id": str(call.pk), "reason": "pruned", "days": 30}
    assert "30 days" in told["message"]
    assert alice.get(f"ai_calls/{call.pk}/").status_code == 200


def test_where_nothing_is_kept_it_says_so(alice: Caller, call: AICall, settings: Any) -> None:
    settings.IGNY8_AI_TEXT_DAYS = 0
    AICallText.objects.all().delete()
    assert alice.get(f"ai_calls/{call.pk}/words/").json()["extra"]["reason"] == "off"
