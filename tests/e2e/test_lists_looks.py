"""The long lists in both themes, wide and narrow, with the sheet of a row open."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import MIDDLE, NARROW, WIDE, Theme, watched
from tests.e2e.conftest import Installed

pytestmark = pytest.mark.slow
LISTS: Final = ("keywords", "ideas", "tasks", "articles", "images")


@pytest.mark.parametrize(
    ("theme", "size"), [("light", WIDE), ("dark", WIDE), ("light", NARROW), ("dark", NARROW), ("dark", MIDDLE)]
)
def test_lists(chromium: Browser, installed: Installed, theme: Theme, size: tuple[int, int]) -> None:
    with watched(chromium, installed.url, theme=theme, size=size, storage=installed.storage) as window:
        page = window.page
        for path in LISTS:
            page.goto(f"/{path}")
            expect(page.get_by_role("heading", name=path.capitalize(), level=1)).to_be_visible()
            expect(page.locator(".row-name").first).to_be_visible()
            assert window.violations() == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path


@pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("light", MIDDLE), ("dark", NARROW)])
def test_sheets(chromium: Browser, installed: Installed, theme: Theme, size: tuple[int, int]) -> None:
    with watched(chromium, installed.url, theme=theme, size=size, storage=installed.storage) as window:
        page = window.page
        for path in LISTS:
            if path == "articles":
                continue  # an article has a page of its own
            page.goto(f"/{path}")
            page.locator(".row-name").first.click()
            expect(page.get_by_role("dialog").get_by_role("button", name="Close").last).to_be_visible()
            expect(page).to_have_url(re.compile(r"open=\d+"))
            assert window.violations() == [], path
            page.keyboard.press("Escape")
            expect(page.get_by_role("dialog")).to_have_count(0)
