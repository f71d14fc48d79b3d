"""Covers as they are seen: measured in the pixels of every style."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from igny8.ai.providers.embedded.artwork.colour import contrast
from igny8.ai.providers.embedded.artwork.composition import Composition, compose
from igny8.ai.providers.embedded.artwork.dice import Dice
from igny8.ai.providers.embedded.artwork.frame import Frame, Place
from igny8.ai.providers.embedded.artwork.layout import Line
from igny8.ai.providers.embedded.artwork.palettes import PALETTES
from igny8.ai.providers.embedded.artwork.repertoire import STYLES, Style
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import rect
from tests.unit.artwork.pictures import asked
from tests.unit.artwork.pixels import Pixels, crop, hexadecimal, pixels, touched

BESIDE, ABOVE, SQUARE = (600, 240), (600, 315), (300, 300)
TITLES = [
    "Retinol",
    "Roth IRA vs Traditional IRA: Which One Should You Open First if You Are Under 30?",
    "Kinh nghiệm du lịch Đà Nẵng",
    "Ёжик & <b>Σ</b> “quoted”",
]
EACH_STYLE = pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)


def cover(style: Style, title: str, size: tuple[int, int]) -> Composition:
    """A cover in this style: one of the seeds from 0 to the number of styles takes it."""
    made = (compose(asked(title, size=size, seed=seed)) for seed in range(len(STYLES)))
    return next(one for one in made if one.style == style.name)


@EACH_STYLE
@pytest.mark.parametrize("size", [BESIDE, ABOVE, SQUARE])
def test_words_are_readable_and_nothing_lies_under_them(style: Style, size: tuple[int, int]) -> None:
    if size == BESIDE and Place.RIGHT not in style.places:
        return
    for title in TITLES:
        made = cover(style, title, size)
        with_words, without = pixels(made.svg()), pixels(made.svg(with_words=False))
        assert made.layout.title
        for line in made.layout.lines:
            ground = crop(without, line.box).reshape(-1, 3)
            assert (ground == ground[0]).all(), f"a shape lies under {line.text!r}"
            assert _contrast(crop(with_words, line.box), ground[0]) >= 4.5, line.text
        _assert_inside(touched(with_words, without), made)


def _contrast(text: Pixels, ground: Pixels) -> float:
    """Of the darkest or lightest tenth of the pixels that differ from the ground: the strokes, not their soft edges."""
    far = np.abs(text - ground).sum(axis=2)
    strokes = text[far >= np.quantile(far[far > 30], 0.9)]
    return contrast(hexadecimal(np.median(strokes, axis=0).astype(np.int16)), hexadecimal(ground))


def _assert_inside(drawn: Frame | None, made: Composition) -> None:
    assert drawn is not None
    margin = 0.03 * min(made.width, made.height)
    assert drawn.x >= margin
    assert drawn.y >= margin
    assert drawn.right <= made.width - margin
    assert drawn.bottom <= made.height - margin
    frame = made.layout.frame
    if made.layout.place is Place.RIGHT:
        assert drawn.right < frame.x
    else:
        assert drawn.bottom < frame.y


@EACH_STYLE
@pytest.mark.parametrize("place", list(Place))
def test_shapes_end_by_themselves_before_the_words(style: Style, place: Place) -> None:
    """The paper over the margin is a safety net: no style leans on it, or its shapes would show a cut edge."""
    if place not in style.places:
        return
    frame = {
        Place.RIGHT: Frame(400, 0, 300, 360),
        Place.BELOW: Frame(0, 190, 700, 170),
        Place.FULL: Frame(0, 0, 700, 360),
    }
    for chance in range(3):
        scene = Scene(700, 360, frame[place], place, PALETTES[chance], Dice(style.name, chance))
        paper = rect(0, 0, 700, 360, PALETTES[chance].paper)
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="700" height="360">{paper}'
        drawn = touched(pixels(f"{head}</svg>"), pixels(f"{head}{style.paint(scene)}</svg>"))
        assert drawn is not None
        assert drawn.x >= frame[place].x - 1
        assert drawn.y >= frame[place].y - 1
        assert drawn.width * drawn.height > 0.3 * frame[place].width * frame[place].height


def test_a_wide_picture_without_a_title_may_take_a_style_that_needs_the_whole_frame() -> None:
    """Beside words, in a banner, a landscape would be cut; alone it may be drawn."""
    banners = [compose(asked("京都", size=BESIDE, seed=seed)).style for seed in range(len(STYLES))]
    assert {style.name for style in STYLES} == set(banners)


def test_every_style_is_reached_by_another_seed() -> None:
    assert {compose(asked(seed=seed)).style for seed in range(len(STYLES))} == {style.name for style in STYLES}
    assert len(STYLES) >= 6


def test_one_topic_has_one_palette_and_topics_differ() -> None:
    titles = [compose(asked(title, topic=topic)) for topic in ("Cold brew", "COLD  BREW") for title in TITLES]
    assert len({made.palette.name for made in titles}) == 1
    assert len({compose(asked(topic=f"Topic {number}")).palette.name for number in range(40)}) > 8


def test_the_label_and_the_domain_are_there() -> None:
    layout = compose(asked(size=(1200, 630))).layout
    assert layout.label is not None
    assert layout.domain is not None
    assert (layout.label.text, layout.domain.text) == ("COLD BREW", "brewguide.example")


def test_a_topic_that_is_the_title_is_not_said_twice() -> None:
    assert compose(asked("Cold Brew", topic="cold brew")).layout.label is None


@pytest.mark.parametrize("title", ["", "   ", "京都の紅葉", "قهوة باردة", "שלום", "กาแฟเย็น", "Launch 🚀", "\x00\x07"])
def test_a_title_that_can_t_be_set_gives_a_pure_picture(title: str) -> None:
    made = compose(asked(title))
    assert made.words == ""
    assert made.layout.frame == Frame(0, 0, 1200, 630)
    assert made.layout.place is Place.FULL


def test_a_label_or_domain_that_can_t_be_set_is_left_out_alone() -> None:
    layout = compose(asked(topic="京都", domain="例え.jp")).layout
    assert layout.title
    assert layout.label is None
    assert layout.domain is None


def test_a_very_long_title_is_set_whole_or_not_at_all() -> None:
    long = "The complete and unabridged history of every coffee bean that was ever roasted, ground, brewed, spilled"
    assert " ".join(line.text for line in compose(asked(long)).layout.title) == long
    assert compose(asked("word " * 300)).words == ""


def test_an_endless_word_is_set_whole() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkundenmap"
    lines = compose(asked(word)).layout.title
    assert "".join(line.text.removesuffix("-") for line in lines) == word


@given(
    title=st.text(max_size=120) | st.text("abcdefg <&>\"'ÄжΩ?:-", max_size=320),
    topic=st.text(max_size=60),
    size=st.tuples(st.integers(64, 4096), st.integers(64, 4096)),
    seed=st.integers(0, 1000),
)
@settings(max_examples=150, deadline=None)
def test_any_words_at_any_size_give_sound_svg(title: str, topic: str, size: tuple[int, int], seed: int) -> None:
    made = compose(asked(title, topic=topic, size=size, seed=seed))
    root = ElementTree.fromstring(made.svg())
    assert [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")] == [
        line.text for line in _in_order(made)
    ]
    for line in made.layout.lines:
        box, frame = line.box, made.layout.frame
        assert box.x >= 0
        assert box.right <= size[0]
        assert box.right <= frame.x or box.bottom <= frame.y


def _in_order(made: Composition) -> list[Line]:
    return made.layout.lines
