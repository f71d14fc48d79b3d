"""The topical map in a real browser: its views hold what the API says, its actions do it, everybody can use it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import people
from tests.e2e.browser import MIDDLE, NARROW, THEMES, WIDE, watched
from tests.e2e.conftest import Installed

pytestmark = pytest.mark.slow
VIEWS = ("Bubbles", "Links", "List")


def _open(page: Page, query: str = "") -> None:
    page.goto(f"/map{query}")
    expect(page.get_by_role("heading", name="Topical map", level=1)).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d+ clusters, "))).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
def test_every_view_is_for_everybody(chromium: Browser, installed: Installed, size: tuple[int, int]) -> None:
    with watched(chromium, installed.url, size=size, storage=installed.storage) as window:
        page = window.page
        for view in VIEWS:
            _open(page, f"?view={view.lower()}")
            expect(page.locator("[data-cluster]").first).to_be_visible()
            for theme in THEMES:
                page.emulate_media(color_scheme=theme)
                assert window.violations(of_colours_alone=theme == "dark") == [], (view, theme)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("row").nth(1).get_by_role("button").first.click()
        expect(page.get_by_role("table", name="Top keywords", exact=False)).to_be_visible()
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            assert window.violations(of_colours_alone=theme == "dark") == [], ("panel", theme)


def test_the_map_says_what_the_api_says(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page)
        told = people.ask(page, f"clusters/map/?site_id={people.site_of(page)}")
        expect(page.locator("g[data-cluster]")).to_have_count(len(told["items"]))
        expect(page.get_by_text(f"{told['clusters']} clusters, {told['keywords']} keywords")).to_be_visible()
        most = told["items"][0]
        page.locator(f"g[data-cluster='{most['id']}']").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
        panel = page.get_by_role("complementary", name="Cluster details")
        expect(panel.get_by_role("heading", name=most["name"], level=2)).to_be_visible()
        expect(panel.get_by_text(f"{most['volume']:,}", exact=True).first).to_be_visible()
        expect(page).to_have_url(re.compile(f"cluster={most['id']}"))
        for row in most["top"][:3]:
            expect(panel.get_by_role("rowheader", name=row["term"], exact=True)).to_be_visible()
        panel.get_by_role("button", name="Close panel").click()
        expect(panel).to_have_count(0)


_COVERED = """() => {
  const boxes = selector => [...document.querySelectorAll(selector)].map(each => each.getBoundingClientRect());
  const names = boxes(".map-name rect");
  const lie = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  return boxes(".kt2").filter(term => names.some(name => lie(term, name))).length;
}"""


def test_no_word_lies_under_a_name(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page)
        expect(page.locator(".map-name").first).to_be_visible()
        for _ in range(4):
            assert page.evaluate(_COVERED) == 0
            page.get_by_role("button", name="Zoom in").click()
        assert page.locator(".kt2").count() > 0


def test_filters_stand_in_the_address(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page, "?view=list")
        page.get_by_role("search", name="Filter the map").get_by_role("button", name="Intent").click()
        page.get_by_role("menuitemcheckbox", name="Commercial").click()
        page.keyboard.press("Escape")
        expect(page).to_have_url(re.compile("intent="))
        told = people.ask(page, f"clusters/map/?site_id={people.site_of(page)}&intent=commercial")
        expect(page.locator("tr[data-cluster]")).to_have_count(len(told["items"]))
        page.reload()
        expect(page.locator("tr[data-cluster]")).to_have_count(len(told["items"]))
        page.get_by_label("Find a cluster by its name").fill("no such cluster")
        expect(page.get_by_role("heading", name="No cluster matches")).to_be_visible()
        page.get_by_role("button", name="Clear filters").first.click()
        expect(page.locator("tr[data-cluster]").nth(len(told["items"]))).to_be_visible()


def test_a_cluster_is_renamed_locked_split_and_merged(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page, "?view=list")
        site = people.site_of(page)
        own = max(people.ask(page, f"clusters/map/?site_id={site}")["items"], key=lambda each: each["keywords"])
        page.goto(f"/map?view=list&cluster={own['id']}")
        panel = page.get_by_role("complementary", name="Cluster details")
        more = panel.get_by_role("button", name="More actions")
        more.click()
        page.get_by_role("menuitem", name="Rename").click()
        page.get_by_label("Name", exact=True).fill("All about kettles")
        page.get_by_role("button", name="Rename").click()
        expect(panel.get_by_role("heading", name="All about kettles")).to_be_visible()
        more.click()
        page.get_by_role("menuitem", name="Lock").click()
        expect(panel.get_by_text("Locked")).to_be_visible()
        more.click()
        page.get_by_role("menuitem", name="Split off keywords").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Name of the new cluster").fill("One of them alone")
        dialog.get_by_role("checkbox").first.click()
        assert window.violations() == [], "split"
        dialog.get_by_role("button", name="Split off 1 keyword").click()
        expect(panel.get_by_role("heading", name="One of them alone")).to_be_visible()
        page.get_by_role("checkbox", name="Choose All about kettles").click()
        page.get_by_role("checkbox", name="Choose One of them alone").click()
        page.get_by_role("button", name="Merge", exact=True).click()
        dialog.get_by_label("The one that stays").select_option(label="All about kettles")
        dialog.get_by_role("button", name="Merge 1 cluster").click()
        expect(panel.get_by_role("heading", name="All about kettles")).to_be_visible()
        told = people.ask(page, f"clusters/{own['id']}/")
        assert (told["name"], told["keywords"], told["is_locked"]) == ("All about kettles", own["keywords"], True)


def test_keywords_are_excluded_and_come_back(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page)
        site = people.site_of(page)
        own = people.ask(page, f"clusters/map/?site_id={site}")["items"][1]
        page.goto(f"/map?cluster={own['id']}")
        panel = page.get_by_role("complementary", name="Cluster details")
        panel.get_by_role("button", name=f"Exclude {own['top'][0]['term']}", exact=True).click()
        expect(page.get_by_text("Excluded 1 keyword.")).to_be_visible()
        assert people.ask(page, f"clusters/{own['id']}/")["keywords"] == own["keywords"] - 1
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Restored 1 keyword.")).to_be_visible()
        assert people.ask(page, f"clusters/{own['id']}/")["keywords"] == own["keywords"]
