from __future__ import annotations

import pytest

from igny8.ai.functions.generate_content import Citation, KnowledgePassage
from igny8.knowledge.citing import verified
from igny8.knowledge.cutting import FEWEST_WORDS, MOST_WORDS, Cut, cut, first_heading
from igny8.lib.quoting import is_quoted_from
from igny8.lib.text import count_words

SENTENCE = "The beans are ground coarse and steeped in cold water overnight. "  # 11 words


def _lengths(text: str, language: str = "en") -> list[int]:
    return [count_words(piece.text, language) for piece in cut(text, language)]


def test_a_short_text_is_one_passage() -> None:
    assert cut("# Brew\n\nSteep it *well*.", "en") == [Cut("Brew", "Steep it well.")]


@pytest.mark.parametrize("sentences", [6, 17, 18, 40, 200])
def test_passages_are_neither_too_short_nor_too_long(sentences: int) -> None:
    lengths = _lengths(SENTENCE * sentences)
    assert sum(lengths) == 11 * sentences
    assert all(FEWEST_WORDS <= length <= MOST_WORDS for length in lengths)


def test_passages_end_with_sentences() -> None:
    assert all(piece.text.endswith(".") for piece in cut(SENTENCE * 40, "en"))


def test_a_sentence_without_end_is_cut_between_words() -> None:
    assert _lengths("word " * 400) == [180, 180, 40]


def test_headings_stay_with_their_text() -> None:
    text = f"# One\n\n{SENTENCE * 8}\n\n## Two\n\n{SENTENCE * 9}"
    assert [piece.heading for piece in cut(text, "en")] == ["One", "Two"]


def test_short_parts_are_joined_with_their_headings() -> None:
    text = "## Does it keep?\n\nFor a week.\n\n## Is it strong?\n\nYes, rather."
    assert cut(text, "en") == [Cut("Does it keep?", "For a week.\nIs it strong?\nYes, rather.")]


def test_markdown_becomes_plain_text() -> None:
    text = (
        "Intro with a [link](https://a.example) and `code`.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "```\n# no heading\n```\n\n<p>html <b>too</b></p>\n\n![a picture](x.png)"
    )
    assert [piece.heading for piece in cut(text, "en")] == [""]
    plain = cut(text, "en")[0].text
    for piece in ("Intro with a link and code.", "one", "d", "# no heading", "html too", "a picture"):
        assert piece in plain
    assert "](" not in plain


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "我们的冷萃咖啡要用冷水浸泡十八个小时。"),
        ("ja", "コーヒー豆は粗く挽いて、冷水に一晩浸します。"),
        ("th", "เราแช่กาแฟในน้ำเย็นสิบแปดชั่วโมง "),
    ],
)
def test_texts_without_spaces(language: str, sentence: str) -> None:
    lengths = _lengths(sentence * 60, language)
    assert len(lengths) > 2
    assert all(FEWEST_WORDS <= length <= MOST_WORDS for length in lengths)


@pytest.mark.parametrize("text", ["", "# Only a heading", "---", "<!-- hidden -->"])
def test_no_words_no_passages(text: str) -> None:
    assert cut(text, "en") == []


@pytest.mark.parametrize(("text", "expected"), [("# A *title*\n\nb", "A title"), ("b\n\n# A", ""), ("", "")])
def test_first_heading(text: str, expected: str) -> None:
    assert first_heading(text) == expected


@pytest.mark.parametrize(
    ("quote", "holds"),
    [
        ("steeps for eighteen hours", True),
        ("“Steeps  for\nEIGHTEEN hours”", True),
        ("our brew … eighteen hours", True),
        ("our brew ... eighteen hours", True),
        ("eighteen hours … our brew", False),
        ("steeps for eighty hours", False),
        ("", False),
        ("…", False),
    ],
)
def test_quotes(quote: str, holds: bool) -> None:
    assert is_quoted_from(quote, "Our brew steeps for eighteen hours.") is holds


def test_a_verified_citation_names_its_true_source() -> None:
    passage = KnowledgePassage(id=1, source="Brewing", url="https://a.example", text="It steeps.", similarity=0.5)
    true = Citation(passage_id=1, source="Elsewhere", url="https://evil.example", quote="It steeps.")
    false = Citation(passage_id=2, source="Brewing", quote="It steeps.")
    kept, dropped = verified([true, false], [passage])
    assert [(citation.source, citation.url) for citation in kept] == [("Brewing", "https://a.example")]
    assert dropped == [false]
