"""Every page in both themes, wide and narrow: axe finds nothing, the console is silent, nothing leaves the machine."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import MIDDLE, NARROW, WIDE, Theme, watched
from tests.e2e.conftest import Installed

pytestmark = pytest.mark.slow
LOOKS = [*((theme, size) for theme in ("light", "dark") for size in (WIDE, NARROW)), ("light", MIDDLE)]
OUTSIDE = {
    "/signin": "Sign in",
    "/signin/reset": "Reset your password",
    "/signin/reset/key#key=x": "Set a new password",
    "/signin/verify#key=x": "Confirm your address",
    "/setup": "IGNY8 is set up",
}


def _open(page: Page, path: str, heading: str) -> None:
    page.goto(path)
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()


@pytest.mark.parametrize(("theme", "size"), LOOKS)
def test_pages_for_nobody(chromium: Browser, installed: Installed, theme: Theme, size: tuple[int, int]) -> None:
    with watched(chromium, installed.url, theme=theme, size=size) as window:
        window.expecting(401)
        for path, heading in OUTSIDE.items():
            _open(window.page, path, heading)
            assert window.violations() == [], path


@pytest.mark.parametrize(("theme", "size"), LOOKS)
def test_pages_of_a_site(chromium: Browser, installed: Installed, theme: Theme, size: tuple[int, int]) -> None:
    with watched(chromium, installed.url, theme=theme, size=size, storage=installed.storage) as window:
        page = window.page
        _open(page, "/automation", "Automation")
        expect(page.get_by_role("region", name="Last run")).to_be_visible()
        assert window.violations() == [], "automation"
        _no_sideways(page)
        page.get_by_role("button", name="Configure").click()
        expect(page.get_by_role("dialog", name="Configure automation")).to_be_visible()
        assert window.violations() == [], "configuration"
        page.keyboard.press("Escape")
        _open(page, "/runs", "Runs")
        expect(page.locator(f"[data-run='{installed.run_id}']")).to_be_visible()
        assert window.violations() == [], "runs"
        _open(page, f"/runs/{installed.run_id}", "Run")
        page.get_by_role("button", name="1 Keywords to clusters").click()
        expect(page.locator(".step-opener").first).to_be_visible()
        assert window.violations() == [], "run"
        _no_sideways(page)
        page.get_by_role("radio", name="AI calls").click()
        expect(page.get_by_role("columnheader", name="Provider")).to_be_visible()
        assert window.violations() == [], "AI calls"


def _no_sideways(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_page_that_is_not_there(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url) as window:
        window.expecting(404)
        answer = window.page.goto("/no/such/page")
        assert answer is not None
        assert answer.status == 404
        expect(window.page.get_by_role("heading", name="There is no such page")).to_be_visible()
        assert window.violations() == []


def test_the_command_menu_and_the_keys(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page, "/automation", "Automation")
        page.keyboard.press("Control+k")
        page.get_by_placeholder("Search or jump to").fill("run")
        assert window.violations() == [], "command menu"
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Runs", level=1)).to_be_visible()
        page.keyboard.press("g")
        page.keyboard.press("a")
        expect(page.get_by_role("heading", name="Automation", level=1)).to_be_visible()
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
        assert window.violations() == [], "shortcuts"


def test_the_theme_follows_the_system_until_it_is_chosen(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, theme="dark", storage=installed.storage) as window:
        page = window.page
        _open(page, "/automation", "Automation")
        html = page.locator("html")
        expect(html).to_have_attribute("data-theme", "dark")
        page.emulate_media(color_scheme="light")
        expect(html).to_have_attribute("data-theme", "light")
        page.get_by_role("button", name="Switch to the dark theme").click()
        page.reload()
        expect(html).to_have_attribute("data-theme", "dark")
