"""Puts keywords into clusters: joins those that exist, founds new ones, however many steps work on one group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import F, FloatField, Q, Sum
from django.db.models.functions import Coalesce

from igny8.ai.functions.common import Intent
from igny8.lib import clock
from igny8.lib.portions import portions
from igny8.lib.text import slugify
from igny8.models import Cluster, ClusterMerge, Keyword, Site
from igny8.planning.priority import priority
from igny8.planning.proposals import Proposal

_LONGEST_NAME = 200
_MOST_TRIES = 20  # of founding, each with other names


@dataclass(frozen=True)
class Named:
    """What a new cluster is called."""

    name: str
    description: str
    intent: Intent


@dataclass(frozen=True)
class Settled:
    """What was written."""

    mapped: int
    founded: int


def settle_groups(site: Site, groups: Sequence[tuple[Proposal, Named]]) -> Settled:
    """Map the keywords that are still new to their groups' clusters. Runs in the caller's transaction.

    Steps of one site take turns here by the lock on its row, so that two parts of a group found one cluster and
    names stay unique. A keyword that changed meanwhile is left alone; a group without any left founds nothing.
    """
    Site.objects.select_for_update(no_key=True).get(pk=site.pk)
    still_new = _still_new([item for proposal, _ in groups for item in proposal.item_ids])
    alive = [pair for pair in groups if not still_new.isdisjoint(pair[0].item_ids)]
    clusters = existing_clusters(site, [proposal for proposal, _ in alive])
    founding = [pair for pair in alive if pair[0].key not in clusters]
    clusters |= _found(site, founding)
    closed = set(Cluster.objects.filter(pk__in=clusters.values(), is_locked=True).values_list("pk", flat=True))
    mapped = 0
    for proposal, _ in alive:
        items = [item for item in proposal.item_ids if item in still_new]
        if clusters[proposal.key] in closed:  # locked since the group was proposed: the others wait for the next run
            items = _twins_of_members(items, clusters[proposal.key])
        for some in portions(items, 500):
            mapped += Keyword.objects.filter(pk__in=some).update(
                cluster=clusters[proposal.key],
                status=Keyword.Status.MAPPED,
                parked_reason="",
                updated_at=clock.now(),
            )
    refresh_priorities(set(clusters.values()))
    return Settled(mapped, len(founding))


def refresh_priorities(cluster_ids: Iterable[int]) -> None:
    """Compute the priority of clusters from their keywords, twins left out: see `priority.cluster_figures`."""
    weight = 1.0 + Coalesce(F("volume"), 0, output_field=FloatField())
    is_known = Q(difficulty__isnull=False)
    for some in portions(sorted(cluster_ids), 500):
        own = Keyword.objects.filter(cluster_id__in=some, status=Keyword.Status.MAPPED, variant_of__isnull=True)
        figures = own.order_by().values("cluster_id", "cluster__intent")
        for row in figures.annotate(
            volumes=Sum("volume"),
            all_impressions=Sum("impressions"),
            weights=Sum(weight, filter=is_known),
            weighted=Sum(weight * F("difficulty"), filter=is_known, output_field=FloatField()),
        ):
            value = priority(
                volume=row["volumes"],
                impressions=row["all_impressions"],
                difficulty=row["weighted"] / row["weights"] if row["weights"] else None,
                intent=row["cluster__intent"],
            )
            Cluster.objects.filter(pk=row["cluster_id"]).exclude(priority=value).update(priority=value)


def _still_new(item_ids: list[int]) -> set[int]:
    found: set[int] = set()
    for some in portions(sorted(item_ids), 500):
        new = Keyword.objects.filter(pk__in=some, status=Keyword.Status.NEW).order_by("pk")
        found.update(new.select_for_update().values_list("pk", flat=True))
    return found


def _twins_of_members(item_ids: list[int], cluster_id: int) -> list[int]:
    """Those of the keywords that are word-order twins of what the cluster holds."""
    keys = Keyword.objects.filter(cluster_id=cluster_id, status=Keyword.Status.MAPPED).values("twin_key")
    found: list[int] = []
    for some in portions(item_ids, 500):
        found += Keyword.objects.filter(pk__in=some, twin_key__in=keys).values_list("pk", flat=True)
    return found


def existing_clusters(site: Site, proposals: Sequence[Proposal]) -> dict[str, int]:
    """Group key -> the cluster that the group joins, or that another step has founded for it.

    Where a person merged that cluster meanwhile, it is the one that it was merged into.
    """
    by_id = {proposal.cluster_id: proposal.key for proposal in proposals if proposal.cluster_id is not None}
    keys = [proposal.key for proposal in proposals]
    found: dict[str, int] = {}
    own = Cluster.objects.filter(Q(pk__in=by_id) | Q(group_key__in=keys), site=site)
    for pk, key in own.values_list("pk", "group_key"):
        if pk in by_id:
            found[by_id[pk]] = pk
        if key in keys:
            found.setdefault(key, pk)
    merges = ClusterMerge.objects.filter(Q(old_id__in=by_id) | Q(group_key__in=keys), site=site)
    for old_id, key, into_id in merges.values_list("old_id", "group_key", "into_id"):
        if old_id in by_id:
            found.setdefault(by_id[old_id], into_id)
        if key in keys:
            found.setdefault(key, into_id)
    return found


def _found(site: Site, groups: Sequence[tuple[Proposal, Named]]) -> dict[str, int]:
    """Found a cluster for each group; group key -> cluster."""
    if not groups:
        return {}
    pillars = set(Keyword.objects.filter(pk__in=[p.pillar_id for p, _ in groups]).values_list("pk", flat=True))
    names = {proposal.key: _free_names(named.name, proposal.pillar) for proposal, named in groups}
    found: dict[str, int] = {}
    for _ in range(_MOST_TRIES):
        left = [(proposal, named) for proposal, named in groups if proposal.key not in found]
        chosen = _choose(site, {proposal.key: names[proposal.key] for proposal, _ in left})
        # A person may take a name just now: then that row isn't inserted, and the group tries its next one.
        Cluster.objects.bulk_create(
            [
                Cluster(
                    site=site,
                    sector_id=proposal.sector_id,
                    market=proposal.market,
                    name=chosen[proposal.key][0],
                    slug=chosen[proposal.key][1],
                    description=named.description,
                    intent=named.intent,
                    pillar_id=proposal.pillar_id if proposal.pillar_id in pillars else None,
                    group_key=proposal.key,
                )
                for proposal, named in left
            ],
            ignore_conflicts=True,
        )
        made = Cluster.objects.filter(site=site, group_key__in=[proposal.key for proposal, _ in left])
        found.update(made.values_list("group_key", "pk"))
        if len(found) == len(groups):
            return found
    raise RuntimeError("The database refuses clusters whose names are free.")


def _choose(site: Site, names: dict[str, Iterator[tuple[str, str]]]) -> dict[str, tuple[str, str]]:
    """The first name and slug of each group that are free, both on the site and among themselves."""
    chosen: dict[str, tuple[str, str]] = {}
    used: set[str] = set()
    while len(chosen) < len(names):
        wanted = {key: next(own) for key, own in names.items() if key not in chosen}
        taken = Cluster.objects.filter(
            Q(name__in=[name for name, _ in wanted.values()]) | Q(slug__in=[slug for _, slug in wanted.values()]),
            site=site,
        )
        merged = ClusterMerge.objects.filter(
            Q(name__in=[name for name, _ in wanted.values()]) | Q(slug__in=[slug for _, slug in wanted.values()]),
            site=site,
        )
        used |= {value for rows in (taken, merged) for pair in rows.values_list("name", "slug") for value in pair}
        for key, (name, slug) in wanted.items():
            if used.isdisjoint((name, slug)):
                chosen[key] = name, slug
                used |= {name, slug}
    return chosen


def free_name(site: Site, name: str) -> str:
    """A slug for a name that a person chose; it grows by letters until no other cluster has it."""
    for _, slug in _free_names(name, ""):
        if not any(model.objects.filter(site=site, slug=slug).exists() for model in (Cluster, ClusterMerge)):
            return slug
    raise RuntimeError("Letters never end.")


def _free_names(name: str, pillar: str) -> Iterator[tuple[str, str]]:
    """The name, the name with the pillar, then with letters: a name or slug never ends in a number that was added."""
    name = " ".join(name.split())[:_LONGEST_NAME].strip() or pillar[:_LONGEST_NAME]
    yield name, slugify(name)
    if pillar.casefold() not in name.casefold():
        longer = f"{name}: {pillar}"[:_LONGEST_NAME].strip()
        yield longer, slugify(longer)
    number = 0
    while True:
        letters = _letters(number)
        yield f"{name[: _LONGEST_NAME - 12]} ({letters})", f"{slugify(name)}-{letters.lower()}"
        number += 1


def _letters(number: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
