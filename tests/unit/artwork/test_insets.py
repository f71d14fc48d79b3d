"""Pictures inside an article: kin of the cover, with motifs that stay in their place."""

from __future__ import annotations

from itertools import pairwise

import pytest

from igny8.ai.providers.embedded.artwork.composition import compose
from igny8.ai.providers.embedded.artwork.dice import Dice
from igny8.ai.providers.embedded.artwork.frame import Frame, Place
from igny8.ai.providers.embedded.artwork.hints import count_in, motif_for
from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.palettes import PALETTES
from igny8.ai.providers.embedded.artwork.repertoire import MOTIFS
from igny8.ai.providers.embedded.artwork.svg import rect
from tests.unit.artwork.pictures import IN_ARTICLE, asked
from tests.unit.artwork.pixels import crop, pixels, touched

WIDE = (800, 450)

HEADINGS = [
    ("The Steps in Order", "steps"),
    ("How to Grind the Beans", "steps"),
    ("What You Need Before You Start", "checklist"),
    ("The Best Filter vs the Cheapest Filter", "comparison"),
    ("Unterschied zwischen Filter und Presse", "comparison"),
    ("What It Costs", "coins"),
    ("Combien ça coûte ? Les prix", "coins"),
    ("Latte or Cappuccino", "comparison"),
    ("Fix or Replace the Pump: Steps", "branches"),
    ("Mistakes to Avoid", "exception"),
    ("What You See, and What It Points To", "branches"),
    ("When to Plant Garlic", "timeline"),
    ("How Long It Keeps", "timeline"),
    ("What to Do Next", "stairs"),
    ("The Short Answer", "target"),
    ("How It Works", "cycle"),
    ("What Is Cold Brew", "layers"),
    ("Is It Worth It?", "question"),
    ("値段はいくらですか？", "question"),
    ("A Quiet Morning", ""),
    ("Listen to the Stepson", ""),
    ("", ""),
]


@pytest.mark.parametrize(("heading", "motif"), HEADINGS)
def test_a_heading_suggests_a_motif(heading: str, motif: str) -> None:
    assert motif_for(heading) == motif


def test_every_motif_can_be_suggested() -> None:
    assert {motif for _, motif in HEADINGS} - {""} == set(MOTIFS)


@pytest.mark.parametrize(
    ("heading", "count"), [("5 Steps", 5), ("Save 30% in 3 Steps", 3), ("2.5 Litres", 0), ("In 2026", 0), ("None", 0)]
)
def test_a_number_is_read_from_a_heading(heading: str, count: int) -> None:
    assert count_in(heading) == count


@pytest.mark.parametrize("motif", MOTIFS)
@pytest.mark.parametrize("size", [(300, 150), (200, 200), (110, 260), (280, 60)])
def test_a_motif_stays_in_its_frame(motif: str, size: tuple[int, int]) -> None:
    frame = Frame(60, 60, *size)
    for chance, palette in enumerate((PALETTES[0], PALETTES[7].calm())):
        request = Request(frame, palette, Dice(motif, chance))
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="420" height="380">{rect(0, 0, 420, 380, palette.paper)}'
        drawn = touched(pixels(f"{head}</svg>"), pixels(f"{head}{MOTIFS[motif](request)}</svg>"))
        assert drawn is not None
        near = 0.06 * frame.shorter + 2
        assert drawn.x >= frame.x - near
        assert drawn.y >= frame.y - near
        assert drawn.right <= frame.right + near
        assert drawn.bottom <= frame.bottom + near
        assert max(drawn.width / frame.width, drawn.height / frame.height) > 0.6


@pytest.mark.parametrize(
    "heading", ["The Steps in Order", "A Quiet Morning", "Un long titre qui doit passer à la ligne vite"]
)
def test_nothing_lies_under_the_heading(heading: str) -> None:
    made = compose(asked(heading, kind=IN_ARTICLE, size=WIDE))
    picture = pixels(made.svg(with_words=False))
    assert made.layout.title
    for line in made.layout.title:
        ground = crop(picture, line.box).reshape(-1, 3)
        assert (ground == ground[0]).all()


def test_it_shares_the_palette_of_its_cover() -> None:
    cover, inset = compose(asked()), compose(asked("The Steps in Order", kind=IN_ARTICLE))
    assert inset.palette.name == cover.palette.name
    assert inset.palette.paper != cover.palette.paper


def test_it_carries_no_label_and_no_domain() -> None:
    layout = compose(asked("A Quiet Morning", kind=IN_ARTICLE, size=WIDE)).layout
    assert (layout.label, layout.domain) == (None, None)


def test_loud_styles_stay_outside_articles() -> None:
    drawn = {compose(asked("A Quiet Morning", kind=IN_ARTICLE, size=WIDE, seed=seed)).style for seed in range(20)}
    assert len(drawn) > 6
    assert not drawn & {"tiles", "blocks", "pills", "scales"}


def test_its_heading_is_small() -> None:
    heading = compose(asked("A Quiet Morning", kind=IN_ARTICLE)).layout.title[0]
    assert heading.size < 0.7 * compose(asked("A Quiet Morning")).layout.title[0].size


def test_without_a_heading_the_prompt_suggests_the_motif_and_it_fills_the_picture() -> None:
    made = compose(asked("", kind=IN_ARTICLE, prompt="A checklist on a wooden table", size=WIDE))
    assert (made.style, made.words, made.layout.place) == ("checklist", "", Place.FULL)


def test_the_numbers_of_the_steps_are_those_of_the_heading() -> None:
    drawing = compose(asked("5 Steps to a Clean Chain", kind=IN_ARTICLE, size=WIDE)).drawing
    spots = [drawing.index(f">{number}</text>") for number in range(1, 6)]
    assert all(first < second for first, second in pairwise(spots))
    assert ">6</text>" not in drawing


def test_a_small_picture_has_no_letters() -> None:
    made = compose(asked("5 Steps", kind=IN_ARTICLE, size=(120, 90)))
    assert "<text" not in made.svg()
