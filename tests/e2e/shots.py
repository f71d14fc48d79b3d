"""Pictures of every page, in both themes, from a real server with the demo site: `python -m tests.e2e.shots [DIR]`.

The demo's first run is watched, then looked at when it has ended; a second one is paused. Further sites show the states
that a run comes into. Nothing leaves the machine.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e import people
from tests.e2e.articles import ready, send
from tests.e2e.browser import MIDDLE, NARROW, PATIENCE_MS, THEMES, WIDE, start, watched
from tests.e2e.states import Provider, database, make_states
from tests.servers.igny8 import ROOT, Igny8, environment

_RUN_SECONDS: Final = 600
_STATES: Final = ("new", "idle", "held", "credits", "budget", "down", "refused", "nonsense")
_LISTS: Final = ("runs", "review", "keywords", "map", "ideas", "tasks", "articles", "images")
_DRAWN: Final = """async () => {
  const later = milliseconds => new Promise(done => setTimeout(done, milliseconds));
  const isSeen = each => each.getBoundingClientRect().top < innerHeight;  // one out of sight may never be fetched
  await document.fonts.ready;
  const seen = [...document.images].filter(isSeen).map(each => each.decode().catch(() => null));
  await Promise.race([Promise.all(seen), later(5000)]);
  await later(300);
}"""
_SETTINGS: Final = "site providers prompts knowledge notifications budget members keys audit export profile".split()


class Camera:
    """Takes a page at each size in each theme, as tall as it is."""

    def __init__(self, page: Page, folder: Path, sizes: list[tuple[int, int]]) -> None:
        self.page = page
        self._folder = folder
        self._sizes = sizes

    def open(self, name: str, path: str) -> None:
        """Go there, and take it when all of it has come."""
        self.page.goto(path)
        self.take(name)

    def take(self, name: str) -> None:
        for width, height in self._sizes:
            for theme in THEMES:
                self._set(width, height, theme)
                tall = self.page.evaluate("document.documentElement.scrollHeight")
                self._set(width, max(height, int(tall)), theme)
                self.page.screenshot(path=self._folder / f"{name}-{width}-{theme}.png")
        self._set(*WIDE, "light")
        _say(name)

    def _set(self, width: int, height: int, theme: Any) -> None:
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=theme)
        expect(self.page.locator("h1").first).to_be_visible()
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0)
        self.page.evaluate(_DRAWN)


def main() -> int:
    """Write the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.shots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build/shots")
    parser.add_argument("--middle", action="store_true", help="also 1024 wide")
    parser.add_argument("--make", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        _say(str(_make()))
        return 0
    options.folder.mkdir(parents=True, exist_ok=True)
    sizes = [WIDE, *([MIDDLE] if options.middle else []), NARROW]
    with tempfile.TemporaryDirectory(prefix="igny8-shots-") as folder, sync_playwright() as playwright:
        home = Path(folder) / "home"
        home.mkdir()
        expect.set_options(timeout=PATIENCE_MS)
        browser = start(playwright)
        with _served(home) as (server, sites, demo), _signed_in(browser, server) as page:
            _take_all(Camera(page, options.folder, sizes), sites, demo)
        browser.close()
    _say(f"They lie in {options.folder}")
    return 0


def _make() -> int:
    """The demo site of the people's own account; its id."""
    from igny8.config import home

    home.prepare()
    from igny8.access.users import create_account, user_by_email
    from igny8.automation.config import update_config
    from igny8.cli.demo_site.make import ACCOUNT, make_demo
    from igny8.credits.grants import grant_opening

    grant_opening(create_account(name=ACCOUNT, owner=user_by_email(people.EMAIL)))
    site = make_demo().site
    weekly = {"is_enabled": True, "frequency": "weekly", "weekdays": [1, 4]}
    update_config(site=site, changes=weekly, actor="shots")
    return site.pk


@contextmanager
def _served(home: Path) -> Iterator[tuple[Igny8, dict[str, int], int]]:
    with Provider() as provider:
        sites = make_states(home, provider)
        made = [sys.executable, "-m", "tests.e2e.shots", "--make"]
        told = subprocess.run(made, env=environment(home, database(home)), cwd=ROOT, check=True, stdout=subprocess.PIPE)
        with Igny8("up", home, database(home)) as server:
            yield server, sites, int(told.stdout)


@contextmanager
def _signed_in(browser: Browser, server: Igny8) -> Iterator[Page]:
    with watched(browser, server.url) as window:
        window.expecting(401, 404)
        people.signed_in(window)
        yield window.page


def _take_all(camera: Camera, sites: dict[str, int], demo: int) -> None:
    page = camera.page
    page.goto(f"/automation?site={demo}")
    send(page, "POST", f"automation/run_now/?site_id={demo}", {"allow_partial": True})
    _until(page, demo, lambda run: run["current_stage"] >= 4 and run["stages"][3]["done"] > 1)
    camera.open("automation-running", f"/automation?site={demo}")
    _until(page, demo, lambda run: run["status"] == "completed")
    camera.open("automation", "/automation")
    page.get_by_role("button", name="Configure").click()
    expect(page.get_by_role("dialog", name="Configure automation")).to_be_visible()
    camera.take("automation-config")
    run = people.ask(page, f"automation/history/?site_id={demo}")["runs"][0]
    camera.open("run", f"/runs/{run['run_id']}")
    for name in _LISTS:
        camera.open(name, f"/{name}")
    first = ready(page, demo)[0]["id"]
    camera.open("article", f"/articles/{first}")
    camera.open("article-versions", f"/articles/{first}?panel=versions")
    for name in _SETTINGS:
        camera.open(f"settings-{name}", f"/settings/{name}")
    send(page, "POST", f"automation/run_now/?site_id={demo}", {"allow_partial": True})
    active = people.ask(page, f"automation/current_run/?site_id={demo}")["run"]
    send(page, "POST", f"automation/pause/?run_id={active['run_id']}", {})
    camera.open("automation-paused", "/automation")
    for state in _STATES:
        camera.open(f"automation-{state}", f"/automation?site={sites[state]}")
    page.context.clear_cookies()
    camera.open("signin", "/signin")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _until(page: Page, site: int, is_so: Callable[[dict[str, Any]], bool]) -> None:
    """Until the site's last run is as it is wanted."""
    end = time.monotonic() + _RUN_SECONDS
    while not is_so(run := people.ask(page, f"automation/history/?site_id={site}")["runs"][0]):
        assert time.monotonic() < end, run
        page.wait_for_timeout(200)


if __name__ == "__main__":
    sys.exit(main())
