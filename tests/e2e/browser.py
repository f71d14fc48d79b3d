"""Debian's Chromium under Playwright, and a page that remembers what it must never do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Playwright, Response

AXE: Final = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS: Final = ["color-contrast", "link-in-text-block"]
PATIENCE_MS: Final = 60_000  # the machine may be busy; nothing here measures time
WIDE, MIDDLE, NARROW = (1440, 900), (1024, 768), (390, 844)
SIZES: Final = (WIDE, MIDDLE, NARROW)
Theme = Literal["light", "dark"]
THEMES: Final[tuple[Theme, ...]] = ("light", "dark")


def start(playwright: Playwright) -> Browser:
    """The system's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "The tests need Chromium: install your system's package, as `make setup` says."
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []  # root can't have one
    return playwright.chromium.launch(executable_path=path, args=sandbox)


class Watched:
    """A page, with all that went wrong on it: errors in the console and requests that leave the machine."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.faults: list[str] = []
        self._host = urlsplit(url).netloc
        self._expected: set[int] = set()
        page.set_default_timeout(PATIENCE_MS)
        page.on("console", lambda said: self._console(said.type, said.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("request", lambda request: self._request(request.url))
        page.on("response", self._response)

    def expecting(self, *statuses: int) -> None:
        """Refusals that the test provokes: the browser writes each into the console."""
        self._expected.update(statuses)

    def violations(self, *, of_colours_alone: bool = False) -> list[str]:
        """What axe finds, each with the elements that it stands at.

        A page that was looked at in one theme differs in its colours alone in the other.
        """
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
        only = {"type": "rule", "values": COLOURS} if of_colours_alone else {"type": "tag", "values": RULES}
        found: dict[str, Any] = self.page.evaluate(
            "runOnly => axe.run(document, {runOnly, resultTypes: ['violations']})", only
        )
        return [
            f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
            for each in found["violations"]
            for node in each["nodes"]
        ]

    def _console(self, kind: str, text: str) -> None:
        is_expected = any(f"status of {status}" in text for status in self._expected)
        is_silence = 0 in self._expected and "net::ERR_" in text  # the server is away
        if kind in {"error", "warning"} and not is_expected and not is_silence:
            self.faults.append(f"console: {text}")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != self._host:
            self.faults.append(f"off the machine: {url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500 and response.status not in self._expected:
            self.faults.append(f"{response.status}: {response.url}")


@contextmanager
def watched(
    browser: Browser,
    url: str,
    *,
    size: tuple[int, int] = WIDE,
    theme: Theme = "light",
    storage: Any = None,
) -> Iterator[Watched]:
    """A fresh window on the server. At its end nothing may have gone wrong."""
    context = browser.new_context(
        base_url=url,
        viewport={"width": size[0], "height": size[1]},
        color_scheme=theme,
        reduced_motion="reduce",
        locale="en-US",
        storage_state=storage,
    )
    try:
        seen = Watched(context.new_page(), url)
        yield seen
        assert seen.faults == []
    finally:
        context.close()
