"""Settings in a real browser: every page is for everybody, and what is changed there is changed."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e import people
from tests.e2e.browser import MIDDLE, NARROW, THEMES, WIDE, watched
from tests.e2e.conftest import Installed

pytestmark = pytest.mark.slow
PAGES = {
    "site": "Sectors",
    "providers": "AI providers",
    "prompts": "Prompts",
    "knowledge": "Knowledge",
    "notifications": "Notifications",
    "budget": "Ledger",
    "members": "Account",
    "keys": "API keys",
    "audit": "Audit log",
    "export": "Data export",
    "profile": "Sessions",
}


def _open(page: Page, name: str) -> None:
    page.goto(f"/settings/{name}")
    expect(page.get_by_role("heading", name=PAGES[name.partition("?")[0]], level=2, exact=True)).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
def test_every_page_is_for_everybody(chromium: Browser, installed: Installed, size: tuple[int, int]) -> None:
    with watched(chromium, installed.url, size=size, storage=installed.storage) as window:
        page = window.page
        for name in PAGES:
            _open(page, name)
            for theme in THEMES:
                page.emulate_media(color_scheme=theme)
                assert window.violations(of_colours_alone=theme == "dark") == [], (name, theme)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def test_the_site_its_sectors_and_its_voice(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page, "site")
        site = people.site_of(page)
        page.get_by_label("Brand names").fill("Hario, Fellow ,Hario")
        page.get_by_role("link", name="Knowledge and voice").click()
        page.get_by_role("button", name="Stay").click()
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("Saved.")).to_be_visible()
        assert people.ask(page, f"sites/{site}/")["brands"] == ["Hario", "Fellow"]
        page.get_by_label("Name of a new sector").fill("Kettles")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_label("Name of the sector Kettles")).to_be_visible()
        _open(page, "knowledge")
        page.get_by_label("Words to avoid").fill("cheap, hack")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("Saved.")).to_be_visible()
        assert people.ask(page, f"sites/{site}/")["words_to_avoid"] == ["cheap", "hack"]
        page.get_by_role("button", name="Add a text").click()
        page.get_by_label("Title", exact=True).fill("Our kettles")
        page.get_by_label("Text", exact=True).fill("Our gooseneck kettle boils a litre in four minutes.")
        page.get_by_role("button", name="Add the text").click()
        expect(page.get_by_role("cell", name="Our kettles", exact=True)).to_be_visible()


def test_a_key_is_shown_once_and_revoked(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page, "keys")
        page.get_by_role("button", name="New key").click()
        page.get_by_label("Name", exact=True).fill("Reporting")
        page.get_by_role("button", name="Make the key").click()
        key = page.get_by_label("The key").input_value()
        assert window.violations() == []
        header = {"Authorization": f"Bearer {key}"}
        assert page.request.get("/api/v1/tokens/", headers=header).status == 200
        page.get_by_role("button", name="Done").click()
        expect(page.get_by_text(key)).to_have_count(0)
        page.get_by_role("button", name="Revoke Reporting").click()
        page.get_by_role("button", name="Revoke the key").click()
        expect(page.locator("tr[data-key=Reporting]").get_by_text("Revoked")).to_be_visible()


def test_members_are_invited_limits_and_notices_kept(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page, "members")
        page.get_by_role("button", name="Invite").click()
        page.get_by_label("E-mail").fill("jonas@example.org")
        page.get_by_role("dialog").get_by_role("button", name="Invite").click()
        page.get_by_role("button", name="Revoke the invitation of jonas@example.org").click()
        expect(page.get_by_role("cell", name="jonas@example.org")).to_have_count(0)
        _open(page, "budget")
        page.get_by_label("Most credits per run").fill("320")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("Saved the limits.")).to_be_visible()
        site = people.site_of(page)
        assert people.ask(page, f"costs/caps/?site_id={site}")["credits"]["run"]["cap"] == 320
        used = people.ask(page, f"credits/use/?site_id={site}&by=function")["total_credits"]
        expect(page.get_by_text(f"{used:,} credits in the last 30 days")).to_be_visible()
        page.get_by_label("Most credits per run").fill("")
        page.get_by_role("button", name="Save", exact=True).click()
        _open(page, "notifications")
        page.get_by_label("A run completed").click()
        expect(page.get_by_label("A run completed")).not_to_be_checked()
        page.reload()
        expect(page.get_by_label("A run completed")).not_to_be_checked()


def test_a_prompt_is_changed_compared_and_restored(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page, "prompts")
        page.get_by_role("button", name="Find ideas for a cluster").click()
        text = page.get_by_label("Text", exact=True)
        text.fill("Think of beginners first.\n" + text.input_value())
        page.get_by_role("button", name=re.compile("^Show with a real")).click()
        expect(page.get_by_label("Rules")).to_contain_text("Think of beginners first.")
        page.get_by_label("Why").fill("Beginners read us")
        page.get_by_role("button", name="Save as a new version").click()
        expect(page.locator("li[data-version]").get_by_text("Beginners read us")).to_be_visible()
        page.get_by_role("button", name="Compare").last.click()
        expect(page.locator("pre ins")).to_contain_text("beginners")
        assert window.violations() == []
        page.get_by_role("button", name="Restore").last.click()
        page.get_by_role("button", name="Restore the text").click()
        expect(text).not_to_have_value(re.compile("beginners first"))


def _slowly(route: Route) -> None:
    time.sleep(0.5)
    route.continue_()


def test_a_step_gets_a_provider_and_is_tested(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page, "providers")
        page.get_by_role("button", name="Connect").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Kind").select_option(label="Ollama")
        dialog.get_by_label("Base address").fill("http://127.0.0.1:9")
        dialog.get_by_label("Model that writes").fill("tiny")
        dialog.get_by_label("The address may be of this machine").click()
        dialog.get_by_role("button", name="Connect").click()
        expect(page.locator("[data-provider=ollama]")).to_be_visible()
        page.route(re.compile(r"/api/v1/choices/\?"), _slowly)  # the test is of what was chosen all the same
        page.get_by_label("Model for Write ideas").select_option(label="Ollama / tiny")
        expect(page.get_by_text("Saved the choice.")).to_be_visible()
        page.get_by_role("button", name="Test Write ideas").click()
        expect(page.get_by_role("status").filter(has_text="can't serve")).to_be_visible()
        page.get_by_role("radio", name="Offline").click()
        page.get_by_role("button", name="Use Offline").click()
        expect(page.get_by_text("Every step has its model.")).to_be_visible()
        expect(page.get_by_label("Model for Write ideas")).to_have_value(re.compile("^offline"))


def test_a_second_factor_is_set_up(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url) as window:
        page = window.page
        window.expecting(401, 404)  # no second factor yet
        page.goto("/signin")
        people.sign_in(page)
        expect(page.get_by_role("heading", name="Automation", level=1)).to_be_visible()
        _open(page, "profile")
        page.get_by_role("button", name="Set up").click()
        secret = page.get_by_label("The secret", exact=True).input_value()
        assert window.violations() == []
        page.get_by_role("textbox", name="Code").fill(_code(secret))
        page.get_by_role("button", name="Switch on").click()
        page.get_by_role("dialog", name="Is it you?").get_by_label("Your password").fill(people.PASSWORD)
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("dialog", name="Recovery codes").get_by_role("listitem")).not_to_have_count(0)
        page.get_by_role("button", name="Done").click()
        page.get_by_role("button", name="Switch off").click()
        page.get_by_role("button", name="Switch it off").click()
        expect(page.get_by_role("button", name="Set up")).to_be_visible()


def test_a_site_is_deleted_by_its_name_and_comes_back(chromium: Browser, installed: Installed) -> None:
    with watched(chromium, installed.url, storage=installed.storage) as window:
        page = window.page
        _open(page, "site")
        token = next(each["value"] for each in page.context.cookies() if each["name"] == "igny8_csrf")
        made = page.request.post(
            "/api/v1/sites/",
            data={"domain": "second.example", "name": "Second"},
            headers={"X-CSRFToken": token, "Referer": installed.url},
        ).json()
        page.goto(f"/settings/site?site={made['id']}")
        page.get_by_role("button", name="Delete the site").click()
        dialog = page.get_by_role("alertdialog")
        expect(dialog.get_by_role("button", name="Delete the site")).to_have_attribute("aria-disabled", "true")
        dialog.get_by_label("Type Second to delete it").fill("second")
        dialog.get_by_role("button", name="Delete the site").click()
        expect(page.get_by_text("Deleted Second.")).to_be_visible()
        expect(page.get_by_label("Name", exact=True)).to_have_value("Kettle & Crema")
        page.get_by_role("region", name="Delete or restore").get_by_role("button", name="Restore").click()
        expect(page.get_by_text("Restored Second")).to_be_visible()
        assert [each["name"] for each in people.ask(page, "me/")["sites"]].count("Second") == 1


def _code(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
