"""Cuts a long list into short ones, as a database takes only so many values in one question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

_Item = TypeVar("_Item")


def portions(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """Lists of `size` items in their order; the last may be shorter."""
    portion: list[_Item] = []
    for item in items:
        portion.append(item)
        if len(portion) == size:
            yield portion
            portion = []
    if portion:
        yield portion
