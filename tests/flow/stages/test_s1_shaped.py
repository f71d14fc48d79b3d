"""What a person does to a cluster while stage 1 works on it: it stays so."""

from __future__ import annotations

import pytest

from igny8.ai.functions.common import Intent
from igny8.models import Account, Cluster, Keyword, Site, User
from igny8.planning.cluster_shaping import merge_clusters, split_cluster
from igny8.planning.founding import Named, settle_groups
from igny8.planning.proposals import Proposal
from tests.api.planning import cluster, keyword

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Site:
    return Site.objects.create(account=Account.objects.create(name="A"), name="Socks", domain="socks.example")


@pytest.fixture
def user() -> User:
    return User.objects.create_user("alice@example.org")


def _proposal(*keywords: Keyword, key: str = "k", into: Cluster | None = None) -> tuple[Proposal, Named]:
    first = keywords[0]
    proposal = Proposal(
        key=key,
        cluster_id=into.pk if into else None,
        sector_id=None,
        market="",
        pillar_id=first.pk,
        pillar=first.term,
        size=len(keywords),
        intent=Intent.INFORMATIONAL,
        sample=[first.term],
        item_ids=[each.pk for each in keywords],
    )
    return proposal, Named(first.term.title(), "", Intent.INFORMATIONAL)


def _cluster_of(of: Keyword) -> int | None:
    of.refresh_from_db()
    return of.cluster_id


def test_keywords_of_a_cluster_that_was_merged_go_where_it_went(site: Site, user: User) -> None:
    old, into, last = cluster(site, "Old", "a"), cluster(site, "Into", "b"), cluster(site, "Last", "c")
    new = keyword(site, "a more")
    group = _proposal(new, into=old)
    merge_clusters(into, others=[old.pk], user=user)
    merge_clusters(last, others=[into.pk], user=user)
    settle_groups(site, [group])
    assert _cluster_of(new) == last.pk
    assert Cluster.objects.count() == 1


def test_the_rest_of_a_group_goes_where_its_first_part_was_merged_to(site: Site, user: User) -> None:
    first, second = keyword(site, "a"), keyword(site, "a more")
    settle_groups(site, [_proposal(first)])
    founded = Cluster.objects.get()
    into = cluster(site, "Into", "b")
    merge_clusters(into, others=[founded.pk], user=user)
    settle_groups(site, [_proposal(second)])
    assert _cluster_of(first) == _cluster_of(second) == into.pk


def test_a_name_that_was_merged_away_is_not_founded_again(site: Site, user: User) -> None:
    old, into = cluster(site, "Wool", "a"), cluster(site, "Into", "b")
    merge_clusters(into, others=[old.pk], user=user)
    settle_groups(site, [_proposal(keyword(site, "wool"))])
    founded = Cluster.objects.exclude(pk=into.pk).get()
    assert (founded.name, founded.slug) == ("Wool (A)", "wool-a")


def test_a_cluster_that_is_locked_meanwhile_gets_nothing_but_twins(site: Site) -> None:
    own = cluster(site, "Own", "wool socks")
    stranger, twin = keyword(site, "warm wool socks"), keyword(site, "socks wool")
    group = _proposal(stranger, twin, into=own)
    Cluster.objects.filter(pk=own.pk).update(is_locked=True)
    settled = settle_groups(site, [group])
    assert (settled.mapped, settled.founded) == (1, 0)
    assert _cluster_of(twin) == own.pk
    stranger.refresh_from_db()
    assert (stranger.status, stranger.cluster_id) == ("new", None)


def test_what_was_split_stays_split_when_more_comes(site: Site, user: User) -> None:
    own = cluster(site, "Own", "a", "b", "c")
    moved = own.keywords.get(term="c")
    group = _proposal(keyword(site, "d"), into=own)
    new = split_cluster(own, name="New", keyword_ids=[moved.pk], user=user)
    settle_groups(site, [group])
    assert _cluster_of(moved) == new.pk
    assert sorted(own.keywords.values_list("term", flat=True)) == ["a", "b", "d"]
