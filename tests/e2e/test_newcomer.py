"""From the set-up link to an approved article, as somebody who has never seen IGNY8."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.e2e import people
from tests.e2e.browser import PATIENCE_MS, watched
from tests.servers.igny8 import Igny8

pytestmark = pytest.mark.slow


def test_from_the_set_up_link_to_an_approved_article(chromium: Browser, fresh: Igny8) -> None:
    with watched(chromium, fresh.url) as window:
        page = window.page
        people.become_owner(page, people.set_up_link(fresh))
        people.make_site(page, "kettle.example")
        people.import_samples(page)
        page.get_by_role("button", name="Start the first run").click()
        page.wait_for_url("**/automation")
        expect(page.get_by_role("status").filter(has_text="Completed")).to_be_visible(timeout=3 * PATIENCE_MS)
        _numbers_are_the_api_s(page)
        _first_is_approved(page)


def _numbers_are_the_api_s(page: Page) -> None:
    """What is on the screen at the end is what the rows say."""
    site = people.site_of(page)
    run = people.ask(page, f"automation/history/?site_id={site}")["runs"][0]
    doors = people.ask(page, f"automation/pipeline_overview/?site_id={site}")["stages"]
    assert run["status"] == "completed"
    card = page.get_by_role("region", name="Last run")
    expect(card).to_contain_text(f"Items{sum(stage['done'] for stage in run['stages']):,}")
    expect(card).to_contain_text(f"AI calls{run['ai_calls']:,}")
    expect(card).to_contain_text(f"Credits{run['total_credits_used']:,}")
    balance = people.ask(page, "credits/")["balance"]
    expect(page.get_by_test_id("balance")).to_have_text(f"{balance:,}")
    expect(page.locator("[data-stage='1']")).to_contain_text(f"{doors[0]['pending']:,}")
    drafts = doors[6]["pending"]
    assert drafts >= 1
    expect(page.locator("[data-stage='7']")).to_contain_text(re.compile(rf"^7.*{drafts} draft"))
    row = page.locator(f"[data-run='{run['run_id']}']")
    expect(row).to_contain_text("Completed")
    expect(row).to_contain_text(f"{run['total_credits_used']:,} credits")


def _first_is_approved(page: Page) -> None:
    """Read, then approved by hand; nothing is published by it."""
    queue = f"content/?site_id={people.site_of(page)}&is_ready=true&sort=-priority"
    first = people.ask(page, queue)["items"][0]
    page.get_by_role("link", name="Review").first.click()
    page.get_by_role("link", name=first["title"]).first.click()
    page.wait_for_url(f"**/articles/{first['id']}*")
    expect(page.get_by_role("textbox", name="Text of the article")).to_be_visible()
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_text("Approved", exact=True).first).to_be_visible()
    told = people.ask(page, f"content/{first['id']}/")
    assert (told["status"], people.ask(page, f"{queue}&status=published")["items"]) == ("approved", [])


def test_a_file_of_ones_own_columns(chromium: Browser, fresh: Igny8) -> None:
    """A column of keywords that isn't recognised is named, and the others with it, before anything is kept."""
    rows = b"Words,Monthly\nrye bread,90\noat bread,10\n"
    file = FilePayload(name="own.csv", mimeType="text/csv", buffer=rows)
    with watched(chromium, fresh.url) as window:
        page = window.page
        window.expecting(422)
        people.become_owner(page, people.set_up_link(fresh))
        people.make_site(page, "bread.example")
        page.set_input_files("input[type=file]", files=[file])
        expect(page.get_by_role("alert")).to_contain_text("no column of keywords was found")
        page.get_by_label("Column of keywords").select_option("Words")
        page.get_by_role("button", name="Use this column").click()
        expect(page.get_by_role("button", name="Import 2 keywords")).to_be_enabled()
        page.get_by_text("Columns, and what becomes of each").click()
        page.get_by_label("What Monthly becomes").select_option("Monthly volume")
        expect(page.get_by_text("2 of 2 columns used")).to_be_visible()
        assert not window.violations()
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.get_by_role("button", name="Import 2 keywords").click()
        expect(page.get_by_role("button", name="Start the first run")).to_be_visible()
        kept = people.ask(page, f"keywords/?site_id={people.site_of(page)}")["items"]
        assert {row["term"]: row["volume"] for row in kept} == {"rye bread": 90, "oat bread": 10}


def test_a_link_with_a_wrong_token_says_so(chromium: Browser, fresh: Igny8) -> None:
    with watched(chromium, fresh.url) as window:
        window.expecting(403)
        people.become_owner(window.page, "/setup#token=wrong")
        expect(window.page.get_by_role("alert")).to_contain_text("not the token of the set-up link")
        assert "token" not in window.page.url, "it leaves the address bar at once"


def test_sign_out_and_in_again(chromium: Browser, fresh: Igny8) -> None:
    with watched(chromium, fresh.url) as window:
        page = window.page
        window.expecting(400, 401)
        people.become_owner(page, people.set_up_link(fresh))
        people.make_site(page, "kettle.example")
        page.get_by_role("button", name="Skip for now").click()
        expect(page.get_by_role("heading", name="Three steps to the first article")).to_be_visible()
        page.get_by_role("button", name=re.compile("Mira Kaya.*your account")).click()
        page.get_by_role("menuitem", name="Sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        page.goto("/runs")
        page.wait_for_url("**/signin?next=*")
        people.sign_in(page, "not the password")
        expect(page.get_by_role("alert")).to_be_visible()
        people.sign_in(page)
        page.wait_for_url("**/runs")
        expect(page.get_by_role("heading", name="Runs")).to_be_visible()
