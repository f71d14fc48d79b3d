"""Keywords at stage 1's door, and a kit that names groups by their pillar."""

from __future__ import annotations

from typing import Any

from igny8.ai.functions.auto_cluster import AutoClusterInput, AutoClusterOutput, NamedGroup
from igny8.lib.text import normalise_term, twin_key
from igny8.models import Cluster, Keyword, Site
from tests.flow.stages.kit import ScriptedAI, StageKit
from tests.unit.grouping.words import embed


def name_by_pillar(given: AutoClusterInput) -> AutoClusterOutput:
    named = [
        NamedGroup(
            key=group.key,
            name=group.cluster_name or group.pillar.title(),
            description=f"About {group.pillar}.",
            intent=group.intent,
            keyword_ids=[keyword.id for keyword in group.keywords],
        )
        for group in given.groups
    ]
    return AutoClusterOutput(groups=named)


def a_kit(site: Site, granularity: str = "broad", **answers: Any) -> StageKit:
    ai = ScriptedAI({"embed": embed, "auto_cluster": name_by_pillar, **answers})
    return StageKit(site, ai, {"granularity": granularity})


def waiting(site: Site, terms: list[str], **fields: Any) -> list[Keyword]:
    keywords = []
    for term in terms:
        normalised = normalise_term(term)
        given = {"term": term, "normalised_term": normalised, "twin_key": twin_key(normalised), **fields}
        keywords.append(Keyword.objects.create(site=site, **given))
    return keywords


def groups(site: Site) -> set[frozenset[str]]:
    return {frozenset(cluster.keywords.values_list("term", flat=True)) for cluster in Cluster.objects.filter(site=site)}


def naming_calls(kit: StageKit) -> list[AutoClusterInput]:
    assert isinstance(kit.ai, ScriptedAI)
    return [given for given in kit.ai.asked if isinstance(given, AutoClusterInput)]
