from __future__ import annotations

import pytest

from igny8.lib import text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("  Cold  Brew ", "cold brew"),
        ("ＣＯＬＤ brew", "cold brew"),
        ("Straße", "strasse"),
        ("line\nbreak", "line break"),
        ("كيف", "كيف"),
    ],
)
def test_normalise_term(given: str, expected: str) -> None:
    assert text.normalise_term(given) == expected


def test_persian_and_arabic_letters_stay_apart() -> None:
    assert text.normalise_term("ک") != text.normalise_term("ك")


def test_twins_share_a_key() -> None:
    assert text.twin_key("shop plugin woocommerce") == text.twin_key("woocommerce shop plugin")


@pytest.mark.parametrize(
    ("given", "language", "expected"),
    [
        ("It's a cold-brew day, isn't it?", "en", 7),
        ("我喜欢喝咖啡", "zh", 4),
        ("ฉันชอบกาแฟ", "th", 3),
        ("", "en", 0),
        ("… — !", "en", 0),
    ],
)
def test_words_are_counted_by_segmentation(given: str, language: str, expected: int) -> None:
    assert text.count_words(given, language) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("How to Make Cold Brew?", "how-to-make-cold-brew"),
        ("Best laptops 2026", "best-laptops-2026-page"),
        ("2026", "2026-page"),
        ("!!!", "page"),
        ("Café d'été", "café-dété"),
        ("снег и лёд", "снег-и-лёд"),
    ],
)
def test_slugs_never_end_in_a_bare_number(given: str, expected: str) -> None:
    assert text.slugify(given) == expected


def test_a_long_slug_is_cut_at_a_word() -> None:
    slug = text.slugify("word " * 60)
    assert len(slug) <= 80
    assert slug.endswith("word")


def test_text_of_html_keeps_blocks_apart() -> None:
    assert text.text_of("<h2>One</h2><p>Two &amp; <b>three</b></p><ul><li>Four</li></ul>") == "One\nTwo & three\nFour"
