"""Breaking titles into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8.ai.providers.embedded.artwork.typeface import BOLD, face
from igny8.ai.providers.embedded.artwork.wrapping import LEADING, Fitted, fit

FACE = face(BOLD)


def fitted(text: str, *, width: float = 600, height: float = 400, largest: float = 80, smallest: float = 26) -> Fitted:
    found = fit(text, FACE, width=width, height=height, largest=largest, smallest=smallest)
    assert found is not None
    return found


def test_a_short_title_is_as_large_as_may_be() -> None:
    assert fitted("Retinol") == Fitted(("Retinol",), 80, FACE.width("Retinol", 80))


def test_lines_are_balanced() -> None:
    lines = fitted("How to Make Cold Brew Coffee at Home").lines
    assert " ".join(lines) == "How to Make Cold Brew Coffee at Home"
    assert min(map(len, lines)) > 0.5 * max(map(len, lines))


def test_no_short_word_stands_alone_on_the_last_line() -> None:
    lines = fitted("When Does Refinancing Your Mortgage Pay Off?").lines
    assert len(lines[-1]) > len("Off?")


def test_a_long_word_makes_the_title_smaller_before_it_is_broken() -> None:
    title = fitted("Rechtsschutzversicherung vergleichen")
    assert title.lines == ("Rechtsschutzversicherung", "vergleichen")
    assert title.size < 50


def test_an_endless_word_is_broken_with_hyphens_and_nothing_is_lost() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkundenmap"
    lines = fitted(word).lines
    assert "".join(line.removesuffix("-") for line in lines) == word
    assert all(line.endswith("-") for line in lines[:-1])


@pytest.mark.parametrize("text", ["", "京都", "word " * 90])
def test_what_can_t_be_set_is_not(text: str) -> None:
    assert fit(text, FACE, width=600, height=400, largest=80, smallest=26) is None


def test_a_title_that_does_not_fit_is_not_cut() -> None:
    assert fit("word " * 40, FACE, width=100, height=60, largest=40, smallest=20) is None


LETTERS = st.text("abcdefghijklmnopqrstuvwxyzäßΩжỄ ", min_size=1, max_size=200).map(lambda text: " ".join(text.split()))


@given(text=LETTERS.filter(bool), width=st.floats(60, 1500), height=st.floats(30, 900))
def test_lines_stay_inside_and_keep_every_letter(text: str, width: float, height: float) -> None:
    found = fit(text, FACE, width=width, height=height, largest=90, smallest=14)
    if found is None:
        return
    assert max(FACE.width(line, found.size) for line in found.lines) <= width
    assert found.size * LEADING * len(found.lines) <= height
    letters = "".join(found.lines).replace("-", "").replace(" ", "")
    assert letters == text.replace(" ", "")
