from __future__ import annotations

import pytest

from igny8.ai.functions.generate_content import KnowledgePassage
from igny8.ai.providers.prompted.article.citations import cited, linked, without_tokens

TEXT = "Our brew steeps for 18 hours. It is filtered twice, through paper.\nWe sell it in bottles of 0.5 l for €4.20."


def passage(text: str = TEXT, number: int = 1, url: str = "") -> KnowledgePassage:
    return KnowledgePassage(id=number * 10, source=f"Source {number}", url=url, text=text, similarity=0.9)


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("The brew steeps for 18 hours [1].", "Our brew steeps for 18 hours."),
        ("The brew steeps for 18 hours. [1]", "Our brew steeps for 18 hours."),
        ("A bottle of 0.5 l costs €4.20. [^1]", "We sell it in bottles of 0.5 l for €4.20."),
        ("They say that it “is filtered twice, through paper” [1].", "is filtered twice, through paper"),
        ('They say it is "filtered twice" [1].', "filtered twice"),
        ("First it rests. Then the brew is filtered through paper[1].", "It is filtered twice, through paper."),
    ],
)
def test_what_the_passage_says_is_cited_word_for_word(said: str, quote: str) -> None:
    text, citations = cited(said, [passage()], "en")
    assert [(each.passage_id, each.quote) for each in citations] == [(10, quote)]
    assert quote in TEXT
    assert without_tokens(text) == said.replace(" [1]", "").replace(" [^1]", "").replace("[1]", "")


@pytest.mark.parametrize(
    "said",
    [
        "The brew steeps for 19 hours [1].",  # another number
        "They say it is “filtered three times” [1].",  # no such words
        "Penguins live in the south [1].",  # another subject
        "The brew steeps for 18 hours [2].",  # no such passage
        "The brew steeps for 18 hours [0].",
    ],
)
def test_what_it_does_not_say_loses_its_mark(said: str) -> None:
    text, citations = cited(said, [passage()], "en")
    assert citations == []
    assert "[" not in text
    assert "\ue000" not in text


def test_two_sources_of_one_claim() -> None:
    other = passage("For 18 hours the brew steeps in a jar.", 2)
    text, citations = cited("The brew steeps for 18 hours [1, 2].", [passage(), other], "en")
    assert [each.passage_id for each in citations] == [10, 20]
    assert linked(text, [passage(), other]) == "The brew steeps for 18 hours."


def test_numbers_lead_to_the_source_and_count_from_one() -> None:
    passages = [passage("x"), passage(TEXT, 2, "https://a.example/?a=1&b"), passage(TEXT, 3, "javascript:alert(1)")]
    text, _ = cited("The brew steeps for 18 hours [2]. The brew steeps for 18 hours [3].", passages, "en")
    mark = '<sup><a href="https://a.example/?a=1&amp;b">[1]</a></sup>'
    assert linked(text, passages) == f"The brew steeps for 18 hours{mark}. The brew steeps for 18 hours."


def test_code_is_left_alone() -> None:
    said = "Take `names[1]` and names[7].\n```\nx = y[1]\n```\nThe list[9] is empty."
    assert cited(said, [passage()], "en") == (said, [])


@pytest.mark.parametrize(("language", "text", "said"), [
    ("ja", "当店のコーヒーは18時間抽出します。", "コーヒーは18時間抽出します [1]。"),
    ("de", "Unser Kaffee zieht achtzehn Stunden im Kühlschrank.", "Der Kaffee zieht achtzehn Stunden [1]."),
    ("ar", "قهوتنا الباردة تنقع ثماني عشرة ساعة.", "القهوة الباردة تنقع ثماني عشرة ساعة [1]."),
])  # fmt: skip
def test_in_other_languages(language: str, text: str, said: str) -> None:
    _, citations = cited(said, [passage(text)], language)
    assert [each.quote for each in citations] == [text]


def test_a_lone_surrogate_harms_nothing() -> None:
    assert cited("It is \ud83d here [1].", [passage("\ud83d here it is")], "en")
