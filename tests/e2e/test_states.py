"""Every state of the automation page: its word, why, what next, which buttons, the API's numbers, and for everybody."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e import people
from tests.e2e.browser import PATIENCE_MS, SIZES, THEMES, Watched, watched
from tests.e2e.looks import CANCELLED, PAUSED, PAUSING, RUNNING, STILL, Looks
from tests.e2e.replay import heap_bytes, last_line, replay
from tests.e2e.states import REFUSAL, Provider, database, make_states
from tests.servers.igny8 import Igny8

pytestmark = pytest.mark.slow
CONTROLS: Final = ("Run now", "Pause", "Resume", "Cancel run")


@dataclass
class World:
    """A server with a site for each state, and what keeps its owner signed in."""

    home: Path
    provider: Provider
    sites: dict[str, int]
    server: Igny8
    storage: Any = None

    @property
    def url(self) -> str:
        return self.server.url

    def start_again(self) -> None:
        """At the same address, after `server.kill`."""
        self.server = Igny8("up", self.home, database(self.home), port=self.server.port, IGNY8_WORKER_THREADS=8)
        self.server.__enter__()


@pytest.fixture(scope="module")
def world(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    home = tmp_path_factory.mktemp("states") / "home"
    home.mkdir()
    with Provider() as provider:
        sites = make_states(home, provider)
        with Igny8("up", home, database(home), IGNY8_WORKER_THREADS=8) as server:
            world = World(home, provider, sites, server)
            try:
                with watched(chromium, server.url) as window:
                    world.storage = people.signed_in(window)
                yield world
            finally:
                world.server.kill()


def _settled(page: Page, world: World) -> None:
    """Until no run of the account works: those that may not go on by themselves have come to where they stop."""
    held = {world.sites[name] for name in ("held", "lost", "long")}
    for site in set(world.sites.values()) - held:
        end = time.monotonic() + 3 * PATIENCE_MS / 1000
        while (run := people.ask(page, f"automation/current_run/?site_id={site}")["run"]) and run[
            "status"
        ] == "running":
            assert time.monotonic() < end, run
            page.wait_for_timeout(200)


def _open(page: Page, world: World, state: str) -> None:
    page.goto(f"/automation?site={world.sites[state]}")
    expect(page.get_by_role("heading", name="Automation", level=1)).to_be_visible()


@pytest.mark.parametrize("state", STILL)
def test_a_state_that_stays(chromium: Browser, world: World, state: str) -> None:
    with watched(chromium, world.url, storage=world.storage) as window:
        _settled(window.page, world)
        _open(window.page, world, state)
        _says(window.page, STILL[state])
        _numbers(window.page, world.sites[state])
        _is_for_everybody(window, STILL[state].primary)


def test_the_primary_button_leads_on(chromium: Browser, world: World) -> None:
    """Where no run would do anything: to the drafts that wait, else to keywords."""
    with watched(chromium, world.url, storage=world.storage) as window:
        page = window.page
        _open(page, world, "gate")
        page.get_by_role("region", name="Stage 7").get_by_role("link", name="Review 2 drafts").click()
        expect(page.get_by_role("heading", name="Review", level=1)).to_be_visible()
        expect(page.get_by_text("Socks 1")).to_be_visible()
        _settled(page, world)
        _open(page, world, "bare")
        page.get_by_role("button", name="Import keywords").click()
        dialog = page.get_by_role("dialog", name="Import keywords")
        dialog.get_by_role("button", name="Paste a list").click()
        dialog.get_by_label("Keywords").fill("wool socks\nhiking boots")
        dialog.get_by_role("button", name="Continue").click()
        dialog.get_by_role("button", name="Import 2 keywords").click()
        expect(dialog.get_by_text("new keywords")).to_be_visible()
        dialog.locator(".dlg-f").get_by_role("button", name="Close").click()
        expect(page.locator("main .btn.pri:visible")).to_have_text("Run now")


def test_a_provider_is_heard_in_its_own_words(chromium: Browser, world: World) -> None:
    """As they came, three lines of them at first."""
    with watched(chromium, world.url, storage=world.storage) as window:
        page = window.page
        _settled(page, world)
        _open(page, world, "refused")
        words = page.locator("section.banner .mono")
        expect(words).to_contain_text(REFUSAL[:200].strip())  # the gateway keeps 300 characters
        cut = _height(words)
        page.get_by_role("button", name="Show all").click()
        assert _height(words) > cut + 10
        assert window.violations() == []
        page.get_by_role("button", name="Show less").click()
        assert _height(words) == cut
        page.get_by_role("link", name="Check key").click()
        expect(page.get_by_role("heading", name="AI providers")).to_be_visible()


def test_a_failure_is_seen_from_every_page_and_explained(chromium: Browser, world: World) -> None:
    with watched(chromium, world.url, storage=world.storage) as window:
        page = window.page
        _settled(page, world)
        _open(page, world, "nonsense")
        run = people.ask(page, f"automation/history/?site_id={world.sites['nonsense']}")["runs"][0]
        parked = people.ask(page, f"runs/{run['run_id']}/parked/")["items"]
        for reason in {item["reason"] for item in parked}:
            expect(page.locator("section.banner .mono")).to_contain_text(reason)
        page.goto("/keywords")
        menu = page.get_by_role("navigation", name="Pages")
        expect(menu.get_by_role("link", name="Automation Run failed")).to_be_visible()
        expect(menu.locator(".st-failed .dot")).to_be_visible()
        page.set_viewport_size({"width": 390, "height": 844})
        quick = page.get_by_role("navigation", name="Quick menu")
        expect(quick.get_by_role("link", name="Automation Run failed")).to_be_visible()
        expect(quick.locator(".st-failed .dot")).to_be_visible()
        assert window.violations() == []
        _open(page, world, "idle")
        expect(quick.get_by_role("link", name="Automation", exact=True)).to_be_visible()  # none has failed there
        _open(page, world, "nonsense")
        page.get_by_role("link", name="Show errors").click()
        expect(page.get_by_role("radio", name=f"Errors {len(parked)}")).to_be_checked()


def _add_credits(page: Page, _: World) -> None:
    dialog = page.get_by_role("dialog", name="Add credits")
    dialog.get_by_label("Credits").fill("500")
    dialog.get_by_role("button", name="Add credits").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Resume").click()


def _raise_the_budget(page: Page, _: World) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Most credits per run").fill("400")
    dialog.get_by_role("button", name=re.compile("^Save")).click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Resume").click()


def _nothing_more(page: Page, world: World) -> None:
    """The button itself tried again."""


WAYS_ON: Final = {
    "earning": ("Paused for credits", "Add credits", _add_credits),
    "tight": ("Paused by a budget", "Change budgets", _raise_the_budget),
    "shy": ("Paused, the AI provider fails", "Try now", _nothing_more),
    "odd": ("Failed", "Retry stage 2", _nothing_more),
}


@pytest.mark.parametrize("state", WAYS_ON)
def test_the_way_on_that_a_banner_names_leads_to_the_end(chromium: Browser, world: World, state: str) -> None:
    word, button, go_on = WAYS_ON[state]
    with watched(chromium, world.url, storage=world.storage) as window:
        page = window.page
        _settled(page, world)
        _open(page, world, state)
        expect(page.locator(".ph").get_by_role("status")).to_have_text(re.compile(f"^{word}"))
        world.provider.mend()
        page.locator("section.banner").get_by_role("button", name=button).click()
        go_on(page, world)
        expect(page.locator(".ph").get_by_role("status")).to_have_text("Completed", timeout=3 * PATIENCE_MS)
        expect(page.locator("section.banner")).to_have_count(0)
        run = people.ask(page, f"automation/history/?site_id={world.sites[state]}")["runs"][0]
        assert (run["status"], run["pause_reason"]) == ("completed", None)
        _numbers(page, world.sites[state])


def _height(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["height"]


def test_from_running_by_way_of_pausing_to_cancelled(chromium: Browser, world: World) -> None:
    with watched(chromium, world.url, storage=world.storage) as window:
        page = window.page
        _open(page, world, "held")
        _look(window, world, RUNNING)
        expect(page.locator("[data-stage='2']")).to_contain_text(re.compile(r"Active.*Processing 0 of \d+ clusters"))
        page.get_by_role("button", name="Pause", exact=True).click()
        _look(window, world, PAUSING)
        expect(page.locator("[data-stage='2']")).to_contain_text("Pausing")
        world.provider.let_go()  # what is in flight finishes
        _look(window, world, PAUSED)
        expect(page.locator("[data-stage='2']")).to_contain_text(re.compile(r"Paused.*1 of \d+ clusters"))
        _stands_still(page, world.sites["held"])
        world.provider.hold()
        page.get_by_role("button", name="Resume").click()
        _says(page, RUNNING)
        page.get_by_role("button", name="Cancel run").click()
        page.get_by_role("alertdialog").get_by_role("button", name="Cancel run").click()
        _look(window, world, CANCELLED)


def _stands_still(page: Page, site: int) -> None:
    """A pause is no work: neither the clock nor a bar of the time-line goes on."""
    card = page.get_by_role("region", name="Current run")
    elapsed = card.locator(".stats div").filter(has_text="Elapsed").locator("dd")
    bar = card.locator(".g-row").nth(2).locator(".g-b")
    before = elapsed.inner_text(), bar.bounding_box()
    page.wait_for_timeout(2_500)
    assert (elapsed.inner_text(), bar.bounding_box()) == before
    run = people.ask(page, f"automation/current_run/?site_id={site}")["run"]
    assert run["paused_at"] > run["started_at"]


def test_a_page_outlives_its_server(chromium: Browser, world: World) -> None:
    """Killed while a run is going: the page says that it is old, and is live again by itself when the server is."""
    with watched(chromium, world.url, storage=world.storage) as window:
        page = window.page
        window.expecting(0)
        _open(page, world, "lost")
        _says(page, RUNNING)
        world.server.kill()
        expect(page.get_by_text(re.compile(r"^Reconnecting\. Last update \d\d:\d\d:\d\d$"))).to_be_visible()
        expect(page.locator(".live, .cursor")).to_have_count(0)  # nothing looks as if it went on
        _says(page, RUNNING)
        _is_for_everybody(window, RUNNING.primary)
        world.start_again()
        expect(page.get_by_text("Reconnecting. Last update")).to_be_hidden()
        expect(page.locator(".ph .live")).to_be_visible()
        other = page.context.new_page()
        _open(other, world, "lost")
        other.get_by_role("button", name="Pause", exact=True).click()
        expect(page.get_by_role("button", name="Resume")).to_be_visible()  # told by the stream: it stands again
        _numbers(page, world.sites["lost"])


def test_a_long_run_takes_no_more_memory(chromium: Browser, world: World) -> None:
    """`make bench` does the same with 10,000 events."""
    site = world.sites["long"]
    with watched(chromium, world.url, storage=world.storage) as window:
        page = window.page
        _open(page, world, "long")
        _says(page, RUNNING)
        _replayed(page, world, site, 400)  # then the log holds all that it shows
        before = heap_bytes(page)
        _replayed(page, world, site, 2_000)
        assert heap_bytes(page) <= 1.1 * before


def _replayed(page: Page, world: World, site: int, lines: int) -> None:
    with replay(world.home, database(world.home), site, lines) as writing:
        assert writing.wait() == 0
    expect(page.get_by_role("log")).to_contain_text(last_line(site, lines))


def _look(window: Watched, world: World, looks: Looks) -> None:
    _says(window.page, looks)
    _numbers(window.page, world.sites["held"])
    _is_for_everybody(window, looks.primary)


def _says(page: Page, looks: Looks) -> None:
    """The state's word, why, what next, and which buttons there are."""
    head = page.locator(".ph")
    expect(head.get_by_role("status")).to_have_text(looks.word)
    expect(head.locator(".sub")).to_have_text(re.compile(looks.sub))
    banner = page.locator("section.banner")
    expect(banner).to_have_count(int(bool(looks.banner)))
    if looks.banner:
        expect(page.get_by_role("region", name=looks.banner)).to_contain_text(re.compile(looks.why, re.DOTALL))
    for name in CONTROLS:
        button = head.get_by_role("button", name=name, exact=True)
        expect(button).to_have_count(int(name in looks.free or name in looks.off))
    for name in looks.free:
        expect(head.get_by_role("button", name=name, exact=True)).not_to_have_attribute("aria-disabled", "true")
    for name, reason in looks.off.items():
        button = page.get_by_role("button", name=name, exact=True)
        expect(button).to_have_attribute("aria-disabled", "true")
        expect(button).to_have_accessible_description(reason)


