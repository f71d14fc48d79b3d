"""Articles as a ZIP: the same files as the command writes, sent while they are made."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from igny8.models import Content
from igny8.publishing import packing
from igny8.publishing.articles import articles_of
from igny8.publishing.formats import NAMES, format_named
from igny8.publishing.targets.folder import MANIFEST, Folder
from tests.api.articles import an_article
from tests.api.people import Caller, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(world: World) -> list[Content]:
    given = [("First", "approved"), ("Second", "draft"), ("Third", "rejected")]
    return [an_article(world.site, title, status=status) for title, status in given]


def _exported(caller: Caller, world: World, **body: Any) -> dict[str, bytes]:
    answer = caller.post(f"content/export/?site_id={world.site.pk}", {"format": "markdown", **body})
    assert answer.status_code == 200, answer.content
    assert answer.streaming
    return _files(b"".join(answer.streaming_content))


def _files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


@pytest.mark.parametrize("written_as", NAMES)
def test_it_holds_what_the_command_writes(
    world: World, bob: Caller, articles: list[Content], written_as: str, tmp_path: Path
) -> None:
    Folder(tmp_path / "out", format_named(written_as)).deliver(world.site, list(articles_of(world.site)))
    written = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file() and path.name != MANIFEST
    }
    assert _exported(bob, world, format=written_as) == written
    assert any(name.endswith(".webp") for name in written)


def test_articles_are_named_or_filtered(world: World, alice: Caller, articles: list[Content]) -> None:
    third = articles[2]
    assert "third.md" in _exported(alice, world, content_ids=[third.pk])
    assert set(_exported(alice, world, filters={"status": ["draft"]})) >= {"second.md"}
    assert "first.md" not in _exported(alice, world, filters={"status": ["draft"]})
    assert "third.md" not in _exported(alice, world, filters={"search": "wool"})
    assert _exported(alice, world, filters={"search": "nothing of the kind"}) == {}


def test_its_name_and_type(world: World, alice: Caller, articles: list[Content]) -> None:
    answer = alice.post(f"content/export/?site_id={world.site.pk}", {"format": "html"})
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/zip", "nosniff")
    assert 'attachment; filename="socks.example-html.zip"' in answer["Content-Disposition"]


def test_the_same_articles_give_the_same_bytes(world: World, alice: Caller, articles: list[Content]) -> None:
    path, body = f"content/export/?site_id={world.site.pk}", {"format": "json"}
    first, second = (b"".join(alice.post(path, body).streaming_content) for _ in range(2))
    assert first == second


def test_what_is_not_there_is_told_before_the_first_byte(
    world: World, alice: Caller, articles: list[Content], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"content/export/?site_id={world.site.pk}"
    assert alice.post(path, {"format": "json", "content_ids": [999_999]}).status_code == 404
    assert alice.post(path, {"format": "json", "content_ids": [2**63]}).status_code == 422
    assert alice.post(path, {"format": "pdf"}).status_code == 422
    monkeypatch.setattr(packing, "MOST_ARTICLES", 1)
    assert alice.post(path, {"format": "json"}).status_code == 422


@pytest.mark.parametrize("slug", ["../../up", "a/b", "..", "袜子"])
def test_no_file_leaves_the_folder(world: World, alice: Caller, articles: list[Content], slug: str) -> None:
    Content.objects.filter(pk=articles[0].pk).update(slug=slug)
    for name in _exported(alice, world, content_ids=[articles[0].pk]):
        assert ".." not in Path(name).parts
        assert not name.startswith("/")
