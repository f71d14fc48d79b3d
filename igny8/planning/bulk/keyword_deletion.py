"""Deletes keywords so that it can be undone: their whole rows are kept with the change, and nothing else knows them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from igny8.lib.portions import portions
from igny8.models import Cluster, Keyword
from igny8.planning.bulk.change import Action, Verdict
from igny8.planning.bulk.rows import Values, columns_of

FOLLOWERS, PILLAR_OF = "_followers", "_pillar_of"  # kept beside the row: twins that followed it, clusters it stood for


def deletion(meant: set[int]) -> Action:
    """Delete the keywords that are `meant`. Twins that stay follow the most searched of them."""
    return Action(
        kind="keyword",
        name="delete",
        model=Keyword,
        columns=columns_of(Keyword),
        decide=lambda row: Verdict(after={"deleted": True}),
        carry_out=lambda rows: _delete(rows, meant),
    )


def followers_first(ids: list[int]) -> list[int]:
    """The ids in an order in which no leader goes before its twins: their rows are kept with the link."""
    leaders: list[int] = []
    for some in portions(ids, 500):
        found = Keyword.objects.filter(pk__in=some, variant_of__isnull=True)
        leaders += found.values_list("pk", flat=True)
    last = set(leaders)
    return [pk for pk in ids if pk not in last] + [pk for pk in ids if pk in last]


def _delete(rows: dict[int, Values], meant: set[int]) -> dict[int, Values]:
    kept = {pk: {**row, FOLLOWERS: [], PILLAR_OF: []} for pk, row in rows.items()}
    for leader_id, members in _staying_twins(list(rows), meant).items():
        kept[leader_id][FOLLOWERS] = [member["id"] for member in members]
        _hand_over(members)
    for cluster_id, pillar_id in Cluster.objects.filter(pillar__in=rows).values_list("pk", "pillar_id"):
        if pillar_id is not None:
            kept[pillar_id][PILLAR_OF].append(cluster_id)
    Keyword.objects.filter(pk__in=list(rows)).delete()
    return kept


def _staying_twins(leader_ids: list[int], meant: set[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    twins = Keyword.objects.filter(variant_of__in=leader_ids).order_by("pk")
    for twin in twins.values("id", "variant_of_id", "volume", "impressions"):
        if twin["id"] not in meant and twin["variant_of_id"] is not None:
            found[twin["variant_of_id"]].append(dict(twin))
    return found


def _hand_over(members: list[dict[str, Any]]) -> None:
    """Let the most searched twin lead the others: without a leader each would become an article."""
    first = min(members, key=lambda each: (-_known(each["volume"]), -_known(each["impressions"]), each["id"]))
    Keyword.objects.filter(pk=first["id"]).update(variant_of=None)
    Keyword.objects.filter(pk__in=[each["id"] for each in members if each is not first]).update(variant_of=first["id"])


def _known(figure: int | None) -> int:
    return -1 if figure is None else figure
