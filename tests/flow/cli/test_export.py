"""`igny8 export`: what goes out can be read back whole, in every format."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings

from igny8.lib.json_ld import problems
from igny8.models import Cluster, Content, Image, Site, Task
from tests.flow.cli.conftest import Cli

NASTY = 'Tea ]]> & "milk" <b>\x07 ☕ قهوة'
BODY = (
    "<aside><p><strong>This is a brief.</strong></p></aside>\n<h2>First</h2>\n<p>One ]]&gt; two &amp; three.</p>\n"
    "<h2>Second</h2>\n<ul><li>a</li><li>b</li></ul>\n<table><tr><th>x</th></tr><tr><td>y</td></tr></table>"
)
WP = "{http://wordpress.org/export/1.2/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
EXCERPT = "{http://wordpress.org/export/1.2/excerpt/}encoded"
FORMATS = ("markdown", "html", "json", "wxr")


@pytest.fixture
def articles(acme: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Two articles: a brief with two pictures, and an approved one without any."""
    monkeypatch.setattr(settings, "MEDIA_ROOT", str(tmp_path / "media"))
    (tmp_path / "media/images").mkdir(parents=True)
    site = Site.objects.get()
    cluster = Cluster.objects.create(site=site, name="Tea & milk", slug="tea-milk")
    brief = {"keywords": [{"term": "tea with milk"}, {"term": "milk tea"}]}
    task = Task.objects.create(site=site, cluster=cluster, title=NASTY, brief=brief, content_type="post")
    first = Content.objects.create(
        site=site,
        task=task,
        title=NASTY,
        slug="tea",
        body=BODY,
        is_brief=True,
        provider="offline",
        meta_title="Tea",
        meta_description="About ]]> tea",
        word_count=9,
    )
    page = Task.objects.create(site=site, cluster=cluster, title="Shop", content_type="page")
    Content.objects.create(site=site, task=page, title="Shop", slug="茶店", body="<p>Hi</p>", status="approved")
    Content.objects.create(site=site, title="No", slug="no", body="<p>No</p>", status="rejected")
    for position, kind in enumerate(("featured", "in_article")):
        (tmp_path / f"media/images/{position}.webp").write_bytes(b"RIFF%d" % position)
        Image.objects.create(
            content=first,
            kind=kind,
            position=position,
            heading="Second" if position else "",
            file=f"images/{position}.webp",
            mime_type="image/webp",
            width=1200,
            height=630,
            alt_text=f'Alt "{position}" & <so>',
            prompt="p",
            status="generated",
        )
    return acme


@pytest.mark.parametrize("form", FORMATS)
def test_it_writes_articles_and_pictures(articles: Cli, tmp_path: Path, form: str) -> None:
    result = articles("export", "--site", "example.com", "--format", form, tmp_path / "out", "--json")
    assert result.exit_code == 0
    assert (result.json["articles"], result.json["briefs"], result.json["images"]) == (2, 1, 2)
    assert (tmp_path / "out/images/tea-featured.webp").read_bytes() == b"RIFF0"
    assert (tmp_path / "out/images/tea-1.webp").read_bytes() == b"RIFF1"
    assert all(Path(each["where"]).is_file() for each in result.json["delivered"])


@pytest.mark.parametrize("form", FORMATS)
def test_again_it_changes_no_byte(articles: Cli, tmp_path: Path, form: str) -> None:
    articles("export", "--format", form, tmp_path / "out")
    before = _tree(tmp_path / "out")
    again = articles("export", "--format", form, tmp_path / "out", "--json").json
    assert (again["files_written"], again["files_unchanged"]) == (0, len(before) - 1)
    assert _tree(tmp_path / "out") == before


def test_markdown(articles: Cli, tmp_path: Path) -> None:
    articles("export", "--format", "markdown", tmp_path)
    facts, body = _front_matter(tmp_path / "tea.md")
    assert (facts["title"], facts["is_brief"], facts["cluster"]) == (NASTY, True, "Tea & milk")
    assert facts["keywords"] == ["tea with milk", "milk tea"]
    assert [image["file"] for image in facts["images"]] == ["images/tea-featured.webp", "images/tea-1.webp"]
    assert body.index("## Second") < body.index("images/tea-1.webp") < body.index("- a")
    assert "| x |" in body
    assert body.count("This is a brief") == 1


def test_a_brief_without_its_notice_gets_one(articles: Cli, tmp_path: Path) -> None:
    Content.objects.filter(slug="tea").update(body="<p>Only text</p>")
    articles("export", "--format", "markdown", tmp_path)
    articles("export", "--format", "html", tmp_path)
    assert "offline brief" in (tmp_path / "tea.md").read_text()
    assert "offline brief" in (tmp_path / "tea.html").read_text()


