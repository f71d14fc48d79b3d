"""Articles of the installed site, as the API has them, and what another window does to them meanwhile."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.browser import PATIENCE_MS


def ask(page: Page, path: str) -> Any:
    """The API's answer to the page's own session; asked by the browser, which opens a lost connection again."""
    return page.evaluate("path => fetch(path).then(answer => answer.json())", f"/api/v1/{path}")


def ready(page: Page, site: int | None = None) -> list[dict[str, Any]]:
    """The drafts at the gate of the first or a given site, in the queue's order."""
    site = site or ask(page, "me/")["sites"][0]["id"]
    rows: list[dict[str, Any]] = ask(page, f"content/?site_id={site}&is_ready=true&sort=-priority")["items"]
    return rows


def article(page: Page, number: int) -> dict[str, Any]:
    told: dict[str, Any] = ask(page, f"content/{number}/")
    return told


_SEND = """([verb, path, body, token]) => fetch(path, {
  method: verb,
  body: JSON.stringify(body),
  headers: {"Content-Type": "application/json", "X-CSRFToken": token},
}).then(async answer => ({ok: answer.ok, told: await answer.json()}))"""


def send(page: Page, verb: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
    """What another window would send."""
    token = next(each.get("value") for each in page.context.cookies() if each.get("name") == "igny8_csrf")
    answer = page.evaluate(_SEND, [verb, f"/api/v1/{path}", body, token])
    assert answer["ok"], answer["told"]
    told: dict[str, Any] = answer["told"]
    return told


def save_elsewhere(page: Page, number: int, **changes: Any) -> dict[str, Any]:
    version = article(page, number)["version"]
    return send(page, "PATCH", f"content/{number}/", {"version": version, **changes})


def open_article(page: Page, number: int) -> None:
    page.goto(f"/articles/{number}")
    expect(page.get_by_role("textbox", name="Text of the article")).to_be_visible()


def write_at_end(page: Page, words: str) -> None:
    """Type at the end of the text."""
    page.get_by_role("textbox", name="Text of the article").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def until(page: Page, number: int, is_so: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The article as it is stored once `is_so` says yes of it."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while not is_so(told := article(page, number)):
        assert time.monotonic() < end, told
        page.wait_for_timeout(100)
    return told


def wait_until_saved(page: Page, number: int, words: str) -> dict[str, Any]:
    """The article as it is stored once `words` stand in it and the page says so."""
    told = until(page, number, lambda told: words in told["body"])
    expect(page.get_by_text(re.compile(r"^Saved \d"))).to_be_visible()
    return told
