"""The widths that are measured are those that are drawn, and only what the font has is set."""

from __future__ import annotations

import pytest
from PIL import ImageFont

from igny8.ai.providers.embedded.artwork.typeface import BOLD, FILES, MEDIUM, face, readable

SPOKEN = [
    "How to Make Cold Brew Coffee at Home",
    "Как приготовить холодный кофе дома",
    "Οι καλύτερες παραλίες στην Κρήτη",
    "Kinh nghiệm du lịch Đà Nẵng tự túc",
    "Où acheter une éolienne ? Œuvres complètes",
    "Größe, Łódź, Ørsted, İstanbul, București",
    "“Quotes” – 50 % & <tags> €9.99 · ½ × 2°",
]
UNSPEAKABLE = ["京都の紅葉", "שלום", "قهوة باردة", "กาแฟ", "Coffee ☕", "🚀", "हिन्दी", "한국어"]


@pytest.mark.parametrize("weight", [BOLD, MEDIUM])
@pytest.mark.parametrize("text", SPOKEN)
def test_widths_are_the_font_s_own(text: str, weight: int) -> None:
    basic = ImageFont.truetype(FILES[weight], 1000, layout_engine=ImageFont.Layout.BASIC)
    assert face(weight).has(text)
    assert face(weight).width(text, 1000) == pytest.approx(basic.getlength(text), rel=0.001)


@pytest.mark.parametrize("text", UNSPEAKABLE)
def test_what_the_font_lacks_is_known(text: str) -> None:
    assert not face(BOLD).has(readable(text))


def test_tracking_widens_a_line() -> None:
    assert face(MEDIUM).width("abc", 10, 0.1) == pytest.approx(face(MEDIUM).width("abc", 10) + 3)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("  a \t\n b\u00a0c ", "a b c"),
        ("a\x00b\x1b[0mc\u200bd\u202ee\ufefff", "ab[0mcdef"),
        ("Caf\u0065\u0301", "Café"),
        ("co\u2011op", "co-op"),
        ("\x00 \u200b ", ""),
        ("a\ud800b", "ab"),
    ],
)
def test_text_is_made_readable(given: str, wanted: str) -> None:
    assert readable(given) == wanted