def test_html(articles: Cli, tmp_path: Path) -> None:
    articles("export", "--format", "html", tmp_path)
    page, index = (tmp_path / "tea.html").read_text(), (tmp_path / "index.html").read_text()
    assert "<h1>Tea ]]&gt; &amp; &quot;milk&quot; &lt;b&gt; ☕ قهوة</h1>" in page
    assert 'src="images/tea-1.webp"' in page
    assert "<script" not in page
    assert 'href="tea.html"' in index
    assert 'href="茶店.html"' in index
    assert "brief · draft · Tea &amp; milk" in index


def test_a_right_to_left_language(articles: Cli, tmp_path: Path) -> None:
    Site.objects.update(language="ar")
    articles("export", "--format", "html", tmp_path)
    assert '<html lang="ar" dir="rtl">' in (tmp_path / "tea.html").read_text()


def test_json(articles: Cli, tmp_path: Path) -> None:
    articles("export", "--format", "json", tmp_path)
    whole = json.loads((tmp_path / "articles.json").read_text())
    first, second = whole["articles"]
    assert whole["site"]["domain"] == "example.com"
    assert (first["title"], first["body_html"], first["is_brief"]) == (NASTY, BODY, True)
    assert [image["file"] for image in first["images"]] == ["images/tea-featured.webp", "images/tea-1.webp"]
    assert (second["status"], second["images"]) == ("approved", [])


def test_wxr(articles: Cli, tmp_path: Path) -> None:
    articles("export", "--format", "wxr", "--images-url", "https://cdn.example.com/i/", tmp_path)
    channel = ElementTree.parse(tmp_path / "example.com.xml").getroot().find("channel")
    assert channel is not None
    assert channel.findtext(f"{WP}wxr_version") == "1.2"
    assert channel.findtext(f"{WP}category/{WP}cat_name") == "Tea & milk"
    post, cover, inner, page = channel.findall("item")
    assert post.findtext("title") == NASTY.replace("\x07", "")
    assert "One ]]&gt; two &amp; three." in (post.findtext(CONTENT) or "")
    assert "https://cdn.example.com/i/tea-1.webp" in (post.findtext(CONTENT) or "")
    assert post.findtext(EXCERPT) == "About ]]> tea"
    assert [item.findtext(f"{WP}status") for item in (post, cover, inner, page)] == [
        *("draft", "inherit", "inherit", "publish")
    ]
    assert [item.findtext(f"{WP}post_type") for item in (post, cover, page)] == ["post", "attachment", "page"]
    assert cover.findtext(f"{WP}attachment_url") == "https://cdn.example.com/i/tea-featured.webp"
    assert cover.findtext(f"{WP}post_parent") == post.findtext(f"{WP}post_id")
    assert _meta(post)["_thumbnail_id"] == cover.findtext(f"{WP}post_id")
    assert _meta(post)["_igny8_is_brief"] == "1"
    assert _meta(cover)["_wp_attachment_image_alt"] == 'Alt "0" & <so>'
    assert [category.text for category in post.findall("category")] == ["Tea & milk"]


LD_BODY = (
    "<h2>Grind</h2><p>Grind it.</p><h2>Pour</h2><p>Pour it now.</p><h2>FAQ</h2><h3>Is it &lt;good&gt;?</h3><p>Yes.</p>"
)
LD = {
    "faq": [{"question": "Is it <good>?", "answer": "No."}, {"question": "Was it removed?", "answer": "Yes."}],
    "steps": [{"name": "Grind", "text": "Old."}, {"name": "Pour", "text": "Old."}],
}


def _json_ld(folder: Path, form: str) -> list[dict[str, Any]]:
    """The JSON-LD of the first article, as each format carries it."""
    if form == "json":
        return list(json.loads((folder / "articles.json").read_text())["articles"][0]["json_ld"])
    if form == "markdown":
        return list(_front_matter(folder / "tea.md")[0]["json_ld"])
    if form == "html":
        page = (folder / "tea.html").read_text()
        return [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]
    channel = ElementTree.parse(folder / "example.com.xml").getroot().find("channel")
    assert channel is not None
    return list(json.loads(_meta(channel.findall("item")[0])["_igny8_json_ld"]))


