"""A run's own page: steps with their calls to the word, what was set aside and tried again, by mouse and keyboard."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.models import chat
from tests.e2e import people
from tests.e2e.articles import send
from tests.e2e.browser import NARROW, PATIENCE_MS, WIDE, Theme, watched
from tests.e2e.conftest import Installed
from tests.servers.igny8 import Igny8
from tests.servers.wire import Asked, Wire, answered

pytestmark = pytest.mark.slow
MIDDLE: Final = (1024, 768)
LOOKS: Final[list[tuple[Theme, tuple[int, int]]]] = [
    ("light", WIDE),
    ("dark", WIDE),
    ("light", MIDDLE),
    ("dark", MIDDLE),
    ("light", NARROW),
    ("dark", NARROW),
]
FILTERED: Final = {"error": {"message": "The prompt was flagged.", "code": "content_filter"}}


@dataclass
class Planner:
    """A model service that finds ideas, and refuses to speak of one cluster until it is cured."""

    refused: str = ""  # the cluster's name
    asked: list[str] = field(default_factory=list)

    def __call__(self, asked: Asked) -> bytes:
        said = json.dumps(asked.json["messages"], ensure_ascii=False)
        found = re.search(r"name: ([^\\]+)\\nbest term: ", said)  # a line of the material, as JSON has it
        name = found[1].strip() if found else "?"
        self.asked.append(name)
        if not self.refused:
            self.refused = name  # the first that it hears of
        if name == self.refused:
            return answered(FILTERED, 400)
        idea = {"content_type": "post", "content_structure": "guide", "keywords": [1]}
        ideas = [{"title": f"{name}, Explained", "description": "What it is. How it works.", **idea}]
        told = chat(json.dumps({"ideas": ideas}))
        told["usage"] = {"prompt_tokens": 100_000, "completion_tokens": 10_000, "total_tokens": 110_000}
        return answered(told)


@pytest.fixture
def planner() -> Iterator[tuple[Planner, Wire]]:
    planner = Planner()
    with Wire(planner) as wire:
        yield planner, wire


def _open(page: Page, run_id: str, more: str = "") -> None:
    page.goto(f"/runs/{run_id}{more}")
    expect(page.get_by_role("heading", name=re.compile("^Run "))).to_be_visible()


def _a_step(page: Page, run_id: str, stage: int = 4) -> dict[str, Any]:
    step: dict[str, Any] = people.ask(page, f"runs/{run_id}/steps/?stage={stage}")["items"][0]
    return step


def _name(step: dict[str, Any]) -> str:
    first: str = step["named"][0]["label"]
    return first


def test_a_step_shows_what_its_call_asked_and_answered(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        _open(page, installed.run_id)
        step = _a_step(page, installed.run_id)
        call = people.ask(page, f"runs/{installed.run_id}/ai_calls/?step_id={step['step_id']}")["items"][0]
        words = people.ask(page, f"ai_calls/{call['id']}/words/")
        page.locator(f"#step-{step['step_id']}").click()
        panel = page.get_by_role("complementary", name="Step details")
        expect(panel.get_by_role("heading", name=_name(step))).to_be_visible()
        expect(panel.locator(f"[data-call='{call['id']}']")).to_contain_text("Cost$0.00")
        expect(panel).to_contain_text(f"Tokens in{call['tokens_in']:,}")
        shown = panel.get_by_role("group", name="Answer", exact=True)
        expect(shown).to_be_visible()
        assert json.loads(shown.inner_text()) == json.loads(words["answer"])
        panel.get_by_role("radio", name="Raw").click()
        expect(panel.get_by_role("group", name="Raw answer")).to_have_text(words["answer"])
        panel.get_by_role("button", name="Copy answer").click()
        expect(page.get_by_text("Copied.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == words["answer"]
        panel.get_by_role("radio", name="Prompt").click()
        assert json.loads(panel.get_by_role("group", name="Prompt").locator("pre").inner_text()) == json.loads(
            words["turns"][0]["text"]
        )
        page.reload()
        expect(panel.get_by_role("heading", name=_name(step))).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="Log").click()
        assert download.value.suggested_filename == f"run-{installed.run_id}.log"
        assert "Completed" in download.value.path().read_text(encoding="utf-8")


def test_what_was_refused_is_tried_again_alone(chromium: Browser, fresh: Igny8, planner: tuple[Planner, Wire]) -> None:
    model, wire = planner
    with watched(chromium, fresh.url) as window:
        page = window.page
        people.become_owner(page, people.set_up_link(fresh))
        people.make_site(page, "kettle.example")
        people.import_samples(page)
        page.get_by_role("button", name="Skip for now").click()
        run_id = _run_with(page, wire)
        _open(page, run_id)
        expect(page.get_by_role("status").filter(has_text="Completed")).to_be_visible(timeout=2 * PATIENCE_MS)
        parked = people.ask(page, f"runs/{run_id}/parked/")
        (item,) = parked["items"]
        assert (item["stage"], item["label"]) == (2, model.refused)
        page.get_by_role("radio", name="Errors 1").click()
        row = page.get_by_role("row").filter(has_text=model.refused)
        expect(row).to_contain_text(item["reason"])
        assert "The prompt was flagged." in item["reason"]
        row.get_by_role("button", name="Show step").click()
        panel = page.get_by_role("complementary", name="Step details")
        expect(panel.get_by_role("group", name="Answer", exact=True)).to_have_text("No answer came.")
        panel.get_by_role("radio", name="Prompt").click()
        expect(panel.get_by_role("group", name="Prompt")).to_contain_text(f"name: {model.refused}")
        assert window.violations() == []
        _a_good_call(page, run_id)
        model.refused = "nobody's"
        page.get_by_role("radio", name="Errors 1").click()
        row.get_by_role("button", name=f"Retry {item['label']}", exact=True).click()
        page.wait_for_url(re.compile(rf"/runs/(?!{run_id})[0-9a-f-]+$"))
        expect(page.get_by_role("status").filter(has_text="Completed")).to_be_visible(timeout=2 * PATIENCE_MS)
        again = people.ask(page, f"runs/{page.url.rsplit('/', 1)[1]}/")
        assert (again["retry_of"], again["stage_2_result"]["clusters_processed"]) == (run_id, 1)
        assert people.ask(page, f"runs/{run_id}/parked/")["count"] == 0
        assert model.asked[-1] == item["label"]


def _run_with(page: Page, wire: Wire) -> str:
    """Set the service up for ideas, and run the first two stages."""
    site = people.site_of(page)
    body = {"kind": "openai", "base_url": f"{wire.url}/v1", "key": "sk-0123456789", "allow_private": True}
    send(page, "PUT", f"providers/mine/?site_id={site}", {**body, "model": "gpt-4o-mini"})
    send(page, "PUT", f"choices/?site_id={site}", {"choices": {"generate_ideas": {"provider": "mine"}}})
    started = send(page, "POST", f"automation/run_now/?site_id={site}", {"stages": [1, 2]})
    run_id: str = started["run_id"]
    return run_id


def _a_good_call(page: Page, run_id: str) -> None:
    """A call that cost something: what the page says is what the API says."""
    calls = people.ask(page, f"runs/{run_id}/ai_calls/?function=generate_ideas&outcome=ok")["items"]
    call = calls[0]
    assert call["cost"] == pytest.approx(0.021)
    page.get_by_role("radio", name="AI calls").click()
    page.locator(f"#call-{call['id']}").click()
    panel = page.get_by_role("complementary", name="AI call details")
    expect(panel.locator(f"[data-call='{call['id']}']")).to_contain_text("Cost$0.021")
    expect(panel).to_contain_text("Tokens in100,000")
    expect(panel.get_by_role("group", name="Answer", exact=True)).to_contain_text("Explained")


def test_the_keyboard_alone_chooses_a_step_and_closes_the_panel(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page, installed.run_id)
        opener = page.locator(f"#step-{_a_step(page, installed.run_id)['step_id']}")
        page.get_by_role("button", name=re.compile("^Complete: 4 Tasks to articles")).focus()
        page.keyboard.press("Tab")
        expect(opener).to_be_focused()
        page.keyboard.press("Enter")
        panel = page.get_by_role("complementary", name="Step details")
        expect(panel).to_be_focused()
        expect(panel.get_by_role("button", name="Close")).to_be_visible()  # the step is read
        page.keyboard.press("Tab")
        expect(panel.get_by_role("button", name="Close")).to_be_focused()
        page.keyboard.press("Escape")
        expect(panel).to_have_count(0)
        expect(opener).to_be_focused()
        expect(page).to_have_url(re.compile(r"/runs/[0-9a-f-]+$"))


_NOTE_OVERWRITTEN: Final = """field => {
  window.overwritten = [];
  const { get, set, ...rest } = Object.getOwnPropertyDescriptor(field, "value");
  Object.defineProperty(field, "value", { ...rest, get, set(text) {
    if (text !== get.call(this)) overwritten.push([get.call(this), text]);
    set.call(this, text);
  }});
}"""


def test_a_step_is_found_by_its_name_in_any_stage(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page, installed.run_id)
        step = _a_step(page, installed.run_id)
        name = _name(step)
        told = people.ask(page, f"runs/{installed.run_id}/steps/?search={quote(name)}")["items"]
        assert step["step_id"] in [each["step_id"] for each in told]
        table = page.get_by_role("group", name="Steps")
        field = page.get_by_role("searchbox", name="Find a step")
        field.evaluate(_NOTE_OVERWRITTEN)
        field.press_sequentially(name.upper()[:6], delay=300)  # slowly: each letter is searched for
        field.press_sequentially(name.upper()[6:])
        expect(table.locator("[id^=step-]")).to_have_count(len(told))
        expect(field).to_be_focused()
        assert page.evaluate("window.overwritten") == []  # what was typed stays while its search is on its way
        for each in told:
            opener = table.locator(f"#step-{each['step_id']}")
            expect(opener).to_contain_text(f"Stage {each['stage']}")
            expect(opener).to_contain_text(_name(each))
        assert window.violations() == []
        table.locator(f"#step-{step['step_id']}").click()
        expect(page.get_by_role("complementary", name="Step details").get_by_role("heading", name=name)).to_be_visible()
        page.reload()
        expect(field).to_have_value(name.upper())
        expect(table.locator("[id^=step-]")).to_have_count(len(told))
        field.fill("no such thing")
        expect(table).to_contain_text("No step matches.")
        page.get_by_role("button", name="Clear the search").click()
        expect(table.get_by_role("button", name=re.compile("^Complete: 1 "))).to_be_visible()


@pytest.mark.parametrize(("theme", "size"), LOOKS)
def test_looks(chromium: Browser, installed: Installed, theme: Theme, size: tuple[int, int]) -> None:
    with watched(chromium, installed.url, theme=theme, size=size, storage=installed.storage) as window:
        page = window.page
        _open(page, installed.run_id)
        step = _a_step(page, installed.run_id)
        for tab in ("AI calls", "Errors", "Settings used", "Log", "Steps"):
            page.get_by_role("radio", name=tab).click()
            expect(page.get_by_role("radio", name=tab)).to_be_checked()
            assert window.violations() == [], tab
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), tab
        page.locator(f"#step-{step['step_id']}").click()
        named = re.compile("^Step")
        is_beside = size == WIDE
        panel = page.get_by_role("complementary", name=named) if is_beside else page.get_by_role("dialog", name=named)
        expect(panel.get_by_role("group", name="Answer", exact=True)).to_be_visible()
        assert window.violations() == []
        panel.get_by_role("button", name="Close").click()
        expect(panel).to_have_count(0)


def test_small_ways_between_pages(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        page.goto("/keywords")
        tag = page.locator("a.tag-link").first
        cluster = tag.inner_text()
        tag.click()
        page.wait_for_url(re.compile(r"/map\?cluster=\d+"))
        details = page.get_by_role("complementary", name="Cluster details")
        expect(details).to_contain_text(cluster)
        article = people.ask(page, f"content/?site_id={people.site_of(page)}&sort=id")["items"][0]
        page.goto(f"/map?cluster={article['cluster']['id']}")
        details.get_by_role("link", name="In the list").click()
        page.wait_for_url(re.compile(r"/articles\?cluster=\d+"))
        expect(page.locator(".row-name").filter(has_text=article["title"])).to_be_visible()
        menu = page.get_by_role("navigation", name="Pages")
        page.locator(".row-name").filter(has_text=article["title"]).click()
        page.wait_for_url(re.compile(r"/articles/\d+"))
        expect(menu.locator("[aria-current=page]")).to_have_text(re.compile("^Articles"))
        page.goto("/review")
        page.locator("main a[href^='/articles/']").first.click()
        page.wait_for_url(re.compile(r"/articles/\d+"))
        expect(menu.locator("[aria-current=page]")).to_have_text(re.compile("^Review"))
