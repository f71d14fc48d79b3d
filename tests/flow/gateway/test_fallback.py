"""Who serves a function, and who takes over where that one fails."""

from __future__ import annotations

from typing import Any

import pytest

from igny8.ai.errors import InvalidOutput, KeyRefused, ModelGone, ProviderError, RateLimited, Refused, Unavailable
from igny8.ai.functions.common import Intent, SiteContext
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput
from igny8.ai.provider import Usage
from igny8.gateway import asking, policy, resting
from igny8.gateway.choices import Choice, Chooser, choose
from igny8.gateway.known import Known
from igny8.gateway.metered import MeteredAI
from igny8.gateway.metered_client import Meter
from igny8.models import AICall, ProviderKey, Site
from tests.flow.engine.rows import make_site
from tests.flow.gateway.doubles import make_key, make_step

pytestmark = pytest.mark.django_db

GIVEN = GenerateIdeasInput(
    site=SiteContext(name="Socks", domain="socks.example"),
    cluster_name="socks",
    intent=Intent.INFORMATIONAL,
    pillar="socks",
    keywords=[],
    count=1,
)


class Asked:
    """What each provider, by name, does with a function: an error is raised, anything else is an answer."""

    def __init__(self) -> None:
        self.does: dict[str, list[Any]] = {}
        self.names: list[str] = []
        self.problems: list[str] = []

    def prompted(self, asked: asking.Asking, known: Known, meter: Meter) -> Any:
        del asked
        return _Provider(self, known.name, meter)


class _Provider:
    def __init__(self, asked: Asked, name: str, meter: Meter) -> None:
        self._asked, self.name, self._meter = asked, name, meter

    def generate_ideas(self, given: Any, usage: Usage, problem: str = "") -> GenerateIdeasOutput:
        self._asked.names.append(self.name)
        self._asked.problems.append(problem)
        left = self._asked.does.get(self.name, [])
        what = left.pop(0) if left else None
        if isinstance(what, Exception):
            raise what
        return GenerateIdeasOutput(ideas=[])


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr(asking, "_prompted", asked.prompted)
    monkeypatch.setattr(resting, "_until", {})
    return asked


@pytest.fixture
def site() -> Site:
    site = make_site("press")
    make_key(site, "first")
    make_key(site, "second")
    choose(Chooser(site.account), {"generate_ideas": Choice("first", "", "second", "gpt-4o")})
    return site


Lines = list[tuple[str, str, dict[str, Any]]]


def _ai(site: Site) -> tuple[MeteredAI, Lines]:
    lines: Lines = []
    return MeteredAI(make_step(site), lambda level, message, **data: lines.append((level, message, data))), lines


def test_the_first_serves_alone_while_it_can(asked: Asked, site: Site) -> None:
    ai, lines = _ai(site)
    ai.generate_ideas(GIVEN)
    assert (asked.names, lines, ai.provider_of("generate_ideas")) == (["first"], [], "first")


FALLS_BACK = [Refused("no"), KeyRefused("401"), ModelGone("404"), RateLimited("slow"), Unavailable("503")]


@pytest.mark.parametrize("fault", FALLS_BACK, ids=lambda fault: fault.code)
def test_the_fallback_takes_over_and_the_log_says_so(fault: ProviderError, asked: Asked, site: Site) -> None:
    asked.does["first"] = [fault]
    ai, lines = _ai(site)
    ai.generate_ideas(GIVEN)
    assert asked.names == ["first", "second"]
    assert ai.provider_of("generate_ideas") == "second"  # what the item stores is who made it
    [(level, message, data)] = lines
    assert level == "warning"
    assert "first failed" in message
    assert "second takes over" in message
    assert data["code"] == fault.code


def test_a_provider_that_is_at_fault_rests_and_one_that_refused_does_not(asked: Asked, site: Site) -> None:
    asked.does["first"] = [Refused("no")]
    ai, _ = _ai(site)
    for _ in range(2):
        ai.generate_ideas(GIVEN)
    assert asked.names == ["first", "second", "first"]
    asked.does["first"] = [KeyRefused("401")]
    for _ in range(3):
        _ai(site)[0].generate_ideas(GIVEN)
    assert asked.names[3:] == ["first", "second", "second", "second"]


