"""A run that is watched: from another window, through a restart of the server, and by somebody who may only look."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import people
from tests.e2e.browser import watched
from tests.servers.igny8 import Igny8

pytestmark = pytest.mark.slow
SOON_SECONDS: Final = 2.0  # one of three at least: the machine may be busy


def _with_samples(page: Page, server: Igny8) -> None:
    people.become_owner(page, people.set_up_link(server))
    people.make_site(page, "kettle.example")
    people.import_samples(page)
    page.get_by_role("button", name="Skip for now").click()
    expect(page.get_by_role("heading", name="Pipeline")).to_be_visible()


_NOTE_CLICK = """() => addEventListener("click",
  () => { window.clickedAt = performance.timeOrigin + performance.now(); }, {capture: true, once: true})"""
_NOTE_PAUSED = """() => {
  const head = document.querySelector(".ph [role=status]");
  window.pausedAt = new Promise(done => new MutationObserver((_, observer) => {
    if (!/^Paus/.test(head.textContent)) return;
    observer.disconnect();
    done(performance.timeOrigin + performance.now());
  }).observe(head, {childList: true, characterData: true, subtree: true}));
}"""


def _seconds_until_seen(page: Page, other: Page) -> list[float]:
    """Pause three times; how long each took from the press in one window to the word in the other, by their clocks."""
    seconds = []
    for number in range(3):
        if number:
            page.get_by_role("button", name="Resume").click()
            expect(other.get_by_role("status").filter(has_text="Running")).to_be_visible()
        other.evaluate(_NOTE_PAUSED)
        page.evaluate(_NOTE_CLICK)
        page.get_by_role("button", name="Pause", exact=True).click()
        expect(other.get_by_role("status").filter(has_text=re.compile("^Paus"))).to_be_visible()
        seconds.append((other.evaluate("window.pausedAt") - page.evaluate("window.clickedAt")) / 1000)
    return seconds


_ASKED_MS = """() => performance.getEntriesByType("resource").filter(each => each.name.includes("/pause/"))
  .map(each => Math.round(each.duration))"""


def test_what_one_window_does_the_other_shows(chromium: Browser, fresh: Igny8) -> None:
    with watched(chromium, fresh.url) as mine:
        page = mine.page
        _with_samples(page, fresh)
        other = page.context.new_page()
        other.goto("/automation")
        expect(other.get_by_role("button", name="Run now")).to_be_visible()
        page.get_by_role("button", name="Run now").click()
        expect(other.get_by_role("status").filter(has_text="Running")).to_be_visible()
        # Whatever the other window asks from here on gets no answer: what it shows, the stream told it.
        other.route(re.compile(r"/api/v1/(?!stream/)"), lambda _: None)
        seen = _seconds_until_seen(page, other)
        assert min(seen) <= SOON_SECONDS, (
            f"in the other window after {seen} s; asking took {page.evaluate(_ASKED_MS)} ms"
        )
        expect(other.get_by_role("status").filter(has_text="Paused")).to_be_visible()
        other.unroute_all(behavior="ignoreErrors")
        run = people.ask(page, f"automation/current_run/?site_id={people.site_of(page)}")["run"]
        assert (run["status"], run["pause_reason"]) == ("paused", "user")
        now = other.get_by_role("button", name="Run now")
        expect(now).to_have_attribute("aria-disabled", "true")
        expect(now).to_have_accessible_description(re.compile("One run per site"))
        other.get_by_role("button", name="Cancel run").click()
        asked = other.get_by_role("alertdialog")
        expect(asked).to_contain_text("What is finished stays")
        asked.get_by_role("button", name="Cancel run").click()
        expect(page.get_by_role("status").filter(has_text="Cancelled")).to_be_visible()
        expect(page.get_by_role("button", name="Run now")).not_to_have_attribute("aria-disabled", "true")


def test_the_configuration(chromium: Browser, fresh: Igny8) -> None:
    with watched(chromium, fresh.url) as window:
        page = window.page
        _with_samples(page, fresh)
        site = people.site_of(page)
        page.get_by_role("button", name="Configure").click()
        dialog = page.get_by_role("dialog", name="Configure automation")
        dialog.get_by_label("Attempts").fill("11")
        dialog.get_by_role("button", name="Save changes").click()
        expect(dialog.get_by_role("alert")).to_have_text("A whole number from 1 to 10.")
        page.keyboard.press("Escape")
        expect(dialog.get_by_text("Your changes are not saved.")).to_be_visible()
        dialog.get_by_role("button", name="Keep editing").click()
        dialog.get_by_label("Attempts").fill("5")
        dialog.get_by_role("switch", name="Run on a schedule").click()
        dialog.get_by_role("radio", name="Weekly").click()
        dialog.get_by_role("button", name="Fri", exact=True).click()
        dialog.get_by_role("button", name="Save changes").click()
        expect(dialog).to_be_hidden()
        config = people.ask(page, f"automation/config/?site_id={site}")
        assert (config["max_attempts"], config["frequency"], config["weekdays"]) == (5, "weekly", [0, 4])
        assert config["is_enabled"]
        expect(page.get_by_text("Mon and Fri, 02:00").first).to_be_visible()
        page.get_by_role("switch", name="Schedule enabled").click()
        expect(page.get_by_text("By hand")).to_be_visible()
        assert not people.ask(page, f"automation/config/?site_id={site}")["is_enabled"]
