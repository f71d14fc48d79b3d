from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from igny8.ai.errors import NoEmbeddings
from igny8.ai.provider import Vectors
from igny8.ai.providers.embedded.embeddings import embed
from igny8.knowledge.embedding import Embedder
from igny8.knowledge.retrieval import retrieve
from igny8.knowledge.sources import add_file, add_text, remove_source
from igny8.lib.errors import Invalid, NotFound
from igny8.models import Account, Passage, PassageSource, Site

pytestmark = pytest.mark.django_db

OFFLINE = Embedder("offline", embed)
COFFEE = "# Cold brew\n\nOur cold brew steeps for eighteen hours. We grind the beans coarse."
TAX = "# Tax returns\n\nThe tax office wants your income tax return by the end of July."


def _none(texts: list[str]) -> Vectors:
    raise NoEmbeddings("There is no model.")


@pytest.fixture
def site() -> Site:
    return Site.objects.create(account=Account.objects.create(name="Press"), name="Press", domain="press.example")


def test_what_is_added_is_found(site: Site) -> None:
    added = add_text(site, COFFEE, OFFLINE, url="https://press.example/brew")
    add_text(site, TAX, OFFLINE)

    found = retrieve(site, "how long does cold brew steep", OFFLINE)

    assert (added.passages, added.is_new) == (1, True)
    assert [each.passage.source for each in found] == [added.source]
    assert 0.4 <= found[0].similarity <= 1
    given = found[0].as_input()
    assert (given.source, given.url, given.heading) == ("Cold brew", "https://press.example/brew", "Cold brew")


def test_what_speaks_of_something_else_is_not_found(site: Site) -> None:
    add_text(site, TAX, OFFLINE)
    assert retrieve(site, "cold brew coffee", OFFLINE) == []


def test_the_nearest_come_first_and_not_too_many(site: Site) -> None:
    for number in range(5):
        add_text(site, f"Coffee number {number} is roasted in town.", OFFLINE)
    best = add_text(site, COFFEE, OFFLINE)
    found = retrieve(site, "cold brew: grind the beans coarse", OFFLINE, most=3, least=0.1)
    assert len(found) == 3
    assert found[0].passage.source == best.source
    assert [each.similarity for each in found] == sorted((each.similarity for each in found), reverse=True)


def test_sites_know_nothing_of_each_other(site: Site) -> None:
    other = Site.objects.create(account=site.account, name="Other", domain="other.example")
    add_text(other, COFFEE, OFFLINE)
    assert retrieve(site, "cold brew", OFFLINE) == []
    assert len(retrieve(other, "cold brew", OFFLINE)) == 1


def test_the_same_text_twice_is_one_source(site: Site) -> None:
    first = add_text(site, COFFEE, OFFLINE)
    again = add_text(site, COFFEE.replace("\n", "\r\n") + "\n", OFFLINE, title="Another title")
    assert (again.source, again.passages, again.is_new) == (first.source, 1, False)
    assert PassageSource.objects.count() == 1


def test_a_source_that_is_removed_is_found_no_more(site: Site) -> None:
    added = add_text(site, COFFEE, OFFLINE)
    assert retrieve(site, "cold brew", OFFLINE)
    remove_source(site, added.source.pk)
    assert retrieve(site, "cold brew", OFFLINE) == []
    assert not Passage.objects.exists()


def test_another_sites_source_cannot_be_removed(site: Site) -> None:
    other = Site.objects.create(account=site.account, name="Other", domain="other.example")
    added = add_text(other, COFFEE, OFFLINE)
    with pytest.raises(NotFound):
        remove_source(site, added.source.pk)


def test_a_source_that_came_after_is_found(site: Site) -> None:
    assert retrieve(site, "cold brew", OFFLINE) == []
    add_text(site, COFFEE, OFFLINE)
    assert retrieve(site, "cold brew", OFFLINE)


def test_without_a_model_words_decide(site: Site) -> None:
    without = Embedder("offline", _none)
    add_text(site, TAX, without)
    coffee = add_text(site, COFFEE, without)
    assert set(Passage.objects.values_list("model", flat=True)) == {""}
    assert [each.passage.source for each in retrieve(site, "cold brew", without)] == [coffee.source]
    assert [each.passage.source for each in retrieve(site, "cold brew", OFFLINE)] == [coffee.source]


