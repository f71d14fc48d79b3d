"""What work costs, in credits: every price of the product, and nothing else. Pure functions."""

from __future__ import annotations

from typing import Final

KEYWORDS_PER_CREDIT: Final = 5  # stage 1
CREDITS_PER_CLUSTER: Final = 2  # stage 2
WORDS_PER_CREDIT: Final = 500  # stage 4
RESERVED_TENTHS: Final = 13  # stage 4 reserves 13/10 of the target's price; what is longer is a gift
CREDITS_PER_PROMPTED_ARTICLE: Final = 2  # stage 5
CREDITS_PER_IMAGE: Final = {"draft": 1, "standard": 2, "high": 4}  # stage 6, by the config's image_quality


def _ceil(amount: int, unit: int) -> int:
    return -(-amount // unit)


def keywords_price(mapped_in_run: int) -> int:
    """Stage 1, for all keywords mapped so far in the run. A step is charged this less what was charged before."""
    return _ceil(mapped_in_run, KEYWORDS_PER_CREDIT)


def clusters_price(clusters: int) -> int:
    """Stage 2, for clusters that were given ideas."""
    return clusters * CREDITS_PER_CLUSTER


def words_price(words: int) -> int:
    """Stage 4, for one article of so many words."""
    return _ceil(words, WORDS_PER_CREDIT)


def words_reserve(target_words: int) -> int:
    """Stage 4, the most that one article may cost: ceil(1.3 x target words / 500)."""
    return _ceil(RESERVED_TENTHS * target_words, 10 * WORDS_PER_CREDIT)


def prompts_price(articles: int) -> int:
    """Stage 5, for articles whose images were planned."""
    return articles * CREDITS_PER_PROMPTED_ARTICLE


def images_price(images: int, quality: str) -> int:
    """Stage 6, for images drawn in `quality` (draft, standard, high). Raises KeyError for any other."""
    return images * CREDITS_PER_IMAGE[quality]
