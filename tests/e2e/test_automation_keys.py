"""The automation page with nothing but a keyboard: start, pause, resume, cancel, configure, go elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import people
from tests.e2e.browser import watched
from tests.servers.igny8 import Igny8

pytestmark = pytest.mark.slow
MOST_STEPS = 60  # from the top of a page to anything on it
_FOCUSED = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  return {
    name: at.getAttribute("aria-label") ?? at.innerText.trim(),
    isSeen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


def _reach(page: Page, name: str) -> None:
    """Step on with Tab until the focus, which must be seen, is at the control."""
    _step(page, name, "Tab")


def _back(page: Page, name: str) -> None:
    _step(page, name, "Shift+Tab")


def _step(page: Page, name: str, key: str) -> None:
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        focused: dict[str, Any] = page.evaluate(_FOCUSED)
        if focused["name"] == name:
            assert focused["isSeen"], f"{name} has no focus ring"
            return
    raise AssertionError(f"{name} isn't reached with {MOST_STEPS} steps")


def _from_the_top(page: Page, name: str) -> None:
    page.evaluate("document.activeElement.blur()")
    _reach(page, name)


def _status(page: Page, word: str) -> None:
    expect(page.get_by_role("status").filter(has_text=word)).to_be_visible()


def test_the_keyboard_alone_runs_the_pipeline(chromium: Browser, fresh: Igny8) -> None:
    with watched(chromium, fresh.url) as window:
        page = window.page
        people.become_owner(page, people.set_up_link(fresh))
        people.make_site(page, "kettle.example")
        people.import_samples(page)
        page.get_by_role("button", name="Skip for now").click()
        expect(page.get_by_role("heading", name="Pipeline")).to_be_visible()

        _from_the_top(page, "Skip to content")
        _reach(page, "Run now")
        page.keyboard.press("Enter")
        _status(page, "Running")
        expect(page.get_by_role("button", name="Run now")).to_be_focused()
        _reach(page, "Pause")
        page.keyboard.press("Space")
        expect(page.get_by_role("button", name="Resume")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Pause", exact=True)).to_be_focused()
        _back(page, "Cancel run")
        page.keyboard.press("Enter")
        asked = page.get_by_role("alertdialog")
        expect(asked).to_be_visible()
        page.keyboard.press("Escape")
        expect(asked).to_be_hidden()
        expect(page.get_by_role("button", name="Cancel run")).to_be_focused()
        page.keyboard.press("Enter")
        _reach(page, "Cancel run")
        page.keyboard.press("Enter")
        _status(page, "Cancelled")


def test_the_keyboard_alone_configures(chromium: Browser, fresh: Igny8) -> None:
    with watched(chromium, fresh.url) as window:
        page = window.page
        people.become_owner(page, people.set_up_link(fresh))
        people.make_site(page, "kettle.example")
        people.import_samples(page)
        page.get_by_role("button", name="Skip for now").click()
        expect(page.get_by_role("heading", name="Pipeline")).to_be_visible()

        _from_the_top(page, "Configure")
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Configure automation")
        attempts = dialog.get_by_label("Attempts")
        for _ in range(2 * MOST_STEPS):
            if attempts.evaluate("field => field === document.activeElement"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Control+A")
        page.keyboard.type("5")
        page.keyboard.press("Control+Enter")
        expect(dialog).to_be_hidden()
        expect(page.get_by_role("button", name="Configure")).to_be_focused()
        config = people.ask(page, f"automation/config/?site_id={people.site_of(page)}")
        assert config["max_attempts"] == 5
        page.keyboard.press("g")
        page.keyboard.press("k")
        page.wait_for_url("**/keywords*")
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        page.keyboard.press("a")
        page.wait_for_url("**/automation*")
