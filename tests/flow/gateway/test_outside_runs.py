"""Texts that a person adds outside a run: embedded by who was chosen, metered on the site."""

from __future__ import annotations

import pytest

from igny8.ai.errors import KeyRefused
from igny8.gateway import asking
from igny8.gateway.choices import Choice, Chooser, choose
from igny8.gateway.placing import Place, place
from igny8.gateway.setting_up import Wanted
from igny8.knowledge.retrieval import retrieve
from igny8.knowledge.served import served_embedder
from igny8.knowledge.sources import add_text
from igny8.models import AICall, Passage, ProviderChoice, Site
from tests.flow.engine.rows import make_site
from tests.flow.gateway.doubles import ScriptedClient

pytestmark = pytest.mark.django_db

TEXT = "# Yarn\n\nA sock of wool dries slowly."


@pytest.fixture
def site() -> Site:
    site = make_site("socks")
    place(Chooser(site.account), Wanted("mine", kind="openai", key="k", embedding_model="e-1"), Place())
    return site


def test_a_call_of_the_site_alone_is_stored(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "client_of", lambda known, function, model: ScriptedClient())
    add_text(site, TEXT, served_embedder(site))
    call = AICall.objects.get()
    assert (call.site_id, call.run_id, call.function, call.provider, call.model) == (
        site.pk,
        None,
        "embed",
        "mine",
        "e-1",
    )
    assert Passage.objects.get().model.startswith("e-1@")


def test_a_provider_that_fails_keeps_nobody_from_adding_a_text(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    client = ScriptedClient(then=KeyRefused("401"))
    monkeypatch.setattr(asking, "client_of", lambda known, function, model: client)
    add_text(site, TEXT, served_embedder(site))
    assert Passage.objects.get().model == ""
    assert [found.passage.pk for found in retrieve(site, "wool sock dries", served_embedder(site))] == [
        Passage.objects.get().pk
    ]
    assert set(AICall.objects.values_list("outcome", flat=True)) == {"key_refused"}


def test_a_provider_that_is_no_more_does_neither(site: Site) -> None:
    choose(Chooser(site.account), {"embed": Choice("mine")})
    ProviderChoice.objects.update(provider="gone")
    add_text(site, TEXT, served_embedder(site))
    assert Passage.objects.get().model == ""
