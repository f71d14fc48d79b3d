"""`igny8 keywords`, `clusters`, `ideas`, `tasks` and `content`: complete, and right in every column."""

from __future__ import annotations

import pytest

from igny8.models import Cluster, Content, ContentIdea, Image, Keyword, Site, Task
from tests.flow.cli.conftest import Cli


@pytest.fixture
def garden(acme: Cli) -> Cli:
    """A site with a row of everything."""
    site = Site.objects.get()
    cluster = Cluster.objects.create(site=site, name="Roses", slug="roses", intent="commercial", priority=2)
    leader = _keyword(site, "buy roses", volume=90, cluster=cluster, status="mapped", priority=9)
    _keyword(site, "roses buy", volume=10, cluster=cluster, status="mapped", variant_of=leader, priority=5)
    _keyword(site, "[b]odd[/b]", volume=None, status="parked", parked_reason="No group fits.")
    _keyword(site, "زهور", volume=0, impressions=7)
    idea = ContentIdea.objects.create(
        site=site,
        keyword_cluster=cluster,
        idea_title="Where to buy roses",
        content_type="post",
        content_structure="guide",
        target_keywords=["buy roses"],
    )
    task = Task.objects.create(
        site=site, cluster=cluster, idea=idea, title=idea.idea_title, brief={"target_words": 900}, status="completed"
    )
    content = Content.objects.create(
        site=site, task=task, title=task.title, slug="roses", body="<p>x</p>", word_count=1234, provider="offline"
    )
    Image.objects.create(content=content, kind="featured", prompt="p", status="generated")
    Image.objects.create(content=content, kind="in_article", position=1, prompt="p", status="failed")
    return acme


def _keyword(site: Site, term: str, **fields: object) -> Keyword:
    return Keyword.objects.create(site=site, term=term, normalised_term=term, twin_key=term, **fields)


def test_keywords(garden: Cli) -> None:
    rows = garden("keywords", "--site", "example.com", "--json").json
    assert [(row["term"], row["status"], row["cluster"], row["variant_of"], row["volume"]) for row in rows] == [
        ("buy roses", "mapped", "Roses", None, 90),
        ("roses buy", "mapped", "Roses", "buy roses", 10),
        ("[b]odd[/b]", "parked", None, None, None),
        ("زهور", "new", None, None, 0),
    ]
    assert rows[0]["intent"] is None
    assert rows[3]["impressions"] == 7


def test_a_term_is_shown_as_it_is(garden: Cli) -> None:
    shown = garden("keywords").out
    assert "[b]odd[/b]" in shown
    assert "No group fits." in shown
    assert "زهور" in shown


def test_keywords_of_one_status(garden: Cli) -> None:
    assert [row["term"] for row in garden("keywords", "--status", "parked", "--json").json] == ["[b]odd[/b]"]
    assert garden("keywords", "--status", "lost").exit_code == 2


def test_clusters(garden: Cli) -> None:
    [row] = garden("clusters", "--json").json
    assert (row["name"], row["keywords"], row["volume"], row["intent"]) == ("Roses", 2, 90, "commercial")
    assert "Roses" in garden("clusters", "--status", "active").out


def test_ideas_and_tasks(garden: Cli) -> None:
    [idea] = garden("ideas", "--json").json
    [task] = garden("tasks", "--json").json
    assert (idea["title"], idea["cluster"], idea["target_keywords"]) == ("Where to buy roses", "Roses", ["buy roses"])
    assert (task["idea_id"], task["target_words"], task["status"]) == (idea["id"], 900, "completed")
    assert "Where to buy roses" in garden("ideas").out
    assert garden("tasks", "--status", "pending", "--json").json == []


def test_content(garden: Cli) -> None:
    [row] = garden("content", "--json").json
    assert (row["word_count"], row["provider"], row["status"], row["score"]) == (1234, "offline", "draft", None)
    assert (row["images_generated"], row["images_pending"], row["images_failed"]) == (1, 0, 1)
    assert "1,234" in garden("content").out


@pytest.mark.parametrize("name", ["keywords", "clusters", "ideas", "tasks", "content"])
def test_an_empty_list_says_what_to_do(acme: Cli, name: str) -> None:
    assert acme(name, "--json").json == []
    assert "igny8" in acme(name).out


@pytest.mark.parametrize("name", ["keywords", "clusters", "ideas", "tasks", "content"])
def test_of_no_such_site(acme: Cli, name: str) -> None:
    missing = acme(name, "--site", "other.example", "--json")
    assert (missing.exit_code, missing.json["code"]) == (1, "not_found")
