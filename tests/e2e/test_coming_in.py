"""Every way in but the first: second factor, passkey, a forgotten password, an invitation."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.browser import totp
from tests.e2e import people
from tests.e2e.browser import watched
from tests.servers.igny8 import Igny8

pytestmark = pytest.mark.slow

CALL = """async ([method, path, body]) => {
  const csrf = /igny8_csrf=([^;]+)/.exec(document.cookie)[1];
  const answer = await fetch(path, {method, body: body === null ? undefined : JSON.stringify(body),
    headers: {'X-CSRFToken': csrf, 'Content-Type': 'application/json'}});
  return [answer.status, await answer.json()];
}"""
MAKE_PASSKEY = """async (options) => {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey ?? options);
  return (await navigator.credentials.create({publicKey})).toJSON();
}"""
AUTH = "/_allauth/browser/v1"


def _call(page: Page, method: str, path: str, body: Any = None) -> Any:
    status, told = page.evaluate(CALL, [method, path, body])
    assert status < 300, told
    return told


def _owner(page: Page, server: Igny8) -> None:
    """The owner, with a site, signed in."""
    people.become_owner(page, people.set_up_link(server))
    people.make_site(page, "kettle.example")
    page.get_by_role("button", name="Skip for now").click()
    expect(page.get_by_role("heading", name="Automation", level=1)).to_be_visible()


def _sign_out(page: Page) -> None:
    page.get_by_role("button", name=re.compile("your account")).click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def _came_in(page: Page) -> None:
    expect(page.get_by_role("heading", name="Automation", level=1)).to_be_visible()


def _mailed(server: Igny8, path: str) -> str:
    """The path of a link that was mailed: without a mail server mails stand in the log."""
    links = re.findall(rf"http://\S+?({path}\S+)", server.told())
    assert links, server.told()
    return str(links[-1])


def test_with_a_second_factor(chromium: Browser, fresh: Igny8) -> None:
    with watched(chromium, fresh.url) as window:
        page = window.page
        window.expecting(400, 401)
        _owner(page, fresh)
        _call(page, "POST", f"{AUTH}/auth/reauthenticate", {"password": people.PASSWORD})
        answer = page.request.get(f"{AUTH}/account/authenticators/totp")
        secret = answer.json()["meta"]["secret"]
        _call(page, "POST", f"{AUTH}/account/authenticators/totp", {"code": totp(secret)})
        _sign_out(page)
        people.sign_in(page)
        expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
        assert window.violations() == []
        page.get_by_label("Code").fill("000000")
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("alert")).to_be_visible()
        page.get_by_label("Code").fill(totp(secret, later=1))
        page.get_by_role("button", name="Continue").click()
        _came_in(page)


def test_with_a_passkey(chromium: Browser, fresh: Igny8) -> None:
    url = f"http://localhost:{fresh.port}"  # a passkey belongs to a name, not to an address
    with watched(chromium, url) as window:
        page = window.page
        window.expecting(401)
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        _owner(page, fresh)
        _call(page, "POST", f"{AUTH}/auth/reauthenticate", {"password": people.PASSWORD})
        asked = page.request.get(f"{AUTH}/account/authenticators/webauthn?passwordless").json()
        credential = page.evaluate(MAKE_PASSKEY, asked["data"]["creation_options"])
        _call(page, "POST", f"{AUTH}/account/authenticators/webauthn", {"name": "Laptop", "credential": credential})
        _sign_out(page)
        page.get_by_role("button", name="Use a passkey").click()
        _came_in(page)


def test_after_a_forgotten_password(chromium: Browser, fresh: Igny8) -> None:
    with watched(chromium, fresh.url) as window:
        page = window.page
        window.expecting(400, 401)
        _owner(page, fresh)
        _sign_out(page)
        page.get_by_role("link", name="Forgot it?").click()
        page.get_by_label("E-mail").fill(people.EMAIL)
        page.get_by_role("button", name="Send the link").click()
        expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
        page.goto(_mailed(fresh, "/signin/reset/key"))
        page.get_by_label("New password", exact=True).fill("short")
        page.get_by_role("button", name="Set password").click()
        expect(page.get_by_role("alert")).to_contain_text("8")
        page.get_by_label("New password", exact=True).fill("another horse of the right kind")
        page.get_by_role("button", name="Set password").click()
        expect(page.get_by_role("heading", name="Your password is set")).to_be_visible()
        page.get_by_role("link", name="Back to sign-in").click()
        people.sign_in(page, "another horse of the right kind")
        _came_in(page)


def test_by_an_invitation_to_look(chromium: Browser, fresh: Igny8) -> None:
    with watched(chromium, fresh.url) as window:
        page = window.page
        window.expecting(401)
        _owner(page, fresh)
        account = people.ask(page, "me/")["account"]["id"]
        body = {"email": "bo@example.org", "role": "viewer"}
        _call(page, "POST", f"/api/v1/accounts/{account}/invitations/", body)
        link = _mailed(fresh, "/signin/invitation")
    with watched(chromium, fresh.url) as window:
        page = window.page
        window.expecting(401)
        page.goto(link)
        expect(page.get_by_role("heading", name="Join Kettle & Crema")).to_be_visible()
        assert window.violations() == []
        page.get_by_label("Your name").fill("Bo")
        page.get_by_label("Password", exact=True).fill("a password of their own")
        page.get_by_role("button", name="Join").click()
        _came_in(page)
        now = page.get_by_role("button", name="Run now")
        expect(now).to_have_accessible_description(re.compile("You are a viewer"))
        expect(page.get_by_role("button", name="Import keywords")).to_have_attribute("aria-disabled", "true")
