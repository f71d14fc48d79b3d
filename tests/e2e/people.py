"""What a person does on the pages, in their words."""

from __future__ import annotations

import re
from typing import Any, Final

from playwright.sync_api import Page, expect

from tests.e2e.browser import PATIENCE_MS, Watched
from tests.servers.igny8 import Igny8

EMAIL: Final = "mira@example.org"
PASSWORD: Final = "a horse of the right kind"


def set_up_link(server: Igny8) -> str:
    """The set-up link's page, as `igny8 up` printed it, on the address that the tests use."""
    found = re.search(r"/setup#token=\S+", server.told())
    assert found, server.told()
    return found.group()


def become_owner(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("Your name").fill("Mira Kaya")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Account").fill("Kettle & Crema")
    page.get_by_role("button", name="Continue").click()


def make_site(page: Page, domain: str) -> None:
    page.get_by_label("Domain").fill(domain)
    page.get_by_label("Name").fill("Kettle & Crema")
    page.get_by_role("button", name="Continue").click()


def import_samples(page: Page) -> None:
    page.get_by_role("button", name="Try it with sample keywords").click()
    page.get_by_role("button", name=re.compile(r"Import \d+ keywords")).click()
    expect(page.get_by_text("new keywords")).to_be_visible(timeout=PATIENCE_MS)


def sign_in(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def signed_in(window: Watched) -> Any:
    """What keeps the owner signed in, in other windows."""
    window.expecting(401)
    window.page.goto("/signin")
    sign_in(window.page)
    expect(window.page.get_by_role("heading", name="Automation", level=1)).to_be_visible()
    return window.page.context.storage_state()


def ask(page: Page, path: str) -> Any:
    """The API's answer, in the page's own session."""
    answer = page.request.get(f"/api/v1/{path}")
    assert answer.ok, answer.text()
    return answer.json()


def site_of(page: Page) -> int:
    site: int = ask(page, "me/")["sites"][0]["id"]
    return site
