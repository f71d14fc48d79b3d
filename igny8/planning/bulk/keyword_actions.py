"""What can be done to many keywords at once. Word-order twins go with their leader, as in everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from django.db.models import Q

from igny8.lib import clock
from igny8.lib.portions import portions
from igny8.models import Cluster, Keyword, Site
from igny8.planning.bulk.change import Action, Verdict
from igny8.planning.bulk.keyword_deletion import deletion
from igny8.planning.bulk.rows import Values
from igny8.planning.priority import priority

_COLUMNS: Final = (
    "status cluster_id parked_reason sector_id market variant_of_id intent intent_source edited_fields volume "
    "impressions difficulty priority"
).split()
_S = Keyword.Status

_WITH_TWINS: Final = {"exclude", "restore", "set_sector", "move"}


def with_twins(action: str, ids: Sequence[int]) -> list[int]:
    """The ids, and those of the twins that follow them, where the action takes twins along."""
    if action not in _WITH_TWINS:
        return list(ids)
    followers: list[int] = []
    for some in portions(ids, 500):
        followers += Keyword.objects.filter(variant_of__in=some).order_by("pk").values_list("pk", flat=True)
    return list(dict.fromkeys([*ids, *followers]))


def derive(row: Values) -> Values:
    """What follows from a keyword's values."""
    figures = {name: row[name] for name in ("volume", "impressions", "difficulty", "intent")}
    own = row["priority"] if "priority" in row["edited_fields"] else priority(**figures)
    return {"priority": own, "updated_at": clock.now()}


def keyword_action(name: str, *, site: Site, ids: Iterable[int], arguments: dict[str, Any]) -> Action:
    """The action of that name. `ids` are all that are meant; `arguments` are intent, sector_id or cluster_id."""
    if name == "delete":
        return deletion(set(ids))
    return Action(
        kind="keyword",
        name=name,
        model=Keyword,
        columns=_COLUMNS,
        decide=_deciding(name, site, ids, arguments),
        derive=derive,
        arguments=arguments,
    )


def _deciding(name: str, site: Site, ids: Iterable[int], arguments: Values) -> Callable[[Values], Verdict]:
    if name == "set_intent":
        return _set_intent(arguments["intent"])
    if name == "set_sector":
        return _set_sector(site, arguments["sector_id"])
    if name == "move":
        return _move(Cluster.objects.get(site=site, pk=arguments["cluster_id"]), set(ids))
    return {"exclude": _exclude, "restore": _restore}[name]


def _changed(row: Values, after: Values) -> Verdict:
    """The new values where any of them is new."""
    return Verdict(after if any(row[name] != value for name, value in after.items()) else None)


def _exclude(row: Values) -> Verdict:
    return _changed(row, {"status": _S.EXCLUDED.value, "cluster_id": None, "parked_reason": ""})


def _restore(row: Values) -> Verdict:
    if row["status"] == _S.MAPPED:
        return Verdict(code="wrong_state", message="It is in a cluster; nothing of it is to be restored.")
    return _changed(row, {"status": _S.NEW.value, "cluster_id": None, "parked_reason": ""})


def _set_intent(intent: str) -> Callable[[Values], Verdict]:
    def decide(row: Values) -> Verdict:
        edited = sorted({*row["edited_fields"], "intent"})
        return _changed(row, {"intent": intent, "intent_source": "person", "edited_fields": edited})

    return decide


def _set_sector(site: Site, sector_id: int | None) -> Callable[[Values], Verdict]:
    sector = Q(sector__isnull=True) if sector_id is None else Q(sector_id=sector_id)
    clusters = Cluster.objects.filter(sector, site=site)
    there = set(clusters.values_list("pk", flat=True))

    def decide(row: Values) -> Verdict:
        if row["cluster_id"] is not None and row["cluster_id"] not in there:
            return Verdict(
                code="in_cluster", message="Its cluster stands in another sector; give the cluster its sector instead."
            )
        edited = sorted({*row["edited_fields"], "sector"})
        return _changed(row, {"sector_id": sector_id, "edited_fields": edited})

    return decide


def _move(cluster: Cluster, meant: set[int]) -> Callable[[Values], Verdict]:
    def decide(row: Values) -> Verdict:
        if row["market"] != cluster.market:
            return Verdict(code="other_market", message="It is of another market; groups don't cross markets.")
        if row["variant_of_id"] is not None and row["variant_of_id"] not in meant:
            return Verdict(code="twin", message="It is a word-order twin; move the keyword that it follows.")
        return _changed(
            row,
            {
                "status": _S.MAPPED.value,
                "cluster_id": cluster.pk,
                "parked_reason": "",
                "sector_id": cluster.sector_id,
            },
        )

    return decide
