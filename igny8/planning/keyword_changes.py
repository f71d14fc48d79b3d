"""One keyword at a time, made or changed by hand. What a person said is remembered, so that no import undoes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.db import IntegrityError, transaction

from igny8.access.sectors import sector_of
from igny8.lib import clock
from igny8.lib.errors import Conflict, Invalid
from igny8.lib.text import normalise_term, twin_key
from igny8.models import Keyword, Site
from igny8.planning.founding import refresh_priorities
from igny8.planning.imports.terms import LONGEST_TERM
from igny8.planning.intent import classify
from igny8.planning.priority import priority
from igny8.planning.twins import Twins

# What a person may change -> the name that an import looks for in `edited_fields`.
CHANGEABLE: Final = {
    "volume": "volume",
    "impressions": "impressions",
    "difficulty": "difficulty",
    "cpc": "cpc",
    "currency": "currency",
    "intent": "intent",
    "url": "url",
    "sector_id": "sector",
    "priority": "priority",
}


class KeywordExists(Conflict):
    """The site has this keyword already; `extra["keyword_id"]` names it."""

    code = "keyword_exists"


class InCluster(Conflict):
    """Its cluster stands in another sector; groups don't cross sectors."""

    code = "in_cluster"


def create_keyword(*, site: Site, term: str, market: str = "", values: dict[str, Any]) -> Keyword:
    """Make a keyword by hand: it is new, and waits for its cluster. Raises `KeywordExists` or `Invalid`."""
    normalised, key = _normalised(term)
    market = "" if market == site.country else market
    values = {name: value for name, value in values.items() if value not in (None, "")}
    sector_of(site, values.get("sector_id"))
    intent = values.get("intent") or classify(term, language=site.language, brands=site.brands).value
    keyword = Keyword(
        site=site,
        term=term,
        normalised_term=normalised,
        twin_key=key,
        market=market,
        edited_fields=sorted(CHANGEABLE[name] for name in values),
        **{**values, "intent": intent, "intent_source": "person" if "intent" in values else "rules"},
    )
    if "priority" not in values:
        keyword.priority = priority_of(keyword)
    with transaction.atomic():
        Site.objects.select_for_update(no_key=True).get(pk=site.pk)
        twins = Twins(site)
        try:
            with transaction.atomic():
                keyword.save(force_insert=True)
        except IntegrityError as error:
            there = Keyword.objects.get(site=site, market=market, normalised_term=normalised)
            raise KeywordExists(
                f"The site has the keyword {there.term!r} already. Nothing was changed.", keyword_id=there.pk
            ) from error
        twins.link()
    keyword.refresh_from_db()
    return keyword


def change_keyword(keyword: Keyword, *, changes: dict[str, Any]) -> Keyword:
    """Change what a person may. A figure may be None: unknown. Imports leave alone what was changed here.

    A priority of None is computed again. Raises `Invalid`, and `InCluster` for a sector that its cluster isn't of.
    """
    with transaction.atomic():
        Site.objects.select_for_update(no_key=True).get(pk=keyword.site_id)
        rows = Keyword.objects.select_related("cluster", "sector", "variant_of", "site", "import_job")
        keyword = rows.select_for_update(of=("self",)).get(pk=keyword.pk)
        if "sector_id" in changes:
            keyword.sector = sector_of(keyword.site, changes["sector_id"])
            _check_sector(keyword)
        for name, value in changes.items():
            setattr(keyword, name, _stored(name, value))
        _remember(keyword, changes)
        keyword.updated_at = clock.now()
        keyword.save(update_fields=[*CHANGEABLE, "intent_source", "edited_fields", "updated_at"])
        refresh_priorities([keyword.cluster_id] if keyword.cluster_id else [])
    return keyword


def priority_of(keyword: Keyword) -> float:
    """What its figures make of it."""
    return priority(
        volume=keyword.volume, impressions=keyword.impressions, difficulty=keyword.difficulty, intent=keyword.intent
    )


def _remember(keyword: Keyword, changed: Iterable[str]) -> None:
    edited = {*keyword.edited_fields, *(CHANGEABLE[name] for name in changed)}
    if "intent" in changed:
        keyword.intent_source = "person"
    if keyword.priority is None:  # None was asked for: by its figures, as if nobody had said anything
        edited.discard("priority")
    if "priority" not in edited:
        keyword.priority = priority_of(keyword)
    keyword.edited_fields = sorted(edited)


def _check_sector(keyword: Keyword) -> None:
    if keyword.cluster is not None and keyword.cluster.sector_id != keyword.sector_id:
        raise InCluster(
            f"It is in the cluster “{keyword.cluster.name}”, and groups don't cross sectors. Nothing was changed; give "
            "the cluster another sector, or take the keyword out of it first.",
            cluster_id=keyword.cluster_id,
        )


def _stored(name: str, value: Any) -> Any:
    return "" if value is None and name in {"currency", "intent", "url"} else value


def _normalised(term: str) -> tuple[str, str]:
    """The normalised term and its twin key. Raises `Invalid` for what can't be a search term."""
    normalised = normalise_term(term)
    key = twin_key(normalised)
    if not normalised or len(normalised) > LONGEST_TERM or len(key) > LONGEST_TERM:
        problem = f"a search term has 1 to {LONGEST_TERM} characters, counted after normalising"
        raise Invalid(f"Nothing was changed: {problem}.", fields={"term": problem})
    return normalised, key
