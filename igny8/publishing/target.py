"""The port of publishing: somewhere that articles can go. A folder is one such place, a website another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from igny8.models import Content, Site


@dataclass(frozen=True)
class Delivered:
    """What became of one article."""

    content_id: int
    where: str  # path or address
    notes: list[str] = field(default_factory=list)  # what did not stick, in words for a person


class Target(Protocol):
    """Takes articles and puts them where they belong. Repeating it changes nothing that is there already.

    Raises `igny8.lib.errors.Igny8Error`, and then says what was put and what wasn't.
    """

    name: str

    def deliver(self, site: Site, articles: Sequence[Content]) -> list[Delivered]:
        """Put the articles there, in this order; one entry for each. Rows are only read, never changed."""
        ...


@dataclass(frozen=True)
class File:
    """One file of an export: its path below the folder, with forward slashes, and what it holds."""

    path: str
    data: bytes | Path  # a path: the file is copied
    content_id: int | None = None  # the article that it is; None for pictures, indexes, stylesheets


class Format(Protocol):
    """How a folder of articles is written down. The same articles give the same bytes."""

    name: str

    def files(self, site: Site, articles: Sequence[Content]) -> Iterator[File]:
        """Every file of the export. An article may share its file with others."""
        ...
