"""Sites and their sectors."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from igny8.automation.sites import purge_sites
from igny8.automation.start import start_run
from igny8.automation.tick import tick
from igny8.lib import clock
from igny8.models import AuditEntry, AutomationConfig, AutomationRun, Cluster, Keyword, Sector, Site, Task
from tests.api.articles import an_article
from tests.api.people import Caller, World
from tests.api.planning import cluster, idea

pytestmark = pytest.mark.django_db
NEW = {
    "domain": "https://Hats.example/shop",
    "language": "de",
    "time_zone": "europe/berlin",
    "voice": "Warm.",
    "audience": "Heads.",
    "brands": ["Hats & Co"],
}


def test_it_works(world: World, alice: Caller) -> None:
    made = alice.post("sites/", NEW)
    assert made.status_code == 201, made.json()
    site = made.json()
    assert (site["domain"], site["name"], site["time_zone"]) == ("hats.example", "hats.example", "Europe/Berlin")
    assert (site["brands"], site["planner_enabled"], site["deleted_at"]) == (["Hats & Co"], True, None)
    assert alice.get(f"sites/{site['id']}/").json() == site
    assert [each["name"] for each in alice.get("sites/").json()["items"]] == ["Socks", "hats.example"]
    assert AuditEntry.objects.get(action="site.create").actor == "alice@example.org"


def test_all_accounts_in_reach_are_listed(world: World, charlie: Caller) -> None:
    assert charlie.get("sites/").json() == {"items": [], "next": None}
    assert charlie.get(f"sites/?account_id={world.account.pk}").status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"domain": "no domain"}, "domain"),
        ({"domain": "a.example", "time_zone": "Mars/Olympus"}, "time_zone"),
        ({"domain": "a.example", "language": "?!"}, "language"),
        ({"domain": "a.example", "country": "42"}, "country"),
        ({"domain": "a.example", "colour": "red"}, "colour"),
        ({}, "domain"),
    ],
)
def test_a_bad_field_is_named(world: World, alice: Caller, body: dict[str, Any], field: str) -> None:
    answer = alice.post("sites/", body)
    assert (answer.status_code, list(answer.json()["extra"]["fields"])) == (422, [field])


def test_a_domain_is_there_once(world: World, alice: Caller) -> None:
    refused = alice.post("sites/", {"domain": "SOCKS.example"})
    assert (refused.status_code, refused.json()["code"]) == (409, "site_exists")
    other = alice.post("sites/", NEW).json()["id"]
    moved = alice.patch(f"sites/{other}/", {"domain": "socks.example"})
    assert (moved.status_code, moved.json()["code"]) == (409, "site_exists")


def test_fields_are_changed_and_the_schedule_follows_its_zone(world: World, alice: Caller) -> None:
    path = f"sites/{world.site.pk}/"
    alice.put(f"automation/update_config/?site_id={world.site.pk}", {"is_enabled": True, "scheduled_time": "03:00"})
    before = AutomationConfig.objects.get().next_run_at
    changed = alice.patch(path, {"voice": "Dry.", "time_zone": "Asia/Tokyo", "writer_enabled": False}).json()
    assert (changed["voice"], changed["time_zone"], changed["writer_enabled"]) == ("Dry.", "Asia/Tokyo", False)
    assert AutomationConfig.objects.get().next_run_at != before
    assert AuditEntry.objects.get(action="site.update").data["changed"]["voice"] == ["", "Dry."]
    for field, bad in [("time_zone", "nowhere"), ("country", "zz9"), ("language", "???")]:
        assert list(alice.patch(path, {field: bad}).json()["extra"]["fields"]) == [field]


def test_a_deleted_site_is_out_of_reach_until_it_is_restored(world: World, alice: Caller) -> None:
    run = start_run(site=world.site, user=world.alice)
    keyword = Keyword.objects.create(site=world.site, term="a", normalised_term="a", twin_key="a")
    path = f"sites/{world.site.pk}/"
    gone = alice.delete(path).json()
    assert gone["purged_at"] > gone["deleted_at"]
    run.refresh_from_db()
    assert run.status == AutomationRun.Status.CANCELLED
    for each in (path, f"keywords/{keyword.pk}/", f"automation/history/?site_id={world.site.pk}"):
        assert alice.get(each).status_code == 404
    assert alice.post(f"automation/resume/?run_id={run.pk}").status_code == 404
    assert alice.get("me/").json()["sites"] == alice.get("sites/").json()["items"] == []
    assert [site["id"] for site in alice.get("sites/?deleted=true").json()["items"]] == [world.site.pk]
    assert alice.post(f"{path}restore/").json()["deleted_at"] is None
    assert alice.get(f"keywords/{keyword.pk}/").status_code == 200
    assert [entry.action for entry in AuditEntry.objects.filter(action__startswith="site.")] == [
        "site.delete",
        "site.restore",
    ]


def test_a_deleted_site_starts_no_scheduled_run(world: World, alice: Caller) -> None:
    due = clock.now() - timedelta(minutes=1)
    AutomationConfig.objects.update(is_enabled=True, next_run_at=due)
    alice.delete(f"sites/{world.site.pk}/")
    assert tick() == []
    alice.post(f"sites/{world.site.pk}/restore/")
    assert len(tick()) == 1


def test_its_domain_is_free_at_once_and_then_it_cannot_come_back(world: World, alice: Caller) -> None:
    alice.delete(f"sites/{world.site.pk}/")
    assert alice.post("sites/", {"domain": "socks.example"}).status_code == 201
    refused = alice.post(f"sites/{world.site.pk}/restore/")
    assert (refused.status_code, refused.json()["code"]) == (409, "site_exists")


def test_a_week_later_it_is_gone_with_all_it_held(world: World, alice: Caller) -> None:
    start_run(site=world.site, user=world.alice)
    cluster = Cluster.objects.create(site=world.site, name="A", slug="a")
    Keyword.objects.bulk_create(
        Keyword(site=world.site, term=f"{n}", normalised_term=f"{n}", twin_key=f"{n}", cluster=cluster)
        for n in range(600)
    )
    alice.delete(f"sites/{world.site.pk}/")
    assert purge_sites() == 0
    Site.objects.update(deleted_at=clock.now() - timedelta(days=7, minutes=1))
    assert purge_sites() == 1
    assert not Site.objects.exists()
    assert not Keyword.objects.exists()
    assert AuditEntry.objects.get(action="site.purge").actor == "scheduler"
    assert alice.post(f"sites/{world.site.pk}/restore/").status_code == 404


def test_an_editor_may_not_delete_or_make_sites(world: World, bob: Caller) -> None:
    world.bob_is("editor")
    assert bob.delete(f"sites/{world.site.pk}/").status_code == 403
    assert bob.post("sites/", NEW).status_code == 403
    assert bob.patch(f"sites/{world.site.pk}/", {"voice": "Warm."}).status_code == 200


def test_sectors_are_made_renamed_listed_and_deleted(world: World, alice: Caller) -> None:
    site = f"?site_id={world.site.pk}"
    made = alice.post(f"sectors/{site}", {"name": "Wool"})
    assert made.status_code == 201
    sector = made.json()["id"]
    again = alice.post(f"sectors/{site}", {"name": "WOOL"})
    assert (again.status_code, again.json()["code"]) == (409, "sector_exists")
    assert alice.patch(f"sectors/{sector}/", {"name": "Cotton"}).json()["name"] == "Cotton"
    cluster = Cluster.objects.create(site=world.site, name="A", slug="a", sector_id=sector)
    keyword = Keyword.objects.create(
        site=world.site, term="a", normalised_term="a", twin_key="a", sector_id=sector, cluster=cluster
    )
    assert [(each["name"], each["clusters"]) for each in alice.get(f"sectors/{site}").json()["items"]] == [
        ("Cotton", 1)
    ]
    assert alice.delete(f"sectors/{sector}/").json() == {"keywords": 1, "clusters": 1, "ideas": 0, "tasks": 0}
    keyword.refresh_from_db()
    assert (keyword.sector_id, keyword.cluster_id) == (None, cluster.pk)
    assert not Sector.objects.exists()


@pytest.mark.parametrize("key", [0, -1, 2**63, 10**40])
def test_an_id_that_cannot_be_is_404(world: World, alice: Caller, key: int) -> None:
    assert alice.get(f"sites/{key}/").status_code == 404
    assert alice.get(f"sectors/?site_id={key}").status_code == 404
    assert alice.get(f"sites/?account_id={key}").status_code == 404


def test_questions_to_the_database_are_counted(
    world: World, alice: Caller, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Site.objects.bulk_create(Site(account=world.account, name=f"{n}", domain=f"{n}.example") for n in range(30))
    with django_assert_num_queries(3):  # session, user, sites
        assert len(alice.get("sites/").json()["items"]) == 31
    with django_assert_num_queries(3):
        alice.get(f"sites/{world.site.pk}/")
    with django_assert_num_queries(4):
        alice.get(f"sectors/?site_id={world.site.pk}")


def test_a_site_counts_what_its_lists_hold(world: World, alice: Caller) -> None:
    site, own = world.site, cluster(world.site, "Own", "wool socks", "warm socks")
    idea(own, "Socks for trolls")
    idea(own, "Socks for gnomes", status="rejected")
    alice.post(f"tasks/?site_id={site.pk}", {"title": "Wool"})
    an_article(site, "Out", status="rejected")
    an_article(site, "In")
    keywords = Keyword.objects.filter(site=site).count()
    assert alice.get(f"sites/{site.pk}/counts/").json() == {
        "keywords": keywords,
        "ideas_new": 1,
        "tasks_pending": Task.objects.filter(site=site, status="pending").count(),
        "articles": 1,
        "images_pending": 0,
        "ready_for_review": 1,
        "published": 0,
    }
    assert keywords >= 2