def test_a_model_that_went_away_leaves_the_words(site: Site) -> None:
    coffee = add_text(site, COFFEE, OFFLINE)
    add_text(site, TAX, OFFLINE)
    found = retrieve(site, "cold brew", Embedder("offline", _none))
    assert [each.passage.source for each in found] == [coffee.source]


def test_another_model_embeds_everything_anew_and_nothing_is_mixed(site: Site) -> None:
    coffee = add_text(site, COFFEE, OFFLINE)
    add_text(site, TAX, OFFLINE)
    embedded: list[str] = []

    def other(texts: list[str]) -> Vectors:
        embedded.extend(texts)
        rows = [[float("cold brew" in text.lower()), float("cold brew" not in text.lower()), 0] for text in texts]
        return np.array(rows, np.float32)  # of three numbers, not 384: mixed, they could not be multiplied

    for _ in range(2):
        found = retrieve(site, "cold brew", Embedder("another", other))
        assert {each.passage.source for each in found} == {coffee.source}
    passages = Passage.objects.filter(site=site)
    assert {passage.model for passage in passages} == {"another"}
    assert len(embedded) == passages.count() + 2  # each once, and the question twice


def test_without_the_other_model_words_decide_and_vectors_are_kept(site: Site) -> None:
    coffee = add_text(site, COFFEE, OFFLINE)
    add_text(site, TAX, OFFLINE)

    found = retrieve(site, "cold brew", Embedder("absent", _none))
    assert [each.passage.source for each in found] == [coffee.source]
    assert {passage.model for passage in Passage.objects.filter(site=site)} == {OFFLINE.model}


@pytest.mark.parametrize(
    ("language", "text", "other", "query"),
    [
        ("zh", "我们的冷萃咖啡要浸泡十八个小时。", "税务局周一开门。", "冷萃咖啡"),
        (
            "ru",
            "Наш холодный кофе настаивается восемнадцать часов.",
            "Налоговая открыта по понедельникам.",
            "холодный кофе",
        ),
        ("th", "กาแฟสกัดเย็นของเราแช่สิบแปดชั่วโมง", "สำนักงานภาษีเปิดวันจันทร์", "กาแฟสกัดเย็น"),
    ],
)
def test_scripts_that_the_model_does_not_read(site: Site, language: str, text: str, other: str, query: str) -> None:
    site.language = language
    wanted = add_text(site, text, OFFLINE)
    add_text(site, other, OFFLINE)
    assert [each.passage.source for each in retrieve(site, query, OFFLINE)] == [wanted.source]


@pytest.mark.parametrize("text", ["", "  \n", "***", "\x00", "…"])
def test_a_text_without_words_is_refused(site: Site, text: str) -> None:
    with pytest.raises(Invalid, match="no words"):
        add_text(site, text, OFFLINE)
    assert not PassageSource.objects.exists()


def test_a_file_is_added_under_its_own_title(site: Site, tmp_path: Path) -> None:
    named, plain = tmp_path / "brew.md", tmp_path / "tax office.txt"
    named.write_text("\ufeff" + COFFEE, encoding="utf-8")
    plain.write_text("The tax office opens on Mondays.", encoding="utf-16")
    assert add_file(site, named, OFFLINE).source.title == "Cold brew"
    assert add_file(site, plain, OFFLINE).source.title == "tax office"
    assert Passage.objects.filter(text="The tax office opens on Mondays.").exists()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"%PDF", "neither text nor Markdown"),
        ("a.txt", b"caf\xe9", "no UTF-8"),
        ("a.txt", b"a\x00b", "no text"),
        ("a.md", b"", "no words"),
        ("a.md", b"a " * 2_500_001, "above 5 MB"),
    ],
)
def test_files_that_are_refused(site: Site, tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Invalid, match=reason):
        add_file(site, tmp_path / name, OFFLINE)
    assert not PassageSource.objects.exists()


def test_a_file_that_is_not_there(site: Site, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="can't be read"):
        add_file(site, tmp_path / "none.md", OFFLINE)