def _numbers(page: Page, site: int) -> None:
    """What stands on the page is what the API says."""
    account = next(each["account_id"] for each in people.ask(page, "me/")["sites"] if each["id"] == site)
    _is_balance(page, account, ".credit-mini")
    doors = people.ask(page, f"automation/pipeline_overview/?site_id={site}")["stages"]
    expect(page.locator("[data-stage='7']")).to_contain_text(_drafts(doors[6]))
    link = page.get_by_role("link", name=re.compile(r"^Review [\d,]+ draft"))
    expect(link).to_have_text([f"Review {_drafts(doors[6])}"] if doors[6]["pending"] else [])
    runs = people.ask(page, f"automation/history/?site_id={site}")["runs"]
    expect(page.locator("[data-run]")).to_have_count(len(runs))
    if not runs:
        for door in doors[:6]:
            expect(page.locator(f"[data-stage='{door['number']}']")).to_contain_text(f"{door['pending']:,}pending")
        return
    _is_balance(page, account, "[data-testid=balance]")
    card = page.get_by_role("region", name=re.compile("^(Current|Last) run$"))
    for facts in (_facts, _stages):
        for text in facts(runs[0]):
            expect(card if facts is _facts else page.locator(".pipe")).to_contain_text(text)


def _is_balance(page: Page, account: int, place: str) -> None:
    """The account's other sites may spend meanwhile: page and API are asked until both say the same."""
    until = time.monotonic() + PATIENCE_MS / 1000
    while True:
        told = people.ask(page, f"credits/?account_id={account}")["balance"]
        shown = page.locator(place).inner_text().split()[-1]
        if shown == f"{told:,}":
            return
        assert time.monotonic() < until, (shown, told)
        page.wait_for_timeout(100)


