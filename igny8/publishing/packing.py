"""An export as one ZIP, made while it is read: nothing is written to disk, and no picture is held for long."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from typing_extensions import override

from igny8.editing.listing import Filters, articles_in
from igny8.lib.errors import Invalid
from igny8.models import Site
from igny8.publishing.articles import articles_of
from igny8.publishing.formats import format_named
from igny8.publishing.target import File

MOST_ARTICLES: Final = 1_000
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)  # the same articles give the same bytes


@dataclass(frozen=True)
class Packed:
    """A ZIP that is made as its chunks are taken."""

    name: str
    chunks: Iterator[bytes]


def pack(
    site: Site, written_as: str, *, ids: Sequence[int] = (), filters: Filters | None = None, images_url: str = ""
) -> Packed:
    """The articles that are named, or those that fit the filters: without a status all but the rejected.

    Raises `NotFound` for an id that isn't the site's, `Invalid` for more than 1,000 articles: before the first byte.
    """
    wanted = filters or Filters()
    rows = articles_of(site, statuses=wanted.status, ids=ids)
    if filters is not None:
        rows = rows.filter(pk__in=articles_in(site, wanted).values("pk"))
    articles = list(rows[: MOST_ARTICLES + 1])
    if len(articles) > MOST_ARTICLES:
        raise Invalid(
            f"More than {MOST_ARTICLES:,} articles at once are too many. Nothing was exported; name fewer, or use "
            "`igny8 export`.",
            fields={"content_ids": f"at most {MOST_ARTICLES:,}"},
        )
    files = format_named(written_as, images_url=images_url).files(site, articles)
    return Packed(f"{site.domain}-{written_as}.zip", _chunks(files))


class _Outlet(io.RawIOBase):
    """What the ZIP is written into: it holds what was written since it was last emptied."""

    def __init__(self) -> None:
        self._held = bytearray()

    @override
    def writable(self) -> bool:
        return True

    @override
    def write(self, data: object) -> int:
        piece = bytes(memoryview(data))  # type: ignore[arg-type]  # whatever has bytes, as RawIOBase says
        self._held += piece
        return len(piece)

    def emptied(self) -> bytes:
        held, self._held = bytes(self._held), bytearray()
        return held


def _chunks(files: Iterator[File]) -> Iterator[bytes]:
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w") as archive:
        for file in files:
            data = file.data.read_bytes() if isinstance(file.data, Path) else file.data
            info = zipfile.ZipInfo(file.path, _MOMENT)
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if isinstance(file.data, Path) else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
            yield outlet.emptied()
    yield outlet.emptied()
