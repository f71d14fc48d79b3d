"""Keyword import: a file becomes keywords of a site, in one transaction, however often it is repeated."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from django.db import transaction

from igny8.lib import clock
from igny8.models import ImportJob, Sector, Site, User
from igny8.planning.imports.errors import UnreadableFile
from igny8.planning.imports.reading import Reading, reading
from igny8.planning.imports.rows import KeywordRow, Tally
from igny8.planning.keyword_store import CHUNK, Counts, KeywordStore, KnownKeywords
from igny8.planning.twins import Twins

SAMPLE_ROWS = 10

Tell = Callable[[int], None]  # hears how many rows were read so far; may raise, and then nothing is kept


@dataclass(frozen=True)
class Wishes:
    """What a person says about a file."""

    columns: Mapping[str, str | None] = field(default_factory=dict)  # role -> column, over what was recognised
    market: str = ""  # country of the rows that name none

    @property
    def keyword_column(self) -> str:
        """What the file calls its column of keywords; "" where it is for us to find."""
        return self.columns.get("keyword") or ""


def wishes_of(options: Mapping[str, Any]) -> Wishes:
    """What an import's options say."""
    return Wishes(columns=options.get("columns") or {}, market=options.get("market") or "")


def preview(
    path: Path | None = None,
    *,
    file: BinaryIO | None = None,
    name: str = "",
    site: Site | None = None,
    wishes: Wishes = Wishes(),
) -> dict[str, Any]:
    """What `import_keywords` would answer, with the column `mapping` and a `sample` besides; nothing is written.

    Without a site every keyword counts as new. Raises UnreadableFile.
    """
    with opened(path, file, name, wishes.keyword_column) as found:
        found = found.with_columns(wishes.columns)
        tally, counts = found.tally(), Counts()
        sample: list[KeywordRow] = []
        known = KnownKeywords(site, wishes.market)
        rows = found.rows(tally)
        while chunk := list(islice(rows, CHUNK)):
            known.count(chunk, counts)
            sample += chunk[: SAMPLE_ROWS - len(sample)]
        _refuse_empty(found, tally)
        result = result_of(found, tally, counts)
        return result | {"mapping": found.mapping(), "sample": [_shown(row) for row in sample]}


def import_keywords(
    *,
    site: Site,
    path: Path | None = None,
    file: BinaryIO | None = None,
    name: str = "",
    sector: Sector | None = None,
    user: User | None = None,
    wishes: Wishes = Wishes(),
) -> dict[str, Any]:
    """Import a keyword file into a site; returns the counts, which the ImportJob keeps as well.

    New terms become keywords. Known ones get the file's figures: never a new status or cluster, never what a person
    edited, and an empty cell never wipes a figure. Word-order twins follow their leader (`variant_of`). An error in
    the middle leaves everything as it was. Raises UnreadableFile, and Invalid for columns that the file doesn't have.

    The result: tool, demand_column, keywords (rows that hold one), unique = new + updated, duplicates, left_out,
    volume_sum, volume_empty, volume_zero (over rows, of the demand column; None where there is none),
    difficulty_empty (None where there is no such column), first, last.
    """
    with opened(path, file, name, wishes.keyword_column) as found, transaction.atomic():
        found = found.with_columns(wishes.columns)
        job = ImportJob.objects.create(
            site=site,
            file_name=found.name[:255],
            file_sha256=found.sha256,
            tool=found.tool,
            created_by=user,
            finished_at=clock.now(),
        )
        result = write_keywords(found, job=job, sector=sector, market=wishes.market)
        job.result = result
        job.save(update_fields=["result"])
        return result


def write_keywords(
    found: Reading, *, job: ImportJob, sector: Sector | None, market: str = "", tell: Tell = lambda rows: None
) -> dict[str, Any]:
    """Write the file's keywords into the job's site, in the caller's transaction; the counts."""
    site = Site.objects.select_for_update(no_key=True).get(pk=job.site_id)  # imports of a site wait for each other
    twins = Twins(site)
    tally, store = found.tally(), KeywordStore(site=site, sector=sector, job=job, market=market)
    rows = found.rows(tally)
    while chunk := list(islice(rows, CHUNK)):
        store.add(chunk)
        tell(tally.keywords + tally.left_out.total())
    _refuse_empty(found, tally)
    store.finish()
    twins.link()
    return result_of(found, tally, store.counts)


def result_of(found: Reading, tally: Tally, counts: Counts) -> dict[str, Any]:
    """The counts of an import, as scripts rely on them."""
    has_demand = bool(tally.demand)
    return {
        "tool": found.tool,
        "demand_column": found.header.demand_name,
        "keywords": tally.keywords,
        "unique": counts.new + counts.updated,
        "new": counts.new,
        "updated": counts.updated,
        "duplicates": counts.duplicates,
        "left_out": _left_out(tally),
        "volume_sum": tally.volume_sum if has_demand else None,
        "volume_empty": tally.volume_empty if has_demand else None,
        "volume_zero": tally.volume_zero if has_demand else None,
        "difficulty_empty": tally.difficulty_empty if tally.has_difficulty else None,
        "first": tally.first,
        "last": tally.last,
    }


def _left_out(tally: Tally) -> list[dict[str, Any]]:
    """The rows without a keyword by reason, with the first ones of each."""
    examples = {reason: [{"row": one.row, "text": one.text} for one in told] for reason, told in tally.examples.items()}
    found = tally.left_out.most_common()
    return [{"reason": reason, "rows": rows, "examples": examples.get(reason, [])} for reason, rows in found]


def _refuse_empty(found: Reading, tally: Tally) -> None:
    if tally.keywords == 0:
        raise UnreadableFile(
            found.name, "no_keywords", "it holds no keyword.", "Export it once more with keywords in it."
        )


def _shown(row: KeywordRow) -> dict[str, Any]:
    return {
        "term": row.term,
        "volume": row.volume,
        "impressions": row.impressions,
        "difficulty": row.difficulty,
        "cpc": None if row.cpc is None else float(row.cpc),
        "currency": row.currency,
        "intent": row.intent,
        "url": row.url,
        "market": row.market,
    }


@contextmanager
def opened(path: Path | None, file: BinaryIO | None, name: str, keyword_column: str = "") -> Iterator[Reading]:
    """A file on disk, or an upload that is put there first: it is read more than once."""
    if path is not None:
        with reading(path, name=name, keyword_column=keyword_column) as found:
            yield found
        return
    if file is None:
        raise TypeError("path or file is needed")
    with tempfile.NamedTemporaryFile(prefix="igny8-import-") as copy:
        shutil.copyfileobj(file, copy)
        copy.flush()
        with reading(Path(copy.name), name=name or "upload", keyword_column=keyword_column) as found:
            yield found
