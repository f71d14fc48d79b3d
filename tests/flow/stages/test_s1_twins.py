"""Stage 1: word-order twins take their leader's cluster."""

from __future__ import annotations

import pytest
from django.db import transaction

from igny8.models import Cluster, Sector
from igny8.pipeline.stages.s1_keywords_to_clusters import ClusterKeywords
from tests.flow.stages.grouping import a_kit, groups, waiting
from tests.flow.stages.kit import drain
from tests.flow.stages.rows import a_site

pytestmark = pytest.mark.django_db
STAGE = ClusterKeywords()


def test_a_twin_follows_its_leader() -> None:
    site = a_site()
    leader, other = waiting(site, ["running shoes men", "home loan"])
    waiting(site, ["men running shoes", "shoes men running"], variant_of=leader)
    drained = drain(1, a_kit(site, "tight"))
    leader.refresh_from_db()
    assert leader.cluster is not None
    assert leader.cluster.keywords.count() == 3
    assert leader.cluster.pillar == leader
    assert drained.counts == {"keywords_processed": 4, "clusters_created": 2, "credits_used": drained.charged}
    assert other.pk not in leader.cluster.keywords.values_list("pk", flat=True)


def test_a_twin_joins_the_cluster_of_its_mapped_leader() -> None:
    site = a_site()
    [leader] = waiting(site, ["running shoes men"])
    drain(1, a_kit(site))
    [twin] = waiting(site, ["men shoes running"], variant_of=leader)
    kit = a_kit(site)
    drain(1, kit)
    twin.refresh_from_db()
    leader.refresh_from_db()
    assert twin.cluster == leader.cluster
    assert kit.ai.asked == []  # type: ignore[attr-defined]


def test_twins_of_an_excluded_leader_stand_for_themselves_together() -> None:
    site = a_site()
    [leader] = waiting(site, ["running shoes men"], status="excluded")
    waiting(site, ["men running shoes", "shoes men running"], variant_of=leader)
    drain(1, a_kit(site, "tight"))
    assert groups(site) == {frozenset({"men running shoes", "shoes men running"})}
    leader.refresh_from_db()
    assert (leader.status, leader.cluster) == ("excluded", None)


def test_a_leader_joins_the_cluster_of_its_twin() -> None:
    site = a_site()
    [leader] = waiting(site, ["running shoes men"])
    [twin] = waiting(site, ["men running shoes"], variant_of=leader)
    stage, kit = STAGE, a_kit(site)
    for batch in stage.plan([twin.pk], kit, 20):
        with transaction.atomic():
            stage.work(batch, kit).save()
    drain(1, kit)
    leader.refresh_from_db()
    twin.refresh_from_db()
    assert leader.cluster == twin.cluster is not None


def test_a_twin_in_another_sector_does_not_follow() -> None:
    site = a_site()
    [leader] = waiting(site, ["running shoes men"])
    waiting(site, ["men running shoes"], variant_of=leader, sector=Sector.objects.create(site=site, name="Men"))
    drain(1, a_kit(site))
    assert Cluster.objects.count() == 2
