from __future__ import annotations

import pytest

from igny8.pipeline import prices


@pytest.mark.parametrize(("mapped", "price"), [(0, 0), (1, 1), (5, 1), (6, 2), (20, 4), (5_001, 1_001)])
def test_keywords(mapped: int, price: int) -> None:
    assert prices.keywords_price(mapped) == price


def test_keyword_batches_sum_to_the_whole() -> None:
    charged = 0
    for mapped in range(0, 103, 3):
        charged += prices.keywords_price(mapped) - charged
    assert charged == prices.keywords_price(102)


@pytest.mark.parametrize(("words", "price"), [(0, 0), (1, 1), (500, 1), (501, 2), (2_500, 5)])
def test_words(words: int, price: int) -> None:
    assert prices.words_price(words) == price


@pytest.mark.parametrize(("target", "price"), [(500, 2), (1_000, 3), (2_500, 7), (5_000, 13)])
def test_words_reserve(target: int, price: int) -> None:
    assert prices.words_reserve(target) == price


def test_clusters_and_prompts() -> None:
    assert (prices.clusters_price(3), prices.prompts_price(3)) == (6, 6)


@pytest.mark.parametrize(("quality", "price"), [("draft", 3), ("standard", 6), ("high", 12)])
def test_images(quality: str, price: int) -> None:
    assert prices.images_price(3, quality) == price


def test_unknown_image_quality() -> None:
    with pytest.raises(KeyError):
        prices.images_price(1, "best")
