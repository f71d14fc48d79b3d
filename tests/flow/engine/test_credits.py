"""Credits: never below zero, never a lost or a free step, whatever happens at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum

from igny8.automation.start import start_run
from igny8.automation.work import work_step
from igny8.credits import history, ledger
from igny8.credits.grants import grant, grant_opening
from igny8.jobs.bell import EmbeddedBell
from igny8.jobs.drain import drain
from igny8.lib.errors import Invalid
from igny8.models import Account, Content, RunEvent
from igny8.models.ledger import CreditEntry
from tests.flow.engine.rows import add_keywords, add_tasks, balance, charged, check_ledger, make_site
from tests.flow.engine.toy import Toys
from tests.flow.engine.turns import fresh, take_work, work_all

pytestmark = pytest.mark.django_db


def test_a_step_reserves_its_price_and_settles_what_it_owes() -> None:
    site = make_site()
    add_tasks(site, 1)
    start_run(site=site, stages=[4])
    claim = take_work()
    assert balance(site) == 1_000 - 7
    check_ledger()
    work_step(claim)
    assert balance(site) == 1_000 - 5
    kinds = list(CreditEntry.objects.exclude(kind="grant").order_by("id").values_list("kind", "amount", "charged"))
    assert kinds == [("reserve", -7, 0), ("settle", 2, 5)]


def test_what_is_owed_above_the_reservation_is_a_gift(toys: Toys) -> None:
    toys.written.costs = 9
    site = make_site()
    add_tasks(site, 1)
    start_run(site=site, stages=[4])
    work_all()
    assert charged(site) == 7
    check_ledger()


def test_what_costs_nothing_leaves_no_entry(toys: Toys) -> None:
    toys.written.most = toys.written.costs = 0
    site = make_site(granted=0)
    add_tasks(site, 2)
    start_run(site=site, stages=[4], allow_partial=True)
    work_all()
    assert Content.objects.count() == 2
    assert not CreditEntry.objects.exists()


def test_what_steps_in_flight_hold_may_come_back() -> None:
    site = make_site(granted=16)  # two steps hold 7 each, and 2 are left
    add_tasks(site, 4)
    start_run(site=site, stages=[4], allow_partial=True)
    claims = [take_work(), take_work()]
    assert [ledger.may_come_back(site.account_id, needed) for needed in (2, 3, 16, 17)] == [True, True, True, False]
    for claim in claims:
        work_step(claim)
    assert balance(site) == 6
    assert [ledger.may_come_back(site.account_id, needed) for needed in (6, 7)] == [True, False]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("granted", [5, 23, 24, 57])
def test_sixteen_threads_on_a_nearly_empty_account(home: Path, bell: EmbeddedBell, granted: int) -> None:
    site = make_site(granted=granted, concurrency=16)
    add_tasks(site, 30)
    run = start_run(site=site, stages=[4], allow_partial=True)
    drain(run, bell=bell, home=home, threads=16)
    assert (fresh(run).status, run.pause_reason) == ("paused", "credits")
    done = Content.objects.count()
    assert done == (0 if granted < 7 else (granted - 7) // 5 + 1)
    assert (balance(site), charged(site)) == (granted - 5 * done, 5 * done)
    check_ledger()


def test_a_run_that_waits_for_what_is_held_lets_others_have_their_turn() -> None:
    poor = make_site("poor", granted=9)
    add_tasks(poor, 3)
    waiting = start_run(site=poor, stages=[4], allow_partial=True)
    claim = take_work()
    rich = make_site("rich")
    add_tasks(rich, 1)
    start_run(site=rich, stages=[4])
    work_all()
    assert Content.objects.get().site == rich
    assert fresh(waiting).status == "running"
    work_step(claim)
    work_all()
    assert fresh(waiting).pause_reason == "credits"


def test_the_database_itself_refuses_a_negative_balance() -> None:
    site = make_site(granted=5)
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(pk=site.account_id).update(credit_balance=-1)


def test_unlimited_credits_take_nothing_and_still_write_down_what_was_used(settings: object, toys: Toys) -> None:
    settings.IGNY8_CREDITS = False  # type: ignore[attr-defined]
    site = make_site(granted=3)
    add_tasks(site, 4)
    run = start_run(site=site, stages=[4])
    work_all()
    assert fresh(run).status == "completed"
    assert (balance(site), charged(site), run.credits_used) == (3, 20, 20)
    assert CreditEntry.objects.aggregate(sum=Sum("amount"))["sum"] == 3


def test_a_step_reserved_before_credits_were_switched_off_gets_back_exactly_what_it_held(settings: object) -> None:
    site = make_site()
    add_tasks(site, 2)
    start_run(site=site, stages=[4])
    claim = take_work()
    settings.IGNY8_CREDITS = False  # type: ignore[attr-defined]
    work_step(claim)
    free = take_work()
    settings.IGNY8_CREDITS = True  # type: ignore[attr-defined]
    work_step(free)
    assert (balance(site), charged(site)) == (995, 10)


def test_a_new_account_opens_with_credits_once(settings: object) -> None:
    settings.IGNY8_OPENING_CREDITS = 10_000  # type: ignore[attr-defined]
    account = Account.objects.create(name="new")
    assert [grant_opening(account), grant_opening(account)] == [10_000, 0]
    account.refresh_from_db()
    assert account.credit_balance == history.opening(account) == 10_000


def test_an_account_may_open_with_nothing(settings: object) -> None:
    settings.IGNY8_OPENING_CREDITS = 0  # type: ignore[attr-defined]
    account = Account.objects.create(name="new")
    assert grant_opening(account) == history.opening(account) == 0


def test_a_grant_with_a_key_is_given_once() -> None:
    account = Account.objects.create(name="new")
    assert grant(account=account, amount=5, key="invoice 7", note="thanks") == 5
    assert grant(account=account, amount=5, key="invoice 7") == 5
    assert grant(account=account, amount=5) == 10
    assert [entry["amount"] for entry in history.entries(account)] == [5, 5]


@pytest.mark.parametrize("amount", [0, -1, 10**15])
def test_a_senseless_grant_is_refused(amount: int) -> None:
    with pytest.raises(Invalid, match="A grant must be"):
        grant(account=Account.objects.create(name="new"), amount=amount)


def test_entries_are_told_newest_first_with_their_site_and_run() -> None:
    site = make_site()
    add_keywords(site, 1)
    run = start_run(site=site, stages=[1])
    work_all()
    told = history.entries(site.account, most=2)
    assert [entry["kind"] for entry in told] == ["settle", "reserve"]
    newest = told[0]
    assert (newest["site"], newest["run_id"]) == (site.domain, str(run.pk))
    assert (newest["stage"], newest["charged"]) == (1, 1)
    assert history.entries(site.account, before=told[-1]["id"])[0]["kind"] == "grant"
    assert history.used(site, run.started_at) == 1


def test_a_warning_comes_once_when_credits_fall_below_the_line() -> None:
    site = make_site(granted=40, warn_below=30)
    add_tasks(site, 6)
    start_run(site=site, stages=[4], allow_partial=True)
    work_all()
    warnings = list(RunEvent.objects.filter(message__startswith="Only").values_list("message", flat=True))
    assert warnings == ["Only 25 credits are left."]
    grant(account=site.account, amount=60)
    add_tasks(site, 14)
    start_run(site=site, stages=[4], allow_partial=True)
    work_all()
    assert RunEvent.objects.filter(message__startswith="Only").count() == 2
