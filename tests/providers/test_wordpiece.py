"""Cutting text into word pieces; the numbers are those of the original tokenizer."""

from __future__ import annotations

import pytest

from igny8.ai.providers.embedded.embeddings import VOCABULARY
from igny8.ai.providers.embedded.wordpiece import WordPiece


@pytest.fixture(scope="module")
def words() -> WordPiece:
    return WordPiece(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("hello world", [101, 7592, 2088, 102]),
        ("Hello, WORLD!", [101, 7592, 1010, 2088, 999, 102]),
        ("unaffable", [101, 14477, 20961, 3468, 102]),
        ("café", [101, 7668, 102]),
        ("", [101, 102]),
        ("\u200b \u0000\t", [101, 102]),
        ("北京", [101, 1781, 1755, 102]),
        ("\U0001f45f", [101, 100, 102]),
        ("a" * 101, [101, 100, 102]),
    ],
)
def test_pieces_are_those_the_model_knows(words: WordPiece, text: str, ids: list[int]) -> None:
    assert words.encode(text, 64) == ids


def test_a_long_text_is_cut_and_still_ended(words: WordPiece) -> None:
    ids = words.encode("word " * 1000, 16)
    assert (len(ids), ids[0], ids[-1]) == (16, 101, 102)


def test_foreign_words_fall_into_more_pieces(words: WordPiece) -> None:
    assert words.pieces("running shoes") == 2
    assert words.pieces("wypożyczalnia samochodów") > 6
