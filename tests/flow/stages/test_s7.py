from __future__ import annotations

import pytest

from igny8.models import Content, Site
from igny8.pipeline.registry import get_stage
from tests.flow.stages.kit import StageKit, drain
from tests.flow.stages.rows import a_draft, a_site, an_image, planned

pytestmark = pytest.mark.django_db


def _ready(site: Site) -> int:
    return drain(7, StageKit(site)).counts["content_ready_for_review"]


def test_a_draft_whose_images_are_drawn_is_ready() -> None:
    site = a_site()
    an_image(planned(a_draft(site)), status="generated")
    before = Content.objects.values().get()

    assert _ready(site) == 1
    assert _ready(site) == 1
    assert Content.objects.values().get() == before


def test_a_draft_whose_image_failed_is_ready() -> None:
    site = a_site()
    an_image(planned(a_draft(site)), status="failed", failed_reason="The provider refused.")
    assert _ready(site) == 1


def test_a_draft_without_images_is_ready() -> None:
    site = a_site()
    planned(a_draft(site))
    assert _ready(site) == 1


def test_a_draft_that_stage_5_gave_up_is_ready() -> None:
    site = a_site()
    a_draft(site, parked_reason="No prompts came.")
    assert _ready(site) == 1


def test_a_draft_that_waits_for_images_is_not() -> None:
    site = a_site()
    draft = planned(a_draft(site))
    an_image(draft, status="generated")
    an_image(draft, kind="in_article", position=1)
    a_draft(site, "Not planned yet")
    assert _ready(site) == 0


@pytest.mark.parametrize("status", ["changes_requested", "approved", "published", "rejected"])
def test_what_a_person_decided_is_not_counted(status: str) -> None:
    site = a_site()
    planned(a_draft(site, status=status))
    assert _ready(site) == 0


def test_nothing_is_parked_at_the_gate() -> None:
    site = a_site()
    draft = planned(a_draft(site))
    assert get_stage(7).park([draft.pk], "why") == 0
    assert get_stage(7).unpark(site) == []
