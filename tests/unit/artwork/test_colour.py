"""Contrast, mixing, and that every palette can be read."""

from __future__ import annotations

import pytest

from igny8.ai.providers.embedded.artwork.colour import contrast, luminance, mix
from igny8.ai.providers.embedded.artwork.palettes import PALETTES, Palette

EACH = pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#767676") == contrast("#767676", "#ffffff")


def test_mixing_ends_where_it_should_and_goes_evenly() -> None:
    assert mix("#12a0f3", "#f0e2c4", 0) == "#12a0f3"
    assert mix("#12a0f3", "#f0e2c4", 1) == "#f0e2c4"
    assert luminance("#000000") < luminance(mix("#000000", "#ffffff", 0.3)) < luminance(mix("#000000", "#ffffff", 0.6))


@EACH
def test_text_can_be_read_on_each_paper(palette: Palette) -> None:
    assert contrast(palette.ink, palette.paper) >= 7
    assert contrast(palette.muted, palette.paper) >= 4.5


@EACH
def test_text_can_be_read_inside_articles(palette: Palette) -> None:
    assert contrast(palette.calm().ink, palette.calm().paper) >= 4.5


@EACH
def test_the_colours_of_a_palette_can_be_told_apart(palette: Palette) -> None:
    assert len({palette.paper, palette.ink, *palette.colours}) == 7
    assert contrast(palette.deep, palette.paper) > contrast(palette.soft, palette.paper) > 1.1


def test_a_ramp_leads_from_soft_to_deep() -> None:
    palette = PALETTES[0]
    ramp = palette.ramp(5)
    assert (ramp[0], ramp[2], ramp[4]) == (palette.soft, palette.middle, palette.deep)
    assert palette.ramp(1) == [palette.middle]


def test_names_are_unique() -> None:
    assert len({palette.name for palette in PALETTES}) == len(PALETTES)