def test_after_its_rest_the_first_is_asked_again(asked: Asked, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "RESTING_SECONDS", 0.0)
    asked.does["first"] = [KeyRefused("401")]
    ai, _ = _ai(site)
    for _ in range(2):
        ai.generate_ideas(GIVEN)
    assert asked.names == ["first", "second", "first"]


@pytest.mark.parametrize(
    ("one", "two", "up"),
    [
        (KeyRefused("401"), RateLimited("slow"), RateLimited),  # what may work later is for the engine to hear
        (RateLimited("slow"), KeyRefused("401"), RateLimited),
        (Refused("no"), Refused("never"), Refused),
    ],
)
def test_where_both_fail_the_more_hopeful_error_goes_up(
    one: ProviderError, two: ProviderError, up: type[ProviderError], asked: Asked, site: Site
) -> None:
    asked.does = {"first": [one], "second": [two]}
    with pytest.raises(up):
        _ai(site)[0].generate_ideas(GIVEN)
    assert asked.names == ["first", "second"]


def test_without_a_fallback_the_error_goes_up(asked: Asked, site: Site) -> None:
    choose(Chooser(site.account), {"generate_ideas": Choice("first")})
    asked.does["first"] = [KeyRefused("401")]
    with pytest.raises(KeyRefused):
        _ai(site)[0].generate_ideas(GIVEN)
    assert asked.names == ["first"]


def test_a_useless_answer_is_asked_again_then_the_fallback_is(asked: Asked, site: Site) -> None:
    asked.does["first"] = [InvalidOutput("too few"), InvalidOutput("too few again")]
    _ai(site)[0].generate_ideas(GIVEN)
    assert asked.names == ["first", "first", "second"]
    assert asked.problems == ["", "too few", ""]


def test_what_the_model_was_told_already_is_not_asked_for_anew(asked: Asked, site: Site) -> None:
    final = InvalidOutput("not JSON")
    final.is_final = True
    wrapped = InvalidOutput("section 2: not JSON")
    wrapped.__cause__ = final
    asked.does["first"] = [wrapped]
    _ai(site)[0].generate_ideas(GIVEN)
    assert asked.names == ["first", "second"]


def test_the_offline_provider_can_take_over(asked: Asked, site: Site) -> None:
    choose(Chooser(site.account), {"generate_ideas": Choice("first", "", "offline")})
    asked.does["first"] = [KeyRefused("401")]
    ai, _ = _ai(site)
    given = GIVEN.model_copy(update={"pillar": "wool socks", "cluster_name": "wool socks"})
    ai.generate_ideas(given)
    call = AICall.objects.get()
    assert (call.provider, call.is_fallback, call.outcome) == ("offline", True, "ok")


def test_a_provider_that_is_no_more_pauses_the_run(asked: Asked, site: Site) -> None:
    choose(Chooser(site.account), {"generate_ideas": Choice("second")})
    ProviderKey.objects.filter(account=site.account, name="second").delete()
    with pytest.raises(KeyRefused, match="is no more"):
        _ai(site)[0].generate_ideas(GIVEN)


def test_an_address_that_may_not_be_called_is_for_a_person_to_mend(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    make_key(site, "lan", kind="openai_compatible", base_url="http://127.0.0.1:9/v1", model="m")
    choose(Chooser(site.account), {"generate_ideas": Choice("lan")})
    with pytest.raises(KeyRefused, match="lan can't be used"):
        _ai(site)[0].generate_ideas(GIVEN)
    assert AICall.objects.count() == 0


def test_one_key_serves_side_by_side_within_one_limit(site: Site) -> None:
    from igny8.gateway.connections import limiter_of

    one = Known("a", "openai", key="k", model="x")
    same = Known("b", "openai", key="k", model="y")
    other = Known("c", "openai", key="l", model="x")
    assert limiter_of(one) is limiter_of(same)
    assert limiter_of(one) is not limiter_of(other)
    assert limiter_of(Known("d", "openai", key="m", options={"concurrency": 3})).most == 3
