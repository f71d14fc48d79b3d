"""One Chromium for all, and one server with a site and a finished first run for the tests that only look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e import people
from tests.e2e.browser import PATIENCE_MS, start, watched
from tests.servers.igny8 import Igny8


@dataclass(frozen=True)
class Installed:
    """A server, and what keeps its owner signed in."""

    server: Igny8
    storage: Any
    run_id: str

    @property
    def url(self) -> str:
        return self.server.url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = start(playwright)
        expect.set_options(timeout=PATIENCE_MS)
        yield browser
        browser.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Igny8]:
    """A server that nobody has set up."""
    home = tmp_path / "home"
    home.mkdir()
    with Igny8("up", home, f"sqlite:///{home / 'igny8.sqlite3'}") as server:
        yield server


@pytest.fixture(scope="session")
def installed(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    home = tmp_path_factory.mktemp("installed") / "home"
    home.mkdir()
    with Igny8("up", home, f"sqlite:///{home / 'igny8.sqlite3'}") as server:
        with watched(chromium, server.url) as window:
            page = window.page
            people.become_owner(page, people.set_up_link(server))
            people.make_site(page, "kettle.example")
            people.import_samples(page)
            page.get_by_role("button", name="Start the first run").click()
            expect(page.get_by_role("status").filter(has_text="Completed")).to_be_visible(timeout=3 * PATIENCE_MS)
            storage = page.context.storage_state()
            run = people.ask(page, f"automation/history/?site_id={people.site_of(page)}")["runs"][0]
        yield Installed(server, storage, run["run_id"])
