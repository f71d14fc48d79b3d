"""Removes image files that no row names: left by a worker whose result was discarded, or by a deleted article."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from igny8.lib import clock
from igny8.media.store import FOLDER, PART

YOUNG = timedelta(days=1)  # a file this young may belong to a transaction that has not ended
_ASIDE = ".swept"


@dataclass
class Swept:
    """What a sweep did."""

    files: int = 0
    size: int = 0  # bytes


def sweep_orphans(known: Set[str], *, older_than: timedelta = YOUNG) -> Swept:
    """Remove files that `known` (paths as `StoredImage.path` has them) doesn't name and that are old enough.

    Safe beside workers that store at the same moment: storing makes a file young again, and a file is looked at
    once more after it has been set aside.
    """
    root = Path(settings.MEDIA_ROOT)
    limit = (clock.now() - older_than).timestamp()
    swept = Swept()
    for path in sorted((root / FOLDER).glob("*/*")):
        if path.relative_to(root).as_posix() not in known and path.is_file():
            _remove(path, limit, swept)
    return swept


def _remove(path: Path, limit: float, swept: Swept) -> None:
    try:
        if path.stat().st_mtime >= limit:
            return
        is_hidden = path.suffix in {PART, _ASIDE}
        aside = path if is_hidden else path.rename(path.with_name(f".{path.name}{_ASIDE}"))
        facts = aside.stat()
        if facts.st_mtime >= limit:  # stored again between the two looks
            aside.replace(path)
            return
        aside.unlink()
    except FileNotFoundError:
        return  # another sweep was faster
    swept.files += 1
    swept.size += facts.st_size
