"""A prompt is shown for a real row just as its stage would send it."""

from __future__ import annotations

from typing import Any

import pytest

from igny8.ai.prompts.parts import PARTS
from igny8.ai.provider import Usage
from igny8.ai.providers.prompted.provider import PromptedProvider
from igny8.gateway.prompts import Scope, prompts_for, save_version
from igny8.lib.errors import Invalid, NotFound
from igny8.models import AICall, Cluster, Image, Site
from igny8.pipeline.preview import preview_item
from tests.flow.stages.kit import ScriptedAI, StageKit, drain
from tests.flow.stages.rows import a_cluster, a_draft, a_site, a_task, an_image
from tests.providers.prompted.scripted import ScriptedClient

pytestmark = pytest.mark.django_db

TERMS = ("cold brew", "cold brew ratio")
TEXT = "Be brief.\n=== material ===\n{title}\n{article}"


@pytest.fixture
def site() -> Site:
    site = a_site(voice="Warm.", words_to_avoid=["cheap"], image_style="Flat shapes.")
    a_cluster(site, "Taxes", ("income tax",))
    cluster = a_cluster(site, terms=TERMS)
    a_task(cluster)
    an_image(a_draft(site, "A Written One"), heading="Steps")
    return site


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_shown_for_a_row_that_there_is(site: Site, part: str) -> None:
    shown = preview_item(site, part)
    assert shown.item
    assert shown.version.startswith("shipped:")
    assert "{" not in shown.user
    if part == "drawing":
        assert "Flat shapes." in shown.user
    else:
        assert "Warm." in shown.user
        assert "words to avoid: cheap" in shown.user
    assert not AICall.objects.exists()


def test_it_is_what_the_stage_sends(site: Site) -> None:
    """The outline, the ideas and the pictures: previewed, then really sent."""
    client = ScriptedClient()
    provider = PromptedProvider(client, prompts_for(site), memory=None)
    Image.objects.all().delete()
    taxes = Cluster.objects.get(name="Taxes")
    shown = {part: preview_item(site, part) for part in ("article_outline", "generate_image_prompts")}
    shown["generate_ideas"] = preview_item(site, "generate_ideas", item_id=taxes.pk)

    def served(function: str) -> Any:
        return lambda given: getattr(provider, function)(given, Usage())

    names = ("generate_ideas", "generate_content", "generate_image_prompts")
    for stage in (5, 4, 2):  # backwards, so that each finds what the preview found
        drain(stage, StageKit(site, ScriptedAI({name: served(name) for name in names})))
    for part, preview in shown.items():
        assert (preview.system, preview.user) in [(each.system, each.user) for each in client.of(part)], part


def test_an_item_is_named_by_its_id(site: Site) -> None:
    other = a_task(a_cluster(site, "Tea", ("tea",)), "All About Tea")
    a_task(a_cluster(site, "Milk", ("milk",)), "All About Milk")
    assert preview_item(site, "article_section", item_id=other.pk).item == "All About Tea"


def test_a_text_is_tried_before_it_is_saved(site: Site) -> None:
    shown = preview_item(site, "article_meta", text=TEXT)
    assert (shown.version, shown.system.split("\n")[0]) == ("unsaved", "Be brief.")
    save_version(scope=Scope.of(site), part="article_meta", text=TEXT, author="ann")
    saved = preview_item(site, "article_meta")
    assert (saved.version, saved.system, saved.user) == ("site:1", shown.system, shown.user)
    with pytest.raises(Invalid):
        preview_item(site, "article_meta", text="{nonsense}")


def test_another_sites_rows_are_not_shown(site: Site) -> None:
    empty = a_site(domain="empty.example")
    foreign = a_task(a_cluster(empty, "Foreign", ("foreign",)))
    with pytest.raises(NotFound):
        preview_item(site, "article_outline", item_id=foreign.pk)


@pytest.mark.parametrize("part", PARTS)
def test_a_site_without_rows_says_so(part: str) -> None:
    with pytest.raises(NotFound, match="to show this prompt with"):
        preview_item(a_site(), part)
