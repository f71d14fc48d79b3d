"""Keywords into the database, by the thousand: who is new, who is known, and what a known one learns.

Rows are written with one prepared statement each way. The ORM's bulk_create builds an object and a piece of SQL for
each row, which takes several times as long.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast

from django.db import connection
from django.db.models import Field

from igny8.lib import clock
from igny8.models import ImportJob, Keyword, Sector, Site
from igny8.planning.imports.rows import KeywordRow
from igny8.planning.intent import classify
from igny8.planning.priority import priority

CHUNK = 2_000

_FIGURES = ("volume", "impressions", "difficulty", "cpc", "currency", "trend", "url")
_INSERTED = (
    "site sector market term normalised_term twin_key volume impressions difficulty cpc currency trend intent "
    "intent_source url priority status parked_reason edited_fields raw_row import_job created_at updated_at"
).split()
_UPDATED = (*_FIGURES, "intent", "intent_source", "priority", "sector", "raw_row", "import_job", "updated_at")
_READ = (
    "id", "market", "normalised_term", "edited_fields", "raw_row", "import_job_id", "sector_id", "cluster_id",
    "intent", "intent_source", *_FIGURES,
)  # fmt: skip

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Key = tuple[str, str]  # market, normalised term


@dataclass
class Counts:
    """What became of a file's keywords."""

    new: int = 0
    updated: int = 0
    duplicates: int = 0


class KnownKeywords:
    """Tells without writing what an import would do. It remembers the hashes of what it saw."""

    def __init__(self, site: Site | None, market: str = "") -> None:
        self._site = site
        self._markets = _Markets(site.country if site else "", market)
        self._seen: set[int] = set()

    def count(self, rows: Sequence[KeywordRow], counts: Counts) -> None:
        keys = [(self._markets.of(row), row.normalised_term) for row in rows]
        known = _known(self._site, keys) if self._site else {}
        for key in keys:
            mark = hash(key)
            if mark in self._seen:
                counts.duplicates += 1
            elif key in known:
                counts.updated += 1
            else:
                counts.new += 1
            self._seen.add(mark)


class _Markets:
    """A row's market: "" where it is the site's own country, which the first row tells if the site doesn't."""

    def __init__(self, own: str, given: str = "") -> None:
        self.own, self._given = own, given  # `given` is for rows that name none

    def of(self, row: KeywordRow) -> str:
        market = row.market or self._given
        self.own = self.own or market
        return "" if market == self.own else market


class KeywordStore:
    """Writes a file's keywords, chunk by chunk, within the caller's transaction."""

    def __init__(self, *, site: Site, sector: Sector | None, job: ImportJob, market: str = "") -> None:
        self.counts = Counts()
        self._site, self._sector_id, self._job = site, sector.pk if sector else None, job
        self._markets = _Markets(site.country, market)
        self._brands = tuple(str(brand) for brand in site.brands)
        self._now = connection.ops.adapt_datetimefield_value(clock.now())
        self._insert, self._update = _insert(), _update()

    def add(self, rows: Sequence[KeywordRow]) -> None:
        """Write a chunk. A term that came before, in this chunk or an earlier one, only fills what is still empty."""
        keys = [(self._markets.of(row), row.normalised_term) for row in rows]
        known = _known(self._site, keys)
        fresh: dict[Key, dict[str, Any]] = {}
        changed: dict[int, dict[str, Any]] = {}
        for row, key in zip(rows, keys, strict=True):
            if (made := fresh.get(key)) is not None:
                self.counts.duplicates += 1
                self._learn(made, row, is_first=False)
            elif (found := known.get(key)) is None:
                self.counts.new += 1
                fresh[key] = self._made(row, key[0])
            else:
                is_first = found["import_job_id"] != self._job.pk
                self.counts.updated += is_first
                self.counts.duplicates += not is_first
                self._learn(found, row, is_first=is_first)
                found["import_job_id"] = self._job.pk
                changed[found["id"]] = found
        self._insert.write(fresh.values())
        self._update.write(changed.values())

    def finish(self) -> None:
        """Keep the country that the site took from its first file with one."""
        if self._markets.own != self._site.country:
            self._site.country = self._markets.own
            self._site.save(update_fields=["country"])

    def _made(self, row: KeywordRow, market: str) -> dict[str, Any]:
        intent = row.intent or classify(row.term, language=self._site.language, brands=self._brands).value
        return {
            "site_id": self._site.pk,
            "sector_id": self._sector_id,
            "market": market,
            "term": row.term,
            "normalised_term": row.normalised_term,
            "twin_key": row.twin_key,
            "volume": row.volume,
            "impressions": row.impressions,
            "difficulty": row.difficulty,
            "cpc": row.cpc,
            "currency": row.currency,
            "trend": row.trend,
            "intent": intent,
            "intent_source": "imported" if row.intent else "rules",
            "url": row.url,
            "priority": _priority(row.volume, row.impressions, row.difficulty, intent),
            "status": Keyword.Status.NEW.value,
            "parked_reason": "",
            "edited_fields": "[]",
            "raw_row": row.raw,
            "import_job_id": self._job.pk,
            "created_at": self._now,
            "updated_at": self._now,
        }

    def _learn(self, known: dict[str, Any], row: KeywordRow, *, is_first: bool) -> None:
        """Give a known keyword the row's figures. A row that repeats a term within the file only fills gaps."""
        edited = frozenset(known["edited_fields"])
        for name in _FIGURES:
            value = getattr(row, name)
            if value not in (None, "") and name not in edited and (is_first or known[name] in (None, "")):
                known[name] = value
        is_open = known["intent_source"] == "rules" or is_first
        if row.intent and is_open and "intent" not in edited and known["intent_source"] != "person":
            known["intent"], known["intent_source"] = row.intent, "imported"
        if "priority" not in edited:
            known["priority"] = _priority(known["volume"], known["impressions"], known["difficulty"], known["intent"])
        if is_first:
            known["raw_row"] = (known["raw_row"] or {}) | row.raw
            if known["sector_id"] is None and known.get("cluster_id") is None and "sector" not in edited:
                known["sector_id"] = self._sector_id
        known["updated_at"] = self._now


