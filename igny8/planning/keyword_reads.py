"""Keywords as lists ask for them: filtered, sorted, counted, described in plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from igny8.access.principals import Principal
from igny8.access.reach import in_reach
from igny8.lib.text import normalise_term
from igny8.models import Keyword, Site
from igny8.planning.priority import parts

# What a list can be sorted by -> the column. Each has an index that begins with the site; `created` goes by id.
SORTS: Final = {
    "term": "normalised_term",
    "volume": "volume",
    "impressions": "impressions",
    "difficulty": "difficulty",
    "cpc": "cpc",
    "priority": "priority",
    "created": "id",
}
_LACKING: Final = {
    "volume": Q(volume__isnull=True),
    "impressions": Q(impressions__isnull=True),
    "difficulty": Q(difficulty__isnull=True),
    "cpc": Q(cpc__isnull=True),
    "intent": Q(intent=""),
    "url": Q(url=""),
    "cluster": Q(cluster__isnull=True),
    "sector": Q(sector__isnull=True),
}
_LIST = (
    "id site_id term market volume impressions difficulty cpc currency trend intent intent_source url priority status "
    "parked_reason cluster_id sector_id variant_of_id edited_fields created_at updated_at"
).split()


@dataclass(frozen=True)
class KeywordFilter:
    """Which keywords are meant; what is None or empty asks for nothing."""

    status: Sequence[str] = ()
    cluster_id: int | None = None
    sector_id: int | None = None
    intent: Sequence[str] = ()
    market: str | None = None
    search: str = ""
    volume_from: int | None = None
    volume_to: int | None = None
    impressions_from: int | None = None
    impressions_to: int | None = None
    difficulty_from: float | None = None
    difficulty_to: float | None = None
    cpc_from: Decimal | None = None
    cpc_to: Decimal | None = None
    lacks: Sequence[str] = ()  # names of fields without a value
    variants: bool | None = None  # word-order twins alone, or none of them


def keywords_of(site: Site, which: KeywordFilter, *, any_status: bool = False) -> QuerySet[Keyword]:
    """The site's keywords that fit. With `any_status` the status isn't asked for."""
    rows = Keyword.objects.filter(_figures(which), site=site)
    if which.status and not any_status:
        rows = rows.filter(status__in=which.status) if len(which.status) > 1 else rows.filter(status=which.status[0])
    if which.cluster_id is not None:
        rows = rows.filter(cluster_id=which.cluster_id)
    if which.sector_id is not None:
        rows = rows.filter(sector_id=which.sector_id)
    if which.intent:
        rows = rows.filter(intent__in=which.intent)
    if which.market is not None:
        rows = rows.filter(market=which.market)
    if which.variants is not None:
        rows = rows.filter(variant_of__isnull=not which.variants)
    if which.search.strip():
        rows = rows.filter(normalised_term__contains=normalise_term(which.search)[:500])
    return rows


def _figures(which: KeywordFilter) -> Q:
    asked = Q()
    for name in ("volume", "impressions", "difficulty", "cpc"):
        for end, lookup in (("from", "gte"), ("to", "lte")):
            if (value := getattr(which, f"{name}_{end}")) is not None:
                asked &= Q(**{f"{name}__{lookup}": value})
    for name in which.lacks:
        asked &= _LACKING[name]
    return asked


def count_by_status(site: Site, which: KeywordFilter) -> dict[str, int]:
    """How many fit in each status, whatever status the filter names."""
    rows = keywords_of(site, which, any_status=True).order_by().values_list("status")
    counted = dict(rows.annotate(count=Count("pk")))
    return {status: counted.get(status, 0) for status in Keyword.Status.values}


def keyword_in_reach(who: Principal, keyword_id: int) -> Keyword:
    """The keyword of that id, with its site."""
    rows = Keyword.objects.select_related("site__account", "cluster", "sector", "variant_of", "import_job")
    return in_reach(who, rows, keyword_id, kind="keyword")


def with_names(rows: QuerySet[Keyword]) -> QuerySet[Keyword]:
    """The rows with the names that `describe_keyword` tells, and without what a list doesn't."""
    return rows.select_related("cluster", "sector", "variant_of").only(
        *_LIST, "cluster__name", "sector__name", "variant_of__term"
    )


def describe_keyword(keyword: Keyword) -> dict[str, Any]:
    """A keyword as a list shows it."""
    return {name: getattr(keyword, name) for name in _LIST} | {
        "intent": keyword.intent or None,
        "intent_source": keyword.intent_source or None,
        "cpc": None if keyword.cpc is None else float(keyword.cpc),
        "cluster": keyword.cluster.name if keyword.cluster else None,
        "sector": keyword.sector.name if keyword.sector else None,
        "variant_of": keyword.variant_of.term if keyword.variant_of else None,
    }


def describe_keyword_whole(keyword: Keyword) -> dict[str, Any]:
    """A keyword with all that is known of it: the row that it came from, and the sum that makes its priority."""
    made_of = parts(
        volume=keyword.volume, impressions=keyword.impressions, difficulty=keyword.difficulty, intent=keyword.intent
    )
    twins = Keyword.objects.filter(variant_of=keyword).order_by("id").values("id", "term")
    job = keyword.import_job
    return describe_keyword(keyword) | {
        "raw_row": keyword.raw_row,
        "import_id": keyword.import_job_id,
        "import_file": job.file_name if job else None,
        "variants": list(twins),
        "priority_parts": [
            {"name": part.name, "figure": part.figure, "points": part.points, "most": part.most, "note": part.note}
            for part in made_of
        ],
    }
