"""Stage 4 checks what it wrote, and asks its writer once to mend it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from igny8.ai.errors import InvalidOutput, ProviderError, RateLimited, Refused
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.models import Content, ContentPrint, ContentVersion, Site
from tests.flow.stages.kit import SETTINGS, ScriptedAI, StageKit, drain
from tests.flow.stages.rows import a_cluster, a_draft, a_site, a_task
from tests.unit.quality.articles import BODY, DESCRIPTION

pytestmark = pytest.mark.django_db
Writer = Callable[[GenerateContentInput], GenerateContentOutput]
SPOILT = f"{BODY}<p>As an AI language model, I know that 62 % paid $7 for 5,000 cups in 2019.</p>"


def article(body: str = BODY, title: str = "Cold Brew Coffee at Home: Jar and Ratio") -> GenerateContentOutput:
    return GenerateContentOutput(title=title, body_html=body, meta_title=title, meta_description=DESCRIPTION)


def mending(repaired: GenerateContentOutput | ProviderError) -> Writer:
    """Writes badly, and mends it so when it is asked to."""

    def write(given: GenerateContentInput) -> GenerateContentOutput:
        if not given.repair:
            return article(SPOILT)
        if isinstance(repaired, ProviderError):
            raise repaired
        return repaired

    return write


def kit_of(site: Site, write: Writer, provider: str = "openai") -> tuple[StageKit, ScriptedAI]:
    ai = ScriptedAI({"generate_content": write}, provider=provider)
    return StageKit(site, ai), ai


def status(content: Content, key: str) -> str:
    return next(str(result["status"]) for result in content.checks if result["key"] == key)


def test_what_is_written_is_checked() -> None:
    site = a_site()
    a_task(a_cluster(site))
    kit, ai = kit_of(site, lambda given: article())
    drain(4, kit)
    content = Content.objects.get()
    assert content.score is not None
    assert 60 < content.score < 100
    assert (status(content, "keyword_title"), status(content, "length")) == ("pass", "fail")
    assert (content.repaired_at is None) == (len(ai.asked) == 1)
    assert ContentPrint.objects.get().content == content
    assert any(f"score {content.score}" in line for _, line in kit.lines)


def test_a_brief_is_checked_without_a_score() -> None:
    site = a_site()
    a_task(a_cluster(site))
    drain(4, StageKit(site))
    content = Content.objects.get()
    assert (content.is_brief, content.score, status(content, "written")) == (True, None, "fail")
    assert status(content, "prompt_leakage") == "pass"
    assert not ContentPrint.objects.exists()


def test_a_title_that_gave_way_is_the_one_that_is_checked() -> None:
    site = a_site()
    a_draft(site, "Cold Brew Coffee at Home: Jar and Ratio")
    a_task(a_cluster(site), "Iced drinks at home, made without any trouble at all")
    drain(4, kit_of(site, lambda given: article(), "offline")[0])
    content = Content.objects.get(title__startswith="Iced")
    assert status(content, "keyword_title") == "fail"


def test_a_poor_article_is_mended_once_and_both_texts_are_versions() -> None:
    site = a_site()
    a_task(a_cluster(site))
    kit, ai = kit_of(site, mending(article()))
    drained = drain(4, kit)
    content = Content.objects.get()
    assert len(ai.asked) == 2
    assert "62 %" in " ".join(ai.asked[1].repair)
    assert ai.asked[1].draft_html == ContentVersion.objects.get(number=1).body
    assert "AI language model" in ContentVersion.objects.get(number=1).body
    assert ContentVersion.objects.get(number=2).body == content.body
    assert "AI language model" not in content.body
    assert content.repaired_at is not None
    assert drained.charged == 1  # for the words of the one that was kept
    assert any("mended by its writer" in line for _, line in kit.lines)


def test_a_repair_that_is_no_better_is_not_kept() -> None:
    site = a_site()
    a_task(a_cluster(site))
    kit, ai = kit_of(site, mending(article(SPOILT + "<p>[insert price]</p>")))
    drain(4, kit)
    content = Content.objects.get()
    assert (len(ai.asked), "[insert" in content.body) == (2, False)
    assert content.repaired_at is not None
    assert ContentVersion.objects.count() == 1


@pytest.mark.parametrize("error", [RateLimited(), Refused("no"), InvalidOutput("broken")])
def test_a_repair_that_fails_never_costs_the_article(error: ProviderError) -> None:
    site = a_site()
    a_task(a_cluster(site))
    kit, _ = kit_of(site, mending(error))
    assert drain(4, kit).counts["content_created"] == 1
    assert "AI language model" in Content.objects.get().body
    assert [level for level, line in kit.lines if "could not be mended" in line] == ["warning"]


def test_the_embedded_provider_is_never_asked_to_mend() -> None:
    site = a_site()
    a_task(a_cluster(site))
    kit, ai = kit_of(site, mending(article()), "offline")
    drain(4, kit)
    assert (len(ai.asked), Content.objects.get().repaired_at) == (1, None)


def test_a_site_may_do_without_repairs() -> None:
    site = a_site()
    a_task(a_cluster(site))
    kit, ai = kit_of(site, mending(article()))
    kit.settings = {**SETTINGS, "quality_repair": False}
    drain(4, kit)
    assert len(ai.asked) == 1


def test_planned_images_are_judged_by_their_alt_texts() -> None:
    site = a_site()
    a_task(a_cluster(site))
    kit, _ = kit_of(site, lambda given: article())
    drain(4, kit)
    assert status(Content.objects.get(), "alt_texts") == "not_applicable"
    drain(5, kit)
    assert status(Content.objects.get(), "alt_texts") == "pass"