@lru_cache(maxsize=8192)
def _priority(volume: int | None, impressions: int | None, difficulty: float | None, intent: str) -> float:
    return priority(volume=volume, impressions=impressions, difficulty=difficulty, intent=intent)


def _known(site: Site, keys: list[Key]) -> dict[Key, dict[str, Any]]:
    # The markets are named although the terms would do: they stand before the terms in the index.
    markets, terms = {market for market, _ in keys}, {term for _, term in keys}
    rows = Keyword.objects.filter(site=site, market__in=markets, normalised_term__in=terms).values(*_READ, "priority")
    return {(row["market"], row["normalised_term"]): dict(row) for row in rows}


class _Statement:
    """One SQL statement on the keyword table, run for many rows."""

    def __init__(self, sql: str, attributes: Sequence[str]) -> None:
        self._sql = sql
        self._pick = itemgetter(*attributes)

    def write(self, rows: Iterable[dict[str, Any]]) -> None:
        values = [self._pick(_stored(row)) for row in rows]
        if values:
            with connection.cursor() as cursor:
                cursor.executemany(self._sql, values)


def _stored(row: dict[str, Any]) -> dict[str, Any]:
    """The row with what databases don't take as it is; both kinds take JSON and decimals as text."""
    row["raw_row"] = _json(row["raw_row"])
    if row["trend"] is not None:
        row["trend"] = _json(row["trend"])
    if row["cpc"] is not None:
        row["cpc"] = str(row["cpc"])
    return row


def _attribute(name: str) -> str:
    return _field(name).attname


def _column(name: str) -> str:
    return connection.ops.quote_name(str(_field(name).column))


def _field(name: str) -> Field[Any, Any]:
    return cast("Field[Any, Any]", Keyword._meta.get_field(name))  # noqa: SLF001 - Django's public way


def _insert() -> _Statement:
    columns = ", ".join(_column(name) for name in _INSERTED)
    places = ", ".join(["%s"] * len(_INSERTED))
    sql = f"INSERT INTO {_table()} ({columns}) VALUES ({places})"  # noqa: S608 - names of our own table
    return _Statement(sql, [_attribute(name) for name in _INSERTED])


def _update() -> _Statement:
    places = ", ".join(f"{_column(name)} = %s" for name in _UPDATED)
    sql = f"UPDATE {_table()} SET {places} WHERE {_column('id')} = %s"  # noqa: S608 - names of our own table
    return _Statement(sql, [_attribute(name) for name in (*_UPDATED, "id")])


def _table() -> str:
    return connection.ops.quote_name(Keyword._meta.db_table)  # noqa: SLF001 - Django's public way
