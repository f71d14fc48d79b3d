"""Stage 1: waiting keywords join clusters or found them. All are grouped together; a batch only sets what is named."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from igny8.ai.errors import InvalidOutput
from igny8.ai.functions.auto_cluster import AutoClusterInput, GroupKeyword, ProposedGroup
from igny8.ai.functions.common import Intent
from igny8.models import Cluster, Keyword, Site
from igny8.pipeline.context import site_context
from igny8.pipeline.prices import keywords_price
from igny8.pipeline.stage import Batch, Kit, Outcome, StageType, Tally
from igny8.planning.clustering import Grouper
from igny8.planning.founding import Named, existing_clusters, settle_groups
from igny8.planning.packing import pack
from igny8.planning.proposals import Proposal

_NOTHING_TO_GROUP = "It holds no letter and no digit, so there is nothing to group it by."
_MOST_NAMES = 300  # names that are taken, told to what names the groups


class ClusterKeywords:
    """Keywords `new` become `mapped`. Groups are fixed by `plan`; `work` names the new ones."""

    number = 1
    key = "keywords_to_clusters"
    title = "Keywords → Clusters (AI)"
    type: StageType = "AI"
    result_keys: tuple[str, ...] = ("keywords_processed", "clusters_created", "credits_used")

    def waiting(self, site: Site) -> QuerySet[Keyword]:
        return Keyword.objects.filter(site=site, status=Keyword.Status.NEW).order_by("-priority", "id")

    def plan(self, item_ids: Sequence[int], kit: Kit, batch_size: int) -> list[Batch]:
        grouper = Grouper(
            site=kit.site,
            granularity=str(kit.settings.get("granularity", "balanced")),
            space=kit.ai.vector_space(),
            embed=kit.ai.embed,
            log=lambda level, message: kit.log("warning" if level == "warning" else "info", message),
        )
        proposals, useless = grouper.propose(item_ids)
        _tell(kit, proposals, useless)
        newest = Cluster.objects.filter(site=kit.site).order_by("-pk").values_list("pk", flat=True).first() or 0
        batches = [
            Batch(
                [item for part in parts for item in part.item_ids],
                {"groups": [part.as_json() for part in parts], "newest_cluster": newest},
            )
            for parts in pack(proposals, batch_size)
        ]
        batches += [Batch(useless[at : at + batch_size]) for at in range(0, len(useless), batch_size)]
        return batches

    def price(self, batch: Batch, settings: Mapping[str, Any]) -> int:
        return keywords_price(len(batch.item_ids))

    def work(self, batch: Batch, kit: Kit) -> Outcome:
        new = Keyword.objects.filter(pk__in=batch.item_ids, status=Keyword.Status.NEW)
        keywords = {keyword.pk: keyword for keyword in new.only("term", "volume", "intent")}
        parts = [Proposal.from_json(values) for values in batch.payload.get("groups", [])]
        parts = [part.part([item for item in part.item_ids if item in keywords]) for part in parts]
        parts = [part for part in parts if part.item_ids]
        named = _name(parts, keywords, batch.payload.get("newest_cluster", 0), kit)
        grouped = {item for part in parts for item in part.item_ids}
        refused = {pk: _NOTHING_TO_GROUP for pk in keywords if pk not in grouped}

        def save() -> Tally:
            settled = settle_groups(kit.site, [(part, named[part.key]) for part in parts])
            counts = {"keywords_processed": settled.mapped, "clusters_created": settled.founded}
            return Tally(counts, credits=keywords_price(settled.mapped))

        return Outcome(save=save, refused=refused)

    def due(self, counts: Mapping[str, int], charged: int, tally: Tally) -> int:
        return max(0, keywords_price(counts.get("keywords_processed", 0)) - charged)

    def park(self, item_ids: Sequence[int], reason: str) -> int:
        waiting = Keyword.objects.filter(pk__in=item_ids, status=Keyword.Status.NEW)
        return waiting.update(status=Keyword.Status.PARKED, parked_reason=reason)

    def parked(self, site: Site) -> dict[int, str]:
        return dict(_parked(site).values_list("pk", "parked_reason"))

    def unpark(self, site: Site, only: Collection[int] | None = None) -> list[int]:
        parked = _parked(site).select_for_update().values_list("pk", flat=True)
        ids = [pk for pk in parked if only is None or pk in only]
        back = Keyword.objects.filter(site=site, status=Keyword.Status.PARKED)
        back = back if only is None else back.filter(pk__in=ids)  # all may be more than one query can name
        back.update(status=Keyword.Status.NEW, parked_reason="")
        return ids

    def label(self, item: Keyword) -> str:
        return item.term

    def names(self, site: Site, item_ids: Collection[int]) -> dict[int, str]:
        found = Keyword.objects.filter(site=site, pk__in=item_ids).only("term")
        return {item.pk: self.label(item) for item in found}


def _parked(site: Site) -> QuerySet[Keyword]:
    return Keyword.objects.filter(site=site, status=Keyword.Status.PARKED).order_by("-priority", "id")


def _tell(kit: Kit, proposals: list[Proposal], useless: list[int]) -> None:
    founding = [each for each in proposals if each.cluster_id is None]
    joining = [each for each in proposals if each.cluster_id is not None]
    join_count = sum(len(each.item_ids) for each in joining)
    found_count = sum(len(each.item_ids) for each in founding)
    kit.log(
        "info",
        f"{found_count:,} keywords form {len(founding):,} new groups; "
        f"{join_count:,} join {len(joining):,} clusters that exist.",
        new_groups=len(founding),
        joined_clusters=len(joining),
        not_grouped=len(useless),
    )


def _name(parts: list[Proposal], keywords: dict[int, Keyword], newest: int, kit: Kit) -> dict[str, Named]:
    """The name of each part's group; one call of the AI, or none where all clusters exist."""
    existing = _existing_names(parts, kit.site)
    named = {part.key: Named(existing.get(part.key) or part.pillar, "", part.intent) for part in parts}
    if all(part.key in existing for part in parts):
        return named
    taken = Cluster.objects.filter(site=kit.site, pk__lte=newest).order_by("-priority", "id")
    answer = kit.ai.auto_cluster(
        AutoClusterInput(
            site=site_context(kit.site),
            groups=[_proposed(part, existing.get(part.key, ""), keywords) for part in parts],
            existing_names=list(taken.values_list("name", flat=True)[:_MOST_NAMES]),
        )
    )
    for group in answer.groups:
        if group.key in named and group.key not in existing:
            named[group.key] = Named(group.name, group.description, group.intent)
    missing = {part.key for part in parts} - {group.key for group in answer.groups} - existing.keys()
    if missing:
        raise InvalidOutput(f"groups without a name: {', '.join(sorted(missing))}")
    return named


def _existing_names(parts: list[Proposal], site: Site) -> dict[str, str]:
    """Group key -> name, for the groups whose cluster is there already."""
    clusters = existing_clusters(site, parts)
    names = dict(Cluster.objects.filter(pk__in=clusters.values()).values_list("pk", "name"))
    return {key: names[pk] for key, pk in clusters.items() if pk in names}


def _proposed(part: Proposal, cluster_name: str, keywords: dict[int, Keyword]) -> ProposedGroup:
    return ProposedGroup(
        key=part.key,
        cluster_name=cluster_name,
        pillar=part.pillar,
        size=part.size,
        intent=part.intent,
        sample=part.sample,
        keywords=[_given(keywords[item]) for item in part.item_ids],
    )


def _given(keyword: Keyword) -> GroupKeyword:
    intent = Intent(keyword.intent) if keyword.intent else None
    return GroupKeyword(id=keyword.pk, term=keyword.term, volume=keyword.volume, intent=intent)