def _drafts(door: dict[str, Any]) -> str:
    if door["pending"]:
        return "1 draft" if door["pending"] == 1 else f"{door['pending']:,} drafts"
    return "Finished drafts wait here"


def _facts(run: dict[str, Any]) -> list[str]:
    done = sum(stage["done"] for stage in run["stages"])
    return [
        f"Items{done:,}",
        f"AI calls{run['ai_calls']:,}",
        f"Credits{run['total_credits_used']:,}",
        f"{sum(stage['failed'] for stage in run['stages']):,} failed",
    ]


def _stages(run: dict[str, Any]) -> list[str]:
    """What the cards of stages that are done, or at work, tell: of the run as long as it stands, else what it drew."""
    if run["status"] == "completed":
        drawn = run["stage_6_result"]["images_generated"]
        return [f"{drawn:,}images"] if drawn else []
    if run["status"] == "cancelled":
        return []
    at = run["stages"][run["current_stage"] - 1]
    return [f"{run['stage_1_result']['clusters_created']:,}clusters", f"{at['done']:,} of {at['total']:,}"]


def _is_for_everybody(window: Watched, primary: str) -> None:
    """One primary button, nothing sideways and nothing that axe finds, in both themes at every size."""
    page = window.page
    for size in SIZES:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        first = page.locator("main .btn.pri:visible")
        expect(first).to_have_count(1)
        expect(first).to_have_text(re.compile(f"^{primary}"))
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            assert window.violations(of_colours_alone=theme == "dark") == [], (primary, size, theme)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (primary, size)
    page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
