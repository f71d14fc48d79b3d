"""The queue and an article: read, changed, compared, decided, by keyboard alone where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.articles import png
from tests.e2e import people
from tests.e2e.articles import (
    article,
    ask,
    open_article,
    ready,
    save_elsewhere,
    send,
    until,
    wait_until_saved,
    write_at_end,
)
from tests.e2e.browser import MIDDLE, NARROW, WIDE, Theme, Watched, watched
from tests.e2e.people import site_of
from tests.e2e.rows import make_articles
from tests.servers.igny8 import Igny8

pytestmark = pytest.mark.slow
_EVERY = Path(__file__).parents[2] / "frontend/src/features/review/editor/every-element.html"


@dataclass(frozen=True)
class Desk:
    """A server with drafts at the gate, and what keeps its owner signed in."""

    url: str
    storage: Any
    spare: Iterator[int]  # articles that no test has touched, from the queue's end


@pytest.fixture(scope="module")
def desk(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home = tmp_path_factory.mktemp("desk") / "home"
    home.mkdir()
    database = f"sqlite:///{home / 'igny8.sqlite3'}"
    with Igny8("up", home, database) as server:
        with watched(chromium, server.url) as window:
            people.become_owner(window.page, people.set_up_link(server))
            people.make_site(window.page, "socks.example")
            expect(window.page.get_by_role("button", name="Try it with sample keywords")).to_be_visible()
            make_articles(home, database, site_of(window.page), 12)
            storage = window.page.context.storage_state()
            spare = [row["id"] for row in reversed(ready(window.page)[3:])]
        yield Desk(server.url, storage, iter(spare))


@pytest.fixture
def window(chromium: Browser, desk: Desk) -> Iterator[Watched]:
    with watched(chromium, desk.url, storage=desk.storage) as seen:
        seen.page.goto("/review")
        expect(seen.page.get_by_role("heading", name="Review", level=1)).to_be_visible()
        expect(seen.page.locator("[data-row]").first).to_be_visible()
        yield seen


@pytest.fixture
def number(desk: Desk) -> int:
    return next(desk.spare)


@pytest.fixture
def page(window: Watched) -> Page:
    return window.page


def test_what_is_written_saves_itself_and_is_checked(page: Page, number: int) -> None:
    before = save_elsewhere(page, number, is_brief=True)
    open_article(page, number)
    page.get_by_role("button", name="It is an article now").click()
    expect(page.get_by_role("img", name=re.compile(r"SEO score \d+ of 100")).first).to_be_visible()
    write_at_end(page, " Taken from the kettle at ninety degrees.")
    stored = wait_until_saved(page, number, "ninety degrees")
    assert stored["version"] > before["version"]
    assert _flat(stored["body"]) == _flat(before["body"]).replace(
        "cold.", "cold. Taken from the kettle at ninety degrees."
    )
    until(page, number, lambda told: told["checked_version"] == told["version"])
    page.get_by_label("Meta title").fill("A meta title of some length, told in pixels")
    expect(page.get_by_text("of 580 px")).to_be_visible()
    expect(page.get_by_role("group", name="Preview of the search result")).to_contain_text("told in pixels")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("The meta title is")).to_contain_text("px wide")


def _flat(html: str) -> str:
    return html.replace("\n", "")


def test_every_element_that_the_server_keeps_comes_through_the_editor(page: Page, number: int) -> None:
    html = _EVERY.read_text("utf-8").strip()
    save_elsewhere(page, number, body=html)
    open_article(page, number)
    write_at_end(page, "Zebra")
    stored = wait_until_saved(page, number, "Zebra")
    assert _opened(stored["body"]) == _opened(html)


def _opened(html: str) -> list[str]:
    """Tags, attributes and comments in their order, whatever the space between them."""
    return [re.sub(r"\s+", " ", tag) for tag in re.findall(r"<[^>]+>", html)]


def test_a_conflict_keeps_what_was_written(window: Watched, number: int) -> None:
    page = window.page
    window.expecting(409)
    open_article(page, number)
    other = save_elsewhere(page, number, body="<p>Written in another window.</p>")
    write_at_end(page, " Mine.")
    bar = page.get_by_role("region", name=re.compile("has saved version"))
    expect(bar).to_contain_text("Your text is kept here")
    assert window.violations() == []
    bar.get_by_role("button", name="See what changed").click()
    expect(page.locator("ins", has_text="Written in another window.")).to_be_visible()
    page.get_by_role("button", name="Back to the text").click()
    bar.get_by_role("button", name="Keep mine").click()
    stored = wait_until_saved(page, number, "Mine.")
    assert stored["version"] == other["version"] + 1
    assert "another window" in ask(page, f"content/{number}/versions/{other['version']}/")["body"]
    third = save_elsewhere(page, number, body="<p>The third window.</p>")
    write_at_end(page, " Mine again.")
    expect(bar).to_be_visible()
    bar.get_by_role("button", name="Take theirs").click()
    expect(bar).to_be_hidden()
    expect(page.get_by_role("textbox", name="Text of the article")).to_contain_text("The third window.")
    assert article(page, number)["version"] == third["version"]


def test_the_keyboard_alone_reviews(page: Page) -> None:
    first, second, third = (row["id"] for row in ready(page)[:3])
    page.keyboard.press("j")
    expect(page.locator(f"[data-open='{first}']")).to_be_focused()
    page.keyboard.press("a")
    expect(page.get_by_text("Approved:")).to_be_visible()
    expect(page.locator(f"[data-row='{first}']")).to_be_hidden()
    assert article(page, first)["status"] == "approved"
    page.locator(f"[data-open='{second}']").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Text of the article")).to_be_visible()
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog", name="Ask for changes")
    expect(dialog.get_by_label("What is to be changed")).to_be_focused()
    page.keyboard.type("Shorter, and say a price.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status").filter(has_text="Changes asked")).to_be_visible()
    assert article(page, second)["status"] == "changes_requested"
    page.keyboard.press("]")
    expect(page).to_have_url(re.compile(rf"/articles/{third}"))
    expect(page.get_by_role("textbox", name="Text of the article")).to_be_visible()
    page.keyboard.press("[")
    expect(page).to_have_url(re.compile(rf"/articles/{second}"))
    page.get_by_role("tab", name="SEO").focus()
    for name in ("Images", "Versions", "Notes"):
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("tab", name=name)).to_be_focused()
    expect(page.get_by_text("Shorter, and say a price.")).to_be_visible()


def test_the_limits_are_overridden_with_a_reason_alone(window: Watched, number: int) -> None:
    page, site = window.page, site_of(window.page)
    window.expecting(409)
    limits = f"automation/update_config/?site_id={site}"
    send(page, "PUT", limits, {"quality_min_score": 99})
    try:
        open_article(page, number)
        expect(page.get_by_text("Held by the site’s limits")).to_be_visible()
        page.get_by_role("button", name="Approve").click()
        dialog = page.get_by_role("dialog", name="The site's limits hold this article")
        dialog.get_by_role("button", name="Approve all the same").click()
        expect(dialog.get_by_text("Give a reason")).to_be_visible()
        assert window.violations() == []
        dialog.get_by_label("Why it is approved").fill("The owner has read it.")
        dialog.get_by_role("button", name="Approve all the same").click()
        expect(page.get_by_role("status").filter(has_text="Approved")).to_be_visible()
        assert article(page, number)["status"] == "approved"
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("status").filter(has_text="Ready for review")).to_be_visible()
    finally:
        send(page, "PUT", limits, {"quality_min_score": None})


def test_pictures_are_replaced_described_and_drawn_again(page: Page, number: int) -> None:
    picture = article(page, number)["images"][0]
    open_article(page, number)
    page.get_by_role("tab", name="Images").click()
    card = page.get_by_role("tabpanel").get_by_role("listitem").first
    card.locator("input[type=file]").set_input_files(
        {"name": "own.png", "mimeType": "image/png", "buffer": png(1200, 630, "teal")}
    )
    expect(page.get_by_text("Image replaced.")).to_be_visible()
    card.get_by_label("Alt text").fill("A teal square")
    card.get_by_label("Alt text").blur()
    expect(page.get_by_text("Alt text saved.")).to_be_visible()
    now = article(page, number)["images"][0]
    assert (now["provider"], now["alt_text"]) == ("upload", "A teal square")
    card.locator("summary").click()
    card.get_by_role("button", name="Draw again").click()
    expect(page.get_by_text("Another one is being drawn")).to_be_visible()
    until(
        page, number, lambda told: _picture(told)["status"] == "generated" and _picture(told)["seed"] != picture["seed"]
    )
    expect(card.get_by_text("Being drawn again")).to_be_hidden()


def _picture(told: dict[str, Any]) -> dict[str, Any]:
    first: dict[str, Any] = told["images"][0]
    return first


def test_versions_notes_and_export(page: Page, number: int) -> None:
    before = article(page, number)
    open_article(page, number)
    write_at_end(page, " Superfluous.")
    wait_until_saved(page, number, "Superfluous")
    page.get_by_role("tab", name="Versions").click()
    page.get_by_role("button", name="What people changed since the AI").click()
    expect(page.locator("ins", has_text="Superfluous.")).to_be_visible()
    page.get_by_role("button", name=f"Restore version {before['version']}").click()
    expect(page.get_by_text("Restored from version")).to_be_visible()
    expect(page.get_by_role("textbox", name="Text of the article")).not_to_contain_text("Superfluous")
    assert article(page, number)["body"] == before["body"]
    page.get_by_role("tab", name="Notes").click()
    page.get_by_label("New note").fill("Where is this from?")
    page.get_by_role("button", name="Add note").click()
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("1 resolved note")).to_be_visible()
    page.get_by_role("button", name="More", exact=True).first.click()
    with page.expect_download() as downloaded:
        page.get_by_role("menuitem", name="Export as Markdown").click()
    assert downloaded.value.suggested_filename.endswith(".zip")


@pytest.mark.parametrize(
    ("theme", "size"), [("light", WIDE), ("dark", WIDE), ("light", NARROW), ("dark", NARROW), ("light", MIDDLE)]
)
def test_the_pages_hold_to_the_rules(chromium: Browser, desk: Desk, theme: Theme, size: tuple[int, int]) -> None:
    with watched(chromium, desk.url, theme=theme, size=size, storage=desk.storage) as window:
        page = window.page
        page.goto("/review")
        expect(page.locator("[data-row]").first).to_be_visible()
        _holds(window, "review")
        number = ready(page)[-1]["id"]
        open_article(page, number)
        for panel in ("SEO", "Images", "Versions", "Notes", "Sources"):
            page.get_by_role("tab", name=panel).click()
            expect(page.get_by_role("tabpanel", name=panel)).to_be_visible()
            _holds(window, panel)
        version = article(page, number)["version"]
        page.goto(f"/articles/{number}?panel=versions&from={version}&to={version}")
        expect(page.get_by_text("The text is the same in both.")).to_be_visible()
        _holds(window, "difference")


_BEYOND = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll("body *")].filter(each => each.getBoundingClientRect().right > innerWidth + 1)
    .map(each => `${each.tagName} ${each.className} ${each.getBoundingClientRect().right}`)"""


def _holds(window: Watched, name: str) -> None:
    assert window.violations() == [], name
    assert window.page.evaluate(_BEYOND) == [], name
