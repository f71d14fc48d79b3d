from __future__ import annotations

import pytest

from igny8.ai.functions.common import ContentStructure, Intent, TargetKeyword
from igny8.lib.errors import Invalid
from igny8.planning.brief import SHARE_BY_INTENT, TARGET_WORDS, Brief, make_brief, read_brief, target_words
from igny8.planning.questions import is_question


def _brief(**fields: object) -> Brief:
    given = {"intent": "informational", "main_keyword": "a", "keywords": [{"term": "a"}], "target_words": 500}
    return Brief.model_validate({**given, **fields})


def test_every_structure_and_intent_has_its_number() -> None:
    assert set(TARGET_WORDS) == set(ContentStructure)
    assert set(SHARE_BY_INTENT) == set(Intent)


@pytest.mark.parametrize(
    ("structure", "intent", "expected"),
    [
        (ContentStructure.GUIDE, Intent.INFORMATIONAL, 2500),
        (ContentStructure.LANDING, Intent.TRANSACTIONAL, 650),
        (ContentStructure.FAQ, Intent.NAVIGATIONAL, 700),
    ],
)
def test_target_words(structure: ContentStructure, intent: Intent, expected: int) -> None:
    assert target_words(structure, intent) == expected


def test_a_brief_survives_its_storage() -> None:
    brief = _brief(outline=["One", "Two"], notes="Name our shop.", questions=["why"])
    assert read_brief(brief.model_dump(mode="json")) == brief


def test_questions_are_not_said_twice_and_not_too_many() -> None:
    brief = make_brief(
        audience="",
        intent=Intent.INFORMATIONAL,
        structure=ContentStructure.FAQ,
        keywords=[TargetKeyword(term="Why tea")],
        questions=["why tea", *(f"how tea {number}" for number in range(20)), "how tea 1"],
    )
    assert brief.questions == [f"how tea {number}" for number in range(8)]


def test_a_brief_of_another_version_is_refused() -> None:
    with pytest.raises(Invalid, match="version 2"):
        read_brief({"version": 2})


def test_a_spoilt_brief_names_its_fields() -> None:
    with pytest.raises(Invalid) as caught:
        read_brief({**_brief().model_dump(mode="json"), "target_words": 5, "colour": "red"})
    assert set(caught.value.extra["fields"]) == {"target_words", "colour"}


@pytest.mark.parametrize(
    ("term", "language"),
    [
        ("how to brew", "en"),
        ("Wie lange hält Cold Brew", "de"),
        ("¿qué es", "es"),
        ("冷萃咖啡怎么做", "zh-Hans"),
        ("コールドブリューとは", "ja"),
        ("كيف أصنع القهوة", "ar"),
        ("cold brew stronger?", "xx"),
    ],
)
def test_questions_in_several_languages(term: str, language: str) -> None:
    assert is_question(term, language)


@pytest.mark.parametrize(
    ("term", "language"), [("cold brew", "en"), ("however you like it", "en"), ("how", "en"), ("wie lange", "en")]
)
def test_what_is_no_question(term: str, language: str) -> None:
    assert not is_question(term, language)
