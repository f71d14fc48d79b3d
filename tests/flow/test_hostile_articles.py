"""Hostile strings all the way: written by a model, saved by a person, and exported in every format."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.editing.saving import save_article
from igny8.models import Content, Site, User
from igny8.publishing.formats import format_named
from tests.flow.stages.kit import ScriptedAI, StageKit, drain
from tests.flow.stages.rows import a_cluster, a_site, a_task
from tests.unit.harmless import problems_of
from tests.unit.hostile import hostile_strings

pytestmark = pytest.mark.django_db

SOME = hostile_strings()[::200]
BEFORE = "<h2>Before</h2><p>It stands.</p>"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"


@pytest.fixture
def written() -> Site:
    """A site whose every article holds a hostile string in each of its texts, as a model wrote it."""
    site = a_site()
    cluster = a_cluster(site)
    hostile = {a_task(cluster, f"Task {number}").title: one for number, one in enumerate(SOME)}

    def answer(given: GenerateContentInput) -> GenerateContentOutput:
        bad = hostile[given.title]
        return GenerateContentOutput(
            title=f"{given.title} {bad}"[:300],
            body_html=f"{BEFORE}{bad}",
            meta_title=bad[:60],
            meta_description=bad[:150],
        )

    drain(4, StageKit(site, ScriptedAI({"generate_content": answer})))
    assert Content.objects.filter(site=site).count() == len(SOME)
    return site


def _check(content: Content) -> None:
    assert content.body.startswith(BEFORE)
    assert not problems_of(content.body), content.body


def test_saved_by_model_and_by_person_they_are_harmless_and_stay_as_they_are(written: Site) -> None:
    ann = User.objects.create_user("ann@example.org")
    for content, hostile in zip(Content.objects.order_by("task_id"), SOME, strict=True):
        _check(content)
        again = save_article(content, user=ann, version=content.version, changes={"body": content.body})
        assert (again.version, again.body) == (content.version, content.body)
        given = f"{BEFORE}<p>By a person.</p>{hostile}"
        saved = save_article(content, user=ann, version=content.version, changes={"body": given}, is_autosave=True)
        stored = Content.objects.get(pk=content.pk)
        _check(stored)
        assert stored.version == saved.version == content.version + 1
        twice = save_article(stored, user=ann, version=stored.version, changes={"body": stored.body})
        assert twice.body.encode() == stored.body.encode()
        assert twice.version == stored.version


def test_no_export_brings_them_to_life(written: Site) -> None:
    articles = list(Content.objects.order_by("pk"))
    files = {
        name: [file.data for file in format_named(name).files(written, articles)]
        for name in ("html", "json", "markdown", "wxr")
    }
    for page in files["html"]:
        _check_page(_text(page))
    for article in files["markdown"]:
        _, _, body = _text(article).partition("\n---\n")
        assert not [each for each in problems_of(MarkdownIt("commonmark").render(body)) if each != "<h1>"], body
    bodies = {content.body for content in articles}
    stored = json.loads(_text(files["json"][0]))["articles"]
    assert {article["body_html"] for article in stored} == bodies
    posts = ElementTree.fromstring(_text(files["wxr"][0])).iter("item")
    assert all(not problems_of(post.findtext(ENCODED) or "") for post in posts)


def _text(data: object) -> str:
    assert isinstance(data, bytes)
    return data.decode()


def _check_page(page: str) -> None:
    """What the page itself brings is taken away: its head with the data for search engines, and its frame."""
    head, _, body = page.partition("<body>")
    assert all(script.startswith(' type="application/ld+json">') for script in re.split("<script", head)[1:])
    assert head.count("</head>") == head.count("</title>") == head.count("</style>") == 1
    ours = {
        "<main>",
        "<h1>",
        "<article>",
        "<span>",
        "<div>",
        "</body> ends what isn't open",
        "</html> ends what isn't open",
    }
    assert not set(problems_of(body)) - ours, body
