"""What is stored of checks: when a person saves, when alt texts change, when another article comes near."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from igny8.ai.errors import NoEmbeddings, RateLimited
from igny8.ai.provider import Vectors
from igny8.ai.providers.embedded.embeddings import embed
from igny8.knowledge.embedding import Embedder
from igny8.knowledge.sources import add_text
from igny8.models import Content, ContentPrint, Site
from igny8.quality.examine import examine
from igny8.quality.recheck import recheck, recheck_pictures
from igny8.quality.rows import article_of, entities_of
from tests.flow.stages.rows import a_cluster, a_draft, a_site, a_task, an_image
from tests.unit.quality.articles import BODY

pytestmark = pytest.mark.django_db
REAL = Embedder("offline", embed)


def checked(content: Content, key: str) -> dict[str, Any]:
    content.refresh_from_db()
    found: dict[str, Any] = next(result for result in content.checks if result["key"] == key)
    return found


def embedder(**vectors: list[float]) -> Embedder:
    """Gives a text the vector of the first of these words that it holds."""

    def given(texts: list[str]) -> Vectors:
        rows = [next(row for word, row in vectors.items() if word in text) for text in texts]
        return np.array(rows, np.float32)

    return Embedder("test", given)


def test_a_saved_article_is_checked_anew() -> None:
    content = a_draft(a_site(), body=BODY, task=None)
    recheck(content, REAL)
    assert content.score is not None
    before = content.score
    content.body = BODY + "<p>[insert price]</p>"
    content.save()
    recheck(content, REAL)
    assert checked(content, "placeholders")["status"] == "fail"
    assert content.score is not None
    assert content.score < before


def test_what_changed_meanwhile_is_left_alone() -> None:
    content = a_draft(a_site(), body=BODY)
    Content.objects.filter(pk=content.pk).update(body="<p>Another text.</p>")
    recheck(content, REAL)
    content.refresh_from_db()
    assert (content.checks, content.score) == ([], None)
    assert not ContentPrint.objects.exists()


def test_the_brief_and_the_cluster_are_read() -> None:
    site = a_site()
    cluster = a_cluster(site, terms=("cold brew", "cold brew jar", "cold brew jar size", "best jar for cold brew"))
    content = a_draft(site, task=a_task(cluster), body=BODY)
    article = article_of(content, site)
    assert (article.main_keyword, article.target_words, article.intent) == ("cold brew", 1500, "informational")
    assert article.entities == ("jar",)


@pytest.mark.parametrize(
    "brief", [{}, {"keywords": "x"}, {"keywords": [3, {"term": 4}]}, {"target_words": "9"}, {"intent": None}]
)
def test_a_spoilt_brief_leaves_its_questions_open(brief: dict[str, Any]) -> None:
    site = a_site()
    content = a_draft(site, task=a_task(a_cluster(site), brief=brief))
    recheck(content, REAL)
    assert checked(content, "keyword_title")["status"] == "not_applicable"


def test_the_words_of_a_cluster() -> None:
    terms = [
        "espresso machine",
        "espresso machines cheap",
        "cheap espresso",
        "best cheap espresso machine",
        "espresso 2019",
    ]
    assert entities_of(terms, ["espresso"], "en") == ["cheap", "machine"]
    assert entities_of([], [], "en") == []


def test_cited_passages_are_sources() -> None:
    site = a_site()
    passage = add_text(site, "# T\n\nWe steep it for 18 hours.", REAL).source.passages.get()
    citation = {"passage_id": passage.pk, "source": "T", "url": "", "quote": "We steep it for 18 hours."}
    content = a_draft(site, body="<p>It takes 18 hours, never 27.</p>", citations=[citation])
    recheck(content, REAL)
    ledger = checked(content, "numbers")["measured"]["ledger"]
    assert [(claim["claim"], claim["source"]) for claim in ledger] == [("27", "none"), ("18", "passage")]


def test_another_sites_passage_is_none() -> None:
    passage = add_text(a_site(), "# T\n\nWe steep it for 18 hours.", REAL).source.passages.get()
    other = a_site(domain="other.example")
    content = a_draft(other, body="<p>It takes 18 hours.</p>", citations=[{"passage_id": passage.pk, "quote": "x"}])
    recheck(content, REAL)
    assert checked(content, "numbers")["status"] == "warn"


def test_a_rewrite_is_near_and_another_subject_is_not() -> None:
    site = a_site()
    first = a_draft(site, "Cold Brew", body=BODY)
    recheck(first, REAL)
    assert checked(first, "near_duplicates")["status"] == "not_applicable"
    copy = a_draft(site, "Cold Brew Again", body=BODY.replace("jar", "pot"))
    recheck(copy, REAL)
    found = checked(copy, "near_duplicates")
    assert (found["status"], found["measured"]["content_id"]) == ("fail", first.pk)
    other = a_draft(site, "Roses", body="<p>" + "Roses want sun, good soil and a cut in spring. " * 12 + "</p>")
    recheck(other, REAL)
    found = checked(other, "near_duplicates")
    assert (found["status"], found["measured"]["others"]) == ("pass", 2)


def test_an_article_is_not_near_itself_nor_a_rejected_one_nor_another_sites() -> None:
    site = a_site()
    content = a_draft(site, body=BODY)
    recheck(content, REAL)
    recheck(content, REAL)
    assert checked(content, "near_duplicates")["status"] == "not_applicable"
    recheck(a_draft(a_site(domain="other.example"), body=BODY), REAL)
    rejected = a_draft(site, "Rejected", body=BODY)
    recheck(rejected, REAL)
    Content.objects.filter(pk=rejected.pk).update(status="rejected")
    recheck(content, REAL)
    assert checked(content, "near_duplicates")["status"] == "not_applicable"


def test_a_text_that_was_changed_is_compared_as_it_is_now() -> None:
    site = a_site()
    first = a_draft(site, "Tea", body="<p>tea</p>")
    second = a_draft(site, "Tea again", body="<p>tea</p>")
    vectors = embedder(tea=[1.0, 0.0], milk=[0.0, 1.0])
    recheck(first, vectors)
    recheck(second, vectors)
    assert checked(second, "near_duplicates")["measured"]["cosine"] == 1.0
    Content.objects.filter(pk=first.pk).update(title="Milk", body="<p>milk</p>")
    first.refresh_from_db()
    recheck(first, vectors)
    recheck(second, vectors)
    assert checked(second, "near_duplicates")["measured"]["cosine"] == 0.0


@pytest.mark.parametrize("error", [NoEmbeddings("none"), RateLimited()])
def test_without_embeddings_the_wording_decides(error: Exception) -> None:
    def refuse(texts: list[str]) -> Vectors:
        raise error

    site = a_site()
    without = Embedder("gone", refuse)
    recheck(a_draft(site, "One", body=BODY), without)
    content = a_draft(site, "Two", body=BODY)
    recheck(content, without)
    found = checked(content, "near_duplicates")
    assert (found["status"], found["measured"]["cosine"], found["measured"]["shared"]) == ("fail", None, 1.0)


def test_a_script_that_the_packaged_model_cannot_read_is_compared_by_its_wording() -> None:
    site = a_site(language="th")
    body = "<p>กาแฟสกัดเย็นเป็นเครื่องดื่มที่ทำจากน้ำเย็นและกาแฟบดหยาบ มีรสหวานและเก็บในตู้เย็นได้หลายวัน</p>"
    recheck(a_draft(site, "หนึ่ง", body=body), REAL)
    content = a_draft(site, "สอง", body=body)
    recheck(content, REAL)
    assert checked(content, "near_duplicates")["status"] == "fail"
    assert {bytes(kept.vector) for kept in ContentPrint.objects.all()} == {b""}


def test_a_brief_is_compared_with_nothing() -> None:
    site = a_site()
    content = a_draft(site, body=BODY)
    recheck(content, REAL)
    Content.objects.filter(pk=content.pk).update(is_brief=True)
    content.refresh_from_db()
    recheck(content, REAL)
    content.refresh_from_db()
    assert (content.score, ContentPrint.objects.count()) == (None, 0)
    assert checked(content, "written")["status"] == "fail"


def test_an_alt_text_that_changes_changes_its_check_and_the_score_alone() -> None:
    content = a_draft(a_site(), body=BODY)
    recheck(content, REAL)
    assert checked(content, "alt_texts")["status"] == "not_applicable"
    before = content.checks
    image = an_image(content, alt_text="")
    recheck_pictures(content.pk)
    assert checked(content, "alt_texts")["status"] == "fail"
    low = content.score
    image.alt_text = "A glass on a table"
    image.save()
    recheck_pictures(content.pk)
    assert checked(content, "alt_texts")["status"] == "pass"
    assert low is not None
    assert content.score is not None
    assert content.score > low
    others = [result for result in content.checks if result["key"] != "alt_texts"]
    assert others == [result for result in before if result["key"] != "alt_texts"]
    assert content.checks == examine_again(content)


def examine_again(content: Content) -> list[dict[str, Any]]:
    return examine(article_of(content, content.site)).checks


def test_an_article_that_was_never_checked_stays_so() -> None:
    content = a_draft(a_site())
    recheck_pictures(content.pk)
    content.refresh_from_db()
    assert content.checks == []


def test_one_query_more_does_not_come_with_each_article_of_the_site(django_assert_max_num_queries: Any) -> None:
    site: Site = a_site()
    for number in range(30):
        recheck(a_draft(site, f"Article {number}", body=f"<p>tea {number}</p>"), embedder(tea=[1.0, 0.0]))
    content = a_draft(site, body="<p>tea</p>")
    with django_assert_max_num_queries(16):
        recheck(content, embedder(tea=[1.0, 0.0]))


def test_another_embedding_model_embeds_the_other_articles_anew() -> None:
    site = a_site()
    one, two = a_draft(site, title="One", body=BODY), a_draft(site, title="Two", body=BODY)
    recheck(one, REAL)
    assert ContentPrint.objects.get().model == "offline"
    asked: list[str] = []

    def other(texts: list[str]) -> Vectors:
        asked.extend(texts)
        return np.ones((len(texts), 3), np.float32) / np.float32(3**0.5)  # three numbers, not 384

    recheck(two, Embedder("another", other))
    assert set(ContentPrint.objects.values_list("model", flat=True)) == {"another"}
    assert checked(two, "near_duplicates")["measured"]["cosine"] == pytest.approx(1.0, abs=0.01)  # in the new space
    both = len(asked)
    recheck(two, Embedder("another", other))
    assert len(asked) == both * 1.5  # its own pieces alone: the other's vector is kept


def test_without_the_other_model_vectors_are_kept() -> None:
    site = a_site()
    one, two = a_draft(site, title="One", body=BODY), a_draft(site, title="Two", body=BODY)
    recheck(one, REAL)

    def none(texts: list[str]) -> Vectors:
        raise RateLimited

    recheck(two, Embedder("another", none))
    assert ContentPrint.objects.get(content=one).model == "offline"


def test_the_words_that_the_site_avoids_are_looked_for() -> None:
    content = a_draft(a_site(words_to_avoid=["grounds", "cheap"]), body=BODY)
    recheck(content, REAL)
    found = checked(content, "words_to_avoid")
    assert (found["status"], list(found["measured"]["words"])) == ("fail", ["grounds"])
