"""Keywords by the thousand: what is counted, what is refused, and what comes back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from igny8.lib import clock
from igny8.models import AuditEntry, BulkChange, Cluster, Keyword, Sector
from igny8.planning.bulk.undo import forget_old_changes
from igny8.planning.importing import import_keywords
from tests.api.people import Caller, World
from tests.api.planning import cluster, keyword

pytestmark = pytest.mark.django_db


def _bulk(caller: Caller, world: World, **body: Any) -> dict[str, Any]:
    answer = caller.post(f"keywords/bulk/?site_id={world.site.pk}", body)
    assert answer.status_code == 200, answer.json()
    told: dict[str, Any] = answer.json()
    assert told["matched"] == told["changed"] + told["unchanged"] + told["refused"]
    return told


def _undo(caller: Caller, told: dict[str, Any]) -> dict[str, Any]:
    answer = caller.post(f"bulk/undo/?change_id={told['change_id']}")
    assert answer.status_code == 200, answer.json()
    undone: dict[str, Any] = answer.json()
    return undone


def _rows() -> list[dict[str, Any]]:
    volatile = {"updated_at"}
    return [{k: v for k, v in row.items() if k not in volatile} for row in Keyword.objects.order_by("id").values()]


def test_it_works(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a", "b")
    free = keyword(world.site, "c")
    before = _rows()
    ids = [*own.keywords.values_list("pk", flat=True), free.pk, 10**9]
    told = _bulk(alice, world, action="exclude", ids=ids)
    assert (told["changed"], told["refused"], told["reasons"]) == (3, 1, {"not_found": 1})
    assert [row["outcome"] for row in told["results"]] == ["changed", "changed", "changed", "refused"]
    assert Keyword.objects.filter(status="excluded", cluster=None).count() == 3
    assert AuditEntry.objects.get(action="keyword.exclude").data["changed"] == 3
    assert _undo(alice, told) == {"restored": 3, "refused": 0, "refused_ids": []}
    assert _rows() == before
    again = alice.post(f"bulk/undo/?change_id={told['change_id']}")
    assert (again.status_code, again.json()["code"]) == (409, "change_state")
    assert again.json()["extra"]["status"] == "undone"
    assert [each["action"] for each in alice.get(f"bulk/?site_id={world.site.pk}").json()["items"]] == ["exclude"]


def test_a_dry_run_counts_and_changes_nothing(world: World, alice: Caller) -> None:
    keyword(world.site, "a")
    keyword(world.site, "b", status="excluded")
    before = _rows()
    told = _bulk(alice, world, action="exclude", filter={}, dry_run=True)
    assert (told["changed"], told["unchanged"], told["change_id"], told["dry_run"]) == (1, 1, None, True)
    assert _rows() == before
    assert not BulkChange.objects.exists()


def test_a_filter_means_all_that_fit(world: World, alice: Caller) -> None:
    for n in range(1_200):
        keyword(world.site, f"sock {n}", volume=n)
    told = _bulk(alice, world, action="exclude", filter={"volume_from": 100})
    assert (told["changed"], told["results"]) == (1_100, None)
    assert Keyword.objects.filter(status="new").count() == 100
    assert _undo(alice, told)["restored"] == 1_100
    assert Keyword.objects.filter(status="new").count() == 1_200


def test_ids_of_another_site_are_not_there(world: World, charlie: Caller, alice: Caller) -> None:
    one = keyword(world.site, "a")
    other = alice.post("sites/", {"domain": "hats.example"}).json()["id"]
    told = alice.post(f"keywords/bulk/?site_id={other}", {"action": "exclude", "ids": [one.pk]}).json()
    assert told["reasons"] == {"not_found": 1}
    assert told["change_id"] is None


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"action": "exclude"}, "ids"),
        ({"action": "exclude", "ids": [1], "filter": {}}, "ids"),
        ({"action": "explode", "ids": [1]}, "action"),
        ({"action": "exclude", "ids": []}, "ids"),
        ({"action": "exclude", "ids": [2**63]}, "ids.0"),
        ({"action": "exclude", "filter": {"colour": "red"}}, "filter.colour"),
        ({"action": "set_intent", "ids": [1]}, "intent"),
        ({"action": "set_sector", "ids": [1]}, "sector_id"),
        ({"action": "set_sector", "ids": [1], "sector_id": 10**9}, "sector_id"),
        ({"action": "move", "ids": [1], "cluster_id": None}, "cluster_id"),
        ({"action": "move", "ids": [1], "cluster_id": 10**9}, "cluster_id"),
    ],
)
def test_a_bad_body_is_named(world: World, alice: Caller, body: dict[str, Any], field: str) -> None:
    answer = alice.post(f"keywords/bulk/?site_id={world.site.pk}", body)
    assert answer.status_code == 422
    assert field in answer.json()["extra"]["fields"]


def test_too_many_at_once_are_refused(world: World, alice: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("igny8.planning.bulk.change.MOST_ROWS", 1)
    for term in "ab":
        keyword(world.site, term)
    answer = alice.post(f"keywords/bulk/?site_id={world.site.pk}", {"action": "exclude", "filter": {}})
    assert (answer.status_code, list(answer.json()["extra"]["fields"])) == (422, ["filter"])


def test_twins_go_with_their_leader(world: World, alice: Caller) -> None:
    leader = keyword(world.site, "wool socks", volume=10)
    twin = keyword(world.site, "socks wool", variant_of=leader)
    own = cluster(world.site, "Own")
    told = _bulk(alice, world, action="move", ids=[twin.pk], cluster_id=own.pk)
    assert told["reasons"] == {"twin": 1}
    assert _bulk(alice, world, action="move", ids=[leader.pk], cluster_id=own.pk)["changed"] == 2
    assert own.keywords.count() == 2
    assert _bulk(alice, world, action="exclude", ids=[leader.pk])["changed"] == 2
    assert _bulk(alice, world, action="restore", ids=[leader.pk])["changed"] == 2
    assert set(Keyword.objects.values_list("status", flat=True)) == {"new"}


def test_moving_gives_the_clusters_sector_and_never_crosses_markets(world: World, alice: Caller) -> None:
    sector = Sector.objects.create(site=world.site, name="Feet")
    own = cluster(world.site, "Own", sector=sector)
    here, abroad = keyword(world.site, "a", status="parked", parked_reason="?"), keyword(world.site, "b", market="de")
    told = _bulk(alice, world, action="move", ids=[here.pk, abroad.pk], cluster_id=own.pk)
    assert (told["changed"], told["reasons"]) == (1, {"other_market": 1})
    here.refresh_from_db()
    assert (here.status, here.cluster_id, here.sector_id, here.parked_reason) == ("mapped", own.pk, sector.pk, "")
    own.refresh_from_db()
    assert (own.pillar_id, own.priority > 0) == (here.pk, True)


def test_a_pillar_that_leaves_is_replaced_and_comes_back(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a", "b", "c")
    first, second, _ = own.keywords.order_by("id")
    Cluster.objects.update(pillar=first)
    told = _bulk(alice, world, action="exclude", ids=[first.pk])
    own.refresh_from_db()
    assert own.pillar_id == second.pk
    _undo(alice, told)
    own.refresh_from_db()
    assert own.pillar_id == first.pk


def test_a_cluster_without_keywords_is_worth_nothing(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a", priority=50)
    _bulk(alice, world, action="exclude", filter={"cluster_id": own.pk})
    own.refresh_from_db()
    assert (own.pillar_id, own.priority) == (None, 0)


def test_restoring_is_for_what_is_excluded_or_parked(world: World, alice: Caller) -> None:
    cluster(world.site, "Own", "a")
    parked = keyword(world.site, "b", status="parked", parked_reason="It failed.")
    told = _bulk(alice, world, action="restore", filter={})
    assert (told["changed"], told["reasons"]) == (1, {"wrong_state": 1})
    parked.refresh_from_db()
    assert (parked.status, parked.parked_reason) == ("new", "")


def test_an_intent_that_a_person_set_is_remembered(world: World, alice: Caller) -> None:
    import_keywords(site=world.site, file=_file(), name="a.csv")
    before = _rows()
    told = _bulk(alice, world, action="set_intent", filter={}, intent="transactional")
    one = Keyword.objects.get(term="wool socks")
    assert (one.intent, one.intent_source, one.edited_fields) == ("transactional", "person", ["intent"])
    assert one.priority > before[0]["priority"]
    import_keywords(site=world.site, file=_file(), name="a.csv")
    one.refresh_from_db()
    assert one.intent == "transactional"
    _undo(alice, told)
    one.refresh_from_db()
    assert (one.intent, one.priority, one.edited_fields) == ("informational", before[0]["priority"], [])


def test_sectors_of_clusters_are_not_split(world: World, alice: Caller) -> None:
    sector = Sector.objects.create(site=world.site, name="Feet")
    cluster(world.site, "Own", "a")
    free = keyword(world.site, "b")
    told = _bulk(alice, world, action="set_sector", filter={}, sector_id=sector.pk)
    assert (told["changed"], told["reasons"]) == (1, {"in_cluster": 1})
    free.refresh_from_db()
    assert (free.sector_id, free.edited_fields) == (sector.pk, ["sector"])
    assert _bulk(alice, world, action="set_sector", ids=[free.pk], sector_id=None)["changed"] == 1


def test_undo_leaves_alone_what_was_changed_since(world: World, alice: Caller) -> None:
    ids = [keyword(world.site, term).pk for term in "abc"]
    told = _bulk(alice, world, action="exclude", ids=ids)
    _bulk(alice, world, action="restore", ids=ids[:1])
    Keyword.objects.filter(pk=ids[1]).delete()
    assert _undo(alice, told) == {"restored": 1, "refused": 2, "refused_ids": ids[:2]}


def test_undo_does_not_bring_back_into_a_cluster_that_is_gone(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a")
    told = _bulk(alice, world, action="exclude", filter={})
    own.delete()
    assert _undo(alice, told)["refused"] == 1


def test_after_a_week_it_cannot_be_undone_and_is_forgotten(world: World, alice: Caller) -> None:
    keyword(world.site, "a")
    told = _bulk(alice, world, action="exclude", filter={})
    BulkChange.objects.update(created_at=clock.now() - timedelta(days=7, minutes=1))
    refused = alice.post(f"bulk/undo/?change_id={told['change_id']}")
    assert (refused.status_code, refused.json()["extra"]["status"]) == (409, "expired")
    assert forget_old_changes() > 0
    assert alice.post(f"bulk/undo/?change_id={told['change_id']}").status_code == 404


def _file() -> Any:
    from io import BytesIO

    return BytesIO(b"Keyword,Volume,Intent\nwool socks,880,Informational\nsocks wool,10,\nwarm socks,20,\n")


def test_what_was_deleted_comes_back_whole(world: World, alice: Caller) -> None:
    import_keywords(site=world.site, file=_file(), name="a.csv")
    leader = Keyword.objects.get(term="wool socks")
    own = cluster(world.site, "Own", pillar=leader)
    Keyword.objects.update(cluster=own, status="mapped", cpc="1.2500", trend=[1, None, 3])
    before = _rows()
    told = _bulk(alice, world, action="delete", filter={})
    assert told["changed"] == 3
    assert not Keyword.objects.exists()
    assert alice.get(f"keywords/{leader.pk}/").status_code == 404
    assert _undo(alice, told)["restored"] == 3
    assert _rows() == before
    own.refresh_from_db()
    assert own.pillar_id == leader.pk


def test_twins_of_a_deleted_leader_follow_another(world: World, alice: Caller) -> None:
    leader = keyword(world.site, "a b c", volume=10)
    few = keyword(world.site, "b a c", volume=1, variant_of=leader)
    many = keyword(world.site, "c a b", volume=5, variant_of=leader)
    before = _rows()
    answer = alice.delete(f"keywords/{leader.pk}/")
    assert (answer.status_code, answer.json()["changed"]) == (200, 1)
    few.refresh_from_db()
    many.refresh_from_db()
    assert (many.variant_of_id, few.variant_of_id) == (None, many.pk)
    _undo(alice, answer.json())
    assert _rows() == before


def test_a_new_row_with_the_same_term_stays(world: World, alice: Caller) -> None:
    one = keyword(world.site, "a")
    told = alice.delete(f"keywords/{one.pk}/").json()
    assert alice.post(f"keywords/?site_id={world.site.pk}", {"term": "a"}).status_code == 201
    assert _undo(alice, told) == {"restored": 0, "refused": 1, "refused_ids": [one.pk]}
    assert Keyword.objects.count() == 1


def test_a_deleted_keyword_comes_back_new_where_its_cluster_is_gone(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a")
    told = _bulk(alice, world, action="delete", filter={})
    own.delete()
    assert _undo(alice, told)["restored"] == 1
    assert Keyword.objects.get().status == "new"


def test_questions_to_the_database_do_not_grow_with_the_rows(
    world: World, alice: Caller, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(300):
        keyword(world.site, f"sock {n}")
    path, body = f"keywords/bulk/?site_id={world.site.pk}", {"action": "exclude", "filter": {"search": "sock"}}
    # savepoints aside: session, user, count, site; lock, ids, twins; change, rows, update, part; counts, audit
    with django_assert_num_queries(15):
        alice.post(path, body)
