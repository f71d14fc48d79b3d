"""Which provider serves a function: the site's choice, else its account's, else the offline one."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from igny8.gateway import serving
from igny8.gateway.choices import Choice, Chooser, choices_of, choose, forget
from igny8.gateway.known import FUNCTIONS
from igny8.gateway.presets import apply_preset
from igny8.gateway.serving import Serving
from igny8.lib.errors import Invalid
from igny8.models import AuditEntry, ProviderChoice, Site
from tests.flow.engine.rows import make_site
from tests.flow.gateway.doubles import make_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Site:
    site = make_site("press")
    make_key(site, "mine", image_model="dall-e-3", embedding_model="text-embedding-3-small")
    return site


def _served(site: Site) -> dict[str, str]:
    return {function: choice.provider for function, choice in _choices(site).items()}


def _choices(site: Site) -> dict[str, Choice]:
    return choices_of(account_id=site.account_id, site_id=site.pk)


def test_nobody_chose_so_all_is_offline(site: Site) -> None:
    assert _served(site) == dict.fromkeys(FUNCTIONS, "offline")


def test_the_accounts_choice_serves_its_sites_and_a_sites_own_goes_before(site: Site) -> None:
    other = make_site("other", account=site.account)
    choose(Chooser(site.account), {"generate_content": Choice("mine", "gpt-4o")})
    choose(Chooser(site.account, other), {"generate_content": Choice("offline")})
    assert _served(site)["generate_content"] == "mine"
    assert _served(other)["generate_content"] == "offline"
    assert serving.name_of("generate_content", site) == "mine"
    forget(Chooser(site.account, other), ["generate_content"])
    assert _served(other)["generate_content"] == "mine"


def test_another_account_is_not_touched(site: Site) -> None:
    choose(Chooser(site.account), {"generate_content": Choice("mine")})
    assert _served(make_site("stranger"))["generate_content"] == "offline"


def test_each_function_has_its_own_model(site: Site) -> None:
    choose(Chooser(site.account), {f: Choice("mine") for f in ("generate_ideas", "generate_images", "embed")})
    served = Serving(site)
    models = [served.first(function).model for function in ("generate_ideas", "generate_images", "embed")]
    assert models == ["gpt-4o-mini", "dall-e-3", "text-embedding-3-small"]


def test_another_model_is_another_space_of_vectors(site: Site) -> None:
    offline = Serving(site).space()
    spaces = []
    for model in ("text-embedding-3-small", "text-embedding-3-large", "text-embedding-3-small"):
        choose(Chooser(site.account), {"embed": Choice("mine", model)})
        spaces.append(Serving(site).space())
    assert offline == "offline"
    assert spaces[0] == spaces[2] != spaces[1]
    assert len(set(spaces)) == 2
    assert all(len(space) <= 64 for space in spaces)
    make_key(site, "proxy", kind="openai_compatible", base_url="https://elsewhere.example/v1")
    choose(Chooser(site.account), {"embed": Choice("proxy", "text-embedding-3-small")})
    assert Serving(site).space() not in spaces  # who knows what answers there


@pytest.mark.parametrize(
    ("function", "choice"),
    [
        ("dance", Choice("mine")),
        ("generate_content", Choice("nobody")),
        ("generate_content", Choice("mine", "", "nobody")),
        ("embed", Choice("mine", "", "offline")),
    ],
)
def test_a_senseless_choice_changes_nothing(function: str, choice: Choice, site: Site) -> None:
    with pytest.raises(Invalid):
        choose(Chooser(site.account), {"generate_ideas": Choice("mine"), function: choice})
    assert ProviderChoice.objects.count() == 0


def test_a_model_is_needed(site: Site) -> None:
    make_key(site, "bare", model="")
    with pytest.raises(Invalid, match="Name the model"):
        choose(Chooser(site.account), {"generate_content": Choice("bare")})


def test_a_site_has_one_choice_for_a_function_and_so_has_an_account(site: Site) -> None:
    for owner in ({}, {"site": site}):
        values = {"account": site.account, "function": "embed", "provider": "mine", **owner}
        ProviderChoice.objects.create(**values)
        with pytest.raises(IntegrityError), transaction.atomic():
            ProviderChoice.objects.create(**values)


def test_choices_are_audited(site: Site) -> None:
    choose(Chooser(site.account, actor="a@press.test"), {"embed": Choice("mine")})
    entry = AuditEntry.objects.get(action="provider.choose")
    assert (entry.actor, entry.target) == ("a@press.test", "press")
    assert entry.data["functions"] == {"embed": [None, "mine"]}


def test_a_preset_chooses_for_all_functions(site: Site) -> None:
    apply_preset(Chooser(site.account), "balanced")
    chosen = _choices(site)
    assert chosen["generate_content"] == Choice("mine", "gpt-6.1-terra")
    assert chosen["generate_ideas"].model == "gpt-6-luna"
    apply_preset(Chooser(site.account), "economy")
    assert _served(site)["generate_images"] == "offline"
    apply_preset(Chooser(site.account), "offline")
    assert _served(site) == dict.fromkeys(FUNCTIONS, "offline")


def test_a_provider_with_models_of_its_own_serves_any_preset_with_them(site: Site) -> None:
    make_key(site, "lan", kind="ollama", model="qwen3:8b")
    with pytest.raises(Invalid, match="lan, mine"):
        apply_preset(Chooser(site.account), "best")
    apply_preset(Chooser(site.account), "best", "lan")
    assert _choices(site)["generate_content"] == Choice("lan", "qwen3:8b")
    assert _served(site)["embed"] == "offline"


def test_a_preset_without_a_provider_says_what_to_do() -> None:
    with pytest.raises(Invalid, match="igny8 provider set"):
        apply_preset(Chooser(make_site("bare").account), "best")