@pytest.mark.parametrize("form", FORMATS)
def test_json_ld_speaks_of_what_stands_in_the_body(articles: Cli, tmp_path: Path, form: str) -> None:
    Content.objects.filter(slug="tea").update(is_brief=False, body=LD_BODY, structured_data=LD)
    articles("export", "--format", form, tmp_path)
    article, faq, how_to = _json_ld(tmp_path, form)
    assert [problems(node) for node in (article, faq, how_to)] == [[], [], []]
    assert article["headline"].startswith("Tea ]]>")
    assert article["publisher"]["url"] == "https://example.com"
    assert len(article["image"]) == 2
    assert [(each["name"], each["acceptedAnswer"]["text"]) for each in faq["mainEntity"]] == [("Is it <good>?", "Yes.")]
    assert [(step["name"], step["text"]) for step in how_to["step"]] == [
        ("Grind", "Grind it."),
        ("Pour", "Pour it now."),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_a_brief_has_no_json_ld(articles: Cli, tmp_path: Path, form: str) -> None:
    Content.objects.filter(slug="tea").update(body=LD_BODY, structured_data=LD)
    articles("export", "--format", form, tmp_path)
    if form == "wxr":
        assert "_igny8_json_ld" not in (tmp_path / "example.com.xml").read_text().split("Shop")[0]
    else:
        assert _json_ld(tmp_path, form) == []


def test_a_page_is_no_article(articles: Cli, tmp_path: Path) -> None:
    Content.objects.filter(slug="茶店").update(body=LD_BODY, structured_data=LD)
    articles("export", "--format", "json", tmp_path)
    page = json.loads((tmp_path / "articles.json").read_text())["articles"][1]
    assert [node["@type"] for node in page["json_ld"]] == ["FAQPage", "HowTo"]


def test_only_some(articles: Cli, tmp_path: Path) -> None:
    articles("export", "--format", "markdown", "--status", "approved", tmp_path / "a")
    assert [path.name for path in (tmp_path / "a").glob("*.md")] == ["茶店.md"]
    rejected = Content.objects.get(slug="no").pk
    articles("export", "--format", "markdown", "--content", rejected, tmp_path / "b")
    assert [path.name for path in (tmp_path / "b").glob("*.md")] == ["no.md"]
    missing = articles("export", "--format", "markdown", "--content", 999_999, tmp_path / "c", "--json")
    assert (missing.exit_code, missing.json["code"]) == (1, "not_found")


def test_foreign_files_are_left_alone(articles: Cli, tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_text("mine")
    refused = articles("export", "--format", "markdown", tmp_path, "--json")
    assert (refused.exit_code, refused.json["code"]) == (4, "foreign_files")
    assert refused.json["extra"]["files"] == ["tea.md"]
    assert (tmp_path / "tea.md").read_text() == "mine"
    assert not (tmp_path / "茶店.md").exists()
    assert articles("export", "--format", "markdown", tmp_path, "--force").exit_code == 0
    assert (tmp_path / "tea.md").read_text() != "mine"


def test_what_somebody_edited_is_left_alone(articles: Cli, tmp_path: Path) -> None:
    articles("export", "--format", "markdown", tmp_path)
    (tmp_path / "tea.md").write_text("edited since")
    assert articles("export", "--format", "markdown", tmp_path).exit_code == 4


def test_what_changed_here_is_written_anew(articles: Cli, tmp_path: Path) -> None:
    articles("export", "--format", "markdown", tmp_path)
    Content.objects.filter(slug="tea").update(title="New")
    again = articles("export", "--format", "markdown", tmp_path, "--json").json
    assert again["files_written"] == 1
    assert _front_matter(tmp_path / "tea.md")[0]["title"] == "New"


def test_a_picture_that_is_gone_is_told(articles: Cli, tmp_path: Path) -> None:
    (tmp_path / "media/images/1.webp").unlink()
    told = articles("export", "--format", "html", tmp_path / "out", "--json").json
    assert told["images"] == 1
    assert [bool(each["notes"]) for each in told["delivered"]] == [True, False]
    assert "tea-1.webp" not in (tmp_path / "out/tea.html").read_text()


def test_a_folder_that_is_a_file(articles: Cli, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    assert articles("export", "--format", "html", tmp_path / "out").exit_code == 2
    below = articles("export", "--format", "html", tmp_path / "out/below", "--json")
    assert (below.exit_code, below.json["code"]) == (1, "folder_unusable")


def test_a_slug_that_no_disk_would_take(articles: Cli, tmp_path: Path) -> None:
    Content.objects.filter(slug="tea").update(slug="茶" * 200)
    told = articles("export", "--format", "wxr", tmp_path / "a", "--json")
    articles("export", "--format", "markdown", tmp_path / "b")
    assert told.exit_code == 0
    assert len([*(tmp_path / "b").glob("茶茶*.md")]) == 1


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _front_matter(file: Path) -> tuple[dict[str, Any], str]:
    found = re.fullmatch(r"---\n(.*?)\n---\n(.*)", file.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    facts = {}
    for line in found[1].splitlines():
        key, _, value = line.partition(": ")
        facts[key] = json.loads(value)
    return facts, found[2]


def _meta(item: ElementTree.Element) -> dict[str, str]:
    return {
        meta.findtext(f"{WP}meta_key") or "": meta.findtext(f"{WP}meta_value") or ""
        for meta in item.findall(f"{WP}postmeta")
    }
