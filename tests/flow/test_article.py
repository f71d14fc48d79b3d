from __future__ import annotations

import pytest

from igny8.media.article import article_with_images
from igny8.models import Content, Image
from tests.flow.stages.rows import a_draft, a_site, an_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Content:
    return a_draft(a_site(), body="<p>Intro</p><h2>What</h2><p>a</p><h2>How</h2><p>b</p>")


def _source(image: Image) -> str:
    return f"/media/{image.file}"


def test_pictures_stand_under_their_headings(draft: Content) -> None:
    an_image(draft, status="generated", file="a.webp", width=12, height=6)
    an_image(
        draft, kind="in_article", position=1, heading="How", status="generated", file="b.webp", alt_text='A "b" <i>'
    )

    html = article_with_images(draft, _source)

    assert html == (
        '<figure class="wp-block-image"><img src="/media/a.webp" alt="Cold brew" width="12" height="6" loading="lazy">'
        '</figure>\n<p>Intro</p><h2>What</h2><p>a</p><h2>How</h2>\n<figure class="wp-block-image">'
        '<img src="/media/b.webp" alt="A &quot;b&quot; &lt;i&gt;" loading="lazy"></figure><p>b</p>'
    )
    assert article_with_images(draft, _source, with_featured=False).startswith("<p>Intro</p>")


@pytest.mark.parametrize("status", ["pending", "failed"])
def test_pictures_that_are_not_drawn_are_not_shown(draft: Content, status: str) -> None:
    an_image(draft, status=status)
    assert article_with_images(draft, _source) == draft.body
