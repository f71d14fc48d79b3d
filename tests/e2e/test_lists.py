"""The long lists: keywords by the thousand, and ideas, tasks, articles and images by the same pattern."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.e2e import people
from tests.e2e.browser import watched
from tests.e2e.conftest import Installed

pytestmark = pytest.mark.slow
MANY: Final = 900  # rows: more than four pages of the API


def _rows(page: Page) -> Locator:
    return page.locator(".row-name")


def _open(page: Page, path: str) -> None:
    page.goto(f"/{path}")
    expect(_rows(page).first).to_be_visible()


def _counts(page: Page) -> dict[str, int]:
    counts: dict[str, int] = people.ask(page, f"sites/{people.site_of(page)}/counts/")
    return counts


def _keywords(page: Page, query: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = people.ask(page, f"keywords/?site_id={people.site_of(page)}&{query}")["items"]
    return items


@pytest.fixture(scope="module")
def many(chromium: Browser, installed: Installed) -> Installed:
    """Keywords that came through the import dialog: a file with columns to set right and rows to leave out."""
    lines = [f"zz term {number:04},{number},{number % 100},note {number}" for number in range(MANY)]
    text = "\n".join(["Keyword,Volume,Difficulty,Remark", *lines, ",5,5,nothing", "!?!,1,1,no word"])
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        page.goto("/keywords")
        page.get_by_role("button", name="Import", exact=True).click()
        dialog = page.get_by_role("dialog", name="Import keywords")
        assert window.violations() == [], "choosing a file"
        file: FilePayload = {"name": "zz-terms.csv", "mimeType": "text/csv", "buffer": text.encode()}
        dialog.get_by_label("Keyword file").set_input_files(files=file)
        expect(dialog.get_by_text("2 rows will be left out.")).to_be_visible()
        expect(dialog.get_by_text(f"Row {MANY + 2}: no keyword in the row.")).to_be_visible()
        expect(dialog.get_by_text("3 of 4 columns used")).to_be_visible()
        dialog.get_by_label("What Volume becomes").select_option("impressions")
        expect(dialog.get_by_label("What Volume becomes")).to_have_value("impressions")
        dialog.get_by_label("What Volume becomes").select_option("volume")
        expect(dialog.get_by_label("What Volume becomes")).to_have_value("volume")
        expect(dialog.locator("[aria-busy=true]")).to_have_count(0)  # dimmed while it is read anew
        assert window.violations() == [], "preview"
        dialog.get_by_role("button", name=f"Import {MANY} keywords").click()
        expect(dialog.get_by_text(f"{MANY} new keywords")).to_be_visible()
        dialog.get_by_role("button", name="Close").last.click()
        total = f"{_counts(page)['keywords']:,}"
        expect(page.get_by_role("link", name=re.compile(f"Keywords ?{total}"))).to_be_visible()
    return installed


def test_rows_come_as_one_scrolls_and_few_are_there(chromium: Browser, many: Installed) -> None:
    with watched(chromium, many.url, storage=many.storage) as window:
        page = window.page
        _open(page, "keywords?q=zz+term&sort=term")
        expect(page.get_by_text(f"{MANY} match", exact=True)).to_be_visible()
        last = page.get_by_role("button", name=f"zz term {MANY - 1:04}", exact=True)
        frame = page.get_by_role("region", name="Keywords")
        for _ in range(40):
            frame.evaluate("frame => frame.scrollTo(0, frame.scrollHeight)")
            if last.count():
                break
            page.wait_for_timeout(100)
        expect(last).to_be_visible()
        assert _rows(page).count() < 100
        expect(page.get_by_text(re.compile(rf"\d+–{MANY} of {MANY}"))).to_be_visible()
        frame.evaluate("frame => frame.scrollTo(0, 0)")
        expect(page.get_by_role("button", name="zz term 0000", exact=True)).to_be_visible()


def test_filters_and_order_stand_in_the_address(chromium: Browser, many: Installed) -> None:
    with watched(chromium, many.url, storage=many.storage) as window:
        page = window.page
        _open(page, "keywords")
        page.keyboard.press("/")
        page.keyboard.type("zz term")
        expect(page).to_have_url(re.compile(r"q=zz\+term"))
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Volume", exact=True).first.click()
        page.get_by_label("From").fill("100")
        page.get_by_label("To", exact=True).fill("109")
        page.keyboard.press("Enter")
        expect(page.get_by_text("10 match", exact=True)).to_be_visible()
        page.get_by_role("button", name="Keyword", exact=True).click()
        expect(page.get_by_role("columnheader", name="Keyword")).to_have_attribute("aria-sort", "ascending")
        expect(_rows(page).first).to_have_text("zz term 0100")
        page.reload()
        expect(_rows(page).first).to_have_text("zz term 0100")
        expect(_rows(page)).to_have_count(10)
        page.get_by_role("button", name="Clear volume").click()
        expect(page.get_by_text(f"{MANY} match", exact=True)).to_be_visible()
        page.go_back()
        expect(page.get_by_text("10 match", exact=True)).to_be_visible()
        page.get_by_role("searchbox").fill("no such keyword")
        expect(page.get_by_role("heading", name="No keyword matches")).to_be_visible()
        assert window.violations() == []
        page.get_by_role("button", name="Clear filters").click()
        expect(_rows(page).first).to_be_visible()


def test_keys_choose_rows_and_a_change_is_undone(chromium: Browser, many: Installed) -> None:
    with watched(chromium, many.url, storage=many.storage) as window:
        page = window.page
        _open(page, "keywords?q=zz+term+01&sort=term")
        for key in "jjxjx":
            page.keyboard.press(key)
        bar = page.get_by_role("toolbar", name="Bulk actions")
        expect(bar.get_by_text("2 selected")).to_be_visible()
        page.get_by_role("checkbox", name="Select zz term 0105").click(modifiers=["Shift"])
        expect(bar.get_by_text("5 selected")).to_be_visible()
        assert window.violations() == []
        bar.get_by_role("button", name="Exclude").click()
        expect(page.get_by_text("5 keywords excluded.")).to_be_visible()
        out = {each["term"] for each in _keywords(page, "status=excluded&search=zz+term")}
        assert out == {f"zz term {number:04}" for number in range(101, 106)}
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Undone for 5 rows.")).to_be_visible()
        assert _keywords(page, "status=excluded&search=zz+term") == []


def test_all_that_fit_are_counted_before_they_are_deleted(chromium: Browser, many: Installed) -> None:
    with watched(chromium, many.url, storage=many.storage) as window:
        page = window.page
        _open(page, "keywords?q=zz+term+02&sort=term")
        page.get_by_role("checkbox", name="Select zz term 0200").click()
        bar = page.get_by_role("toolbar", name="Bulk actions")
        bar.get_by_role("button", name="Select all 100").click()
        expect(bar.get_by_text("All 100 selected")).to_be_visible()
        bar.get_by_role("button", name="Delete").click()
        asked = page.get_by_role("alertdialog", name="Delete 100 keywords?")
        expect(asked).to_be_visible()
        assert len(_keywords(page, "search=zz+term+02&limit=200")) == 100
        assert window.violations() == []
        asked.get_by_role("button", name="Delete 100 keywords").click()
        expect(page.get_by_text("100 keywords deleted.")).to_be_visible()
        assert _keywords(page, "search=zz+term+02") == []
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Undone for 100 rows.")).to_be_visible()
        expect(_rows(page).first).to_have_text("zz term 0200")


def test_a_figure_is_changed_where_it_stands(chromium: Browser, many: Installed) -> None:
    with watched(chromium, many.url, storage=many.storage) as window:
        page = window.page
        _open(page, "keywords?q=zz+term+0300")
        page.get_by_role("button", name=re.compile("Change Volume of zz term 0300")).click()
        field = page.get_by_role("textbox", name="Volume of zz term 0300")
        field.fill("many")
        field.press("Enter")
        expect(field).to_have_attribute("aria-invalid", "true")
        field.fill("4321")
        field.press("Enter")
        expect(page.get_by_role("button", name=re.compile("Change Volume of zz term 0300: ?4,321"))).to_be_focused()
        assert [each["volume"] for each in _keywords(page, "search=zz+term+0300")] == [4321]
        page.keyboard.press("Enter")
        expect(field).to_be_focused()
        field.fill("1")
        field.press("Escape")
        expect(field).to_have_count(0)
        assert [each["volume"] for each in _keywords(page, "search=zz+term+0300")] == [4321]


def test_ideas_are_rejected_and_taken_back(chromium: Browser, many: Installed) -> None:
    with watched(chromium, many.url, storage=many.storage) as window:
        page = window.page
        _open(page, "ideas?status=new")
        before = _counts(page)["ideas_new"]
        page.get_by_role("checkbox", name=re.compile("^Select ")).nth(1).click()
        page.get_by_role("toolbar").get_by_role("button", name="Reject").click()
        expect(page.get_by_text("1 idea rejected.")).to_be_visible()
        assert _counts(page)["ideas_new"] == before - 1
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Undone for 1 row.")).to_be_visible()
        assert _counts(page)["ideas_new"] == before


def test_tasks_and_images_are_changed_one_by_one_and_taken_back(chromium: Browser, many: Installed) -> None:
    with watched(chromium, many.url, storage=many.storage) as window:
        page = window.page
        _open(page, "tasks?status=pending")
        row = page.get_by_role("checkbox", name=re.compile("^Select ")).nth(1)
        name = (row.get_attribute("aria-label") or "").removeprefix("Select ")
        before = _counts(page)["tasks_pending"]
        row.click()
        _do(page, "Delete", "Delete 1 task")
        expect(page.get_by_text("1 task deleted.")).to_be_visible()
        assert _counts(page)["tasks_pending"] == before - 1
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("1 task brought back.")).to_be_visible()
        expect(page.get_by_role("checkbox", name=f"Select {name}", exact=True)).to_be_visible()
        assert _counts(page)["tasks_pending"] == before
        _open(page, "images?kind=in_article&status=generated")
        page.get_by_role("checkbox", name=re.compile("^Select ")).nth(1).click()
        _do(page, "Remove", "Remove 1 image")
        expect(page.get_by_text("1 image removed.")).to_be_visible()
        page.get_by_role("button", name="Undo").last.click()
        expect(page.get_by_text("1 image put back.")).to_be_visible()


def _do(page: Page, label: str, action: str) -> None:
    """To the chosen rows, once it was asked about."""
    page.get_by_role("toolbar", name="Bulk actions").get_by_role("button", name=label).click()
    asked = page.get_by_role("alertdialog", name=f"{action}?")
    asked.get_by_role("button", name=action, exact=True).click()


def test_a_task_gets_its_brief_and_is_written(chromium: Browser, many: Installed) -> None:
    with watched(chromium, many.url, storage=many.storage) as window:
        page = window.page
        _open(page, "tasks")
        page.get_by_role("button", name="Add task").click()
        page.get_by_label("Title").fill("How to keep coffee fresh")
        page.keyboard.press("Control+Enter")
        sheet = page.get_by_role("dialog", name="How to keep coffee fresh")
        sheet.get_by_label("Headings").fill("Air\nLight\n")
        sheet.get_by_label("Words", exact=True).fill("600")
        expect(sheet.get_by_role("button", name="Write now")).to_have_attribute("aria-disabled", "true")
        page.keyboard.press("Control+s")
        expect(page.get_by_text("“How to keep coffee fresh” saved.")).to_be_visible()
        listed = people.ask(page, f"tasks/?site_id={people.site_of(page)}&search=keep+coffee")["items"][0]
        brief = people.ask(page, f"tasks/{listed['id']}/")["brief"]
        assert (brief["outline"], brief["target_words"]) == (["Air", "Light"], 600)
        sheet.get_by_role("button", name="Write now").click()
        expect(page.get_by_text("“How to keep coffee fresh” is being written.")).to_be_visible()
        page.goto("/articles?q=keep+coffee")
        expect(page.get_by_role("button", name=re.compile("How to keep coffee fresh"))).to_be_visible()


def test_a_picture_is_replaced_and_said_in_words(chromium: Browser, many: Installed) -> None:
    with watched(chromium, many.url, storage=many.storage) as window:
        page = window.page
        _open(page, "images?kind=featured")
        _rows(page).last.click()
        sheet = page.get_by_role("dialog", name="Cover")
        sheet.get_by_label("Alt text").fill("Two cups on a table")
        page.keyboard.press("Control+s")
        expect(page.get_by_text("The image's words are saved.")).to_be_visible()
        before = sheet.get_by_role("img").get_attribute("src")
        svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="40"><rect width="64" height="40"/></svg>'
        file: FilePayload = {"name": "own.svg", "mimeType": "image/svg+xml", "buffer": svg}
        sheet.get_by_label("A picture of your own").set_input_files(files=file)
        expect(page.get_by_text("Your picture is in its place.")).to_be_visible()
        expect(sheet.get_by_role("img")).not_to_have_attribute("src", before or "")
        expect(sheet.get_by_text("64 × 40")).to_be_visible()
        expect(sheet.get_by_role("button", name="Remove")).to_have_attribute("aria-disabled", "true")
        _open(page, "images?kind=in_article")
        _rows(page).last.click()
        page.get_by_role("dialog").get_by_role("button", name="Remove").click()
        expect(page.get_by_text("The image is removed.")).to_be_visible()
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("The image is put back.")).to_be_visible()


def test_articles_are_rejected_for_a_reason_and_taken_back(chromium: Browser, many: Installed) -> None:
    with watched(chromium, many.url, storage=many.storage) as window:
        page = window.page
        _open(page, "articles?status=draft")
        page.get_by_role("checkbox", name=re.compile("^Select ")).last.click()
        page.get_by_role("toolbar").get_by_role("button", name="Reject").click()
        asked = page.get_by_role("alertdialog", name="Reject 1 article?")
        asked.get_by_label("Why").fill("Too thin.")
        assert window.violations() == []
        asked.get_by_role("button", name="Reject 1 article").click()
        expect(page.get_by_text("1 article rejected.")).to_be_visible()
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("1 article back to draft.")).to_be_visible()
