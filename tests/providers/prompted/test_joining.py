from __future__ import annotations

import pytest

from igny8.ai.providers.prompted.joining import joined, whole


@pytest.mark.parametrize(
    ("cut", "kept"),
    [
        ("It steeps. It is filt", "It steeps."),
        ("It costs 3.50 a cup. Then 4.", "It costs 3.50 a cup. Then 4."),
        ("He said “yes.” And th", "He said “yes.”"),
        ("One.\n\n- two\n- thr", "One.\n\n- two\n"),
        ("One.\n\nTwo is not", "One.\n\n"),
        ("| a | b. |\n|---|---|\n| c. d | e", "| a | b. |\n|---|---|\n"),
        ("冷たい。二番目の文", "冷たい。"),
        ("ماذا؟ لا نع", "ماذا؟"),
        ("no end in sight", "no end in "),
        ("word", "word"),
    ],
)
def test_back_to_the_last_whole_sentence(cut: str, kept: str) -> None:
    assert whole(cut) == kept


@pytest.mark.parametrize(
    ("head", "tail", "text"),
    [
        ("It steeps.", "It is filtered.", "It steeps. It is filtered."),
        ("It steeps.", "\n\nIt is filtered.", "It steeps.\n\nIt is filtered."),
        ("- one\n", "- two", "- one\n- two"),
        ("- one.", "- two", "- one.\n- two"),
        ("Text.", "- one", "Text.\n\n- one"),
        ("Text.", "### More", "Text.\n\n### More"),
        ("冷たい。", "二番目。", "冷たい。二番目。"),
        (
            "First. Then it steeps overnight.",
            "Then it steeps overnight. It is done.",
            "First. Then it steeps overnight. It is done.",
        ),
        ("| a |\n|---|\n", "| b |", "| a |\n|---|\n| b |"),
        ("All said.", " \n", "All said."),
    ],
)
def test_together_again(head: str, tail: str, text: str) -> None:
    assert joined(head, tail) == text
