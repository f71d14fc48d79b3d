"""Secrets planted through every door are found nowhere: no answer, log, error, audit entry or row holds them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from typing_extensions import override

from igny8.access import setup
from igny8.automation import joining
from igny8.cli.main import run
from igny8.cli.wiring import Wiring
from igny8.config import home
from igny8.models import Site
from tests.api.browser import Browser, link_in_mail, totp
from tests.api.planning import cluster
from tests.servers.ports import free_port
from tests.servers.wire import Asked, Wire, answered

ANA, DORA = "ana@example.org", "dora@example.org"


@dataclass
class Plants:
    """Each secret by its name, and the doors at which it was shown on purpose, once."""

    secrets: dict[str, str] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)  # told by the one answer that is there to tell it

    def plant(self, name: str, secret: str = "") -> str:
        self.secrets[name] = secret or f"planted-{name}-9f3b"
        return self.secrets[name]

    def show(self, name: str, secret: str) -> str:
        self.shown.add(name)
        return self.plant(name, secret)

    def found_in(self, text: str) -> set[str]:
        return {name for name, secret in self.secrets.items() if secret in text}


class Overheard(Browser):
    """A browser whose every answer is kept."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        super().__init__()

    @override
    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        answer = super().__call__(method, path, body, **headers)
        self.answers.append(f"{dict(answer.headers)} {answer.content.decode()}")
        return answer

    @property
    def heard(self) -> str:
        return "\n".join(self.answers)


def _dump() -> str:
    """Every row of every table, and what sessions hold inside."""
    told = [str(session.get_decoded()) for session in Session.objects.all()]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            told += [f"{table}: {row}" for row in cursor.fetchall()]
    return "\n".join(told)


def _set_up(browser: Browser, plants: Plants) -> None:
    person = {"email": ANA, "name": "Ana", "account": "Ana's"}
    password = plants.plant("password")
    for body in (
        {"token": plants.plant("wrong-token"), "password": plants.plant("password-of-a-wrong-token"), **person},
        {"token": setup.token(), "password": [plants.plant("password-in-a-list")], **person},
        {"token": setup.token(), "passwort": plants.plant("password-in-a-wrong-field"), **person},
        {"token": setup.token(), "password": plants.plant("pw", "hidden7"), **person},
        {"token": plants.plant("set-up", setup.token()), "password": password, **person},
    ):
        browser.post("/api/v1/setup/", body)
    assert browser.sign_in(ANA, password).status_code == 200


def _sign_in_wrongly(browser: Browser, plants: Plants) -> None:
    other = Browser()
    for body in (
        {"email": ANA, "password": plants.plant("wrong-password")},
        {"email": "nobody@example.org", "password": plants.plant("password-of-nobody")},
        {"email": plants.plant("password-as-address"), "password": "x"},
        {"email": ANA, "password": {"deep": plants.plant("password-in-an-object")}},
    ):
        told = other.post("auth/login", body)
        browser.answers.append(told.content.decode())  # type: ignore[attr-defined]
    broken = Client(raise_request_exception=False).post(
        "/api/v1/setup/", f'{{"password": "{plants.plant("password-in-broken-json")}"', content_type="application/json"
    )
    browser.answers.append(broken.content.decode())  # type: ignore[attr-defined]


def _change_password(browser: Browser, plants: Plants) -> None:
    new = plants.plant("changed-password")
    body = {"current_password": plants.secrets["password"], "new_password": new}
    assert browser.post("account/password/change", body).status_code == 200
    browser.post("auth/password/request", {"email": ANA})
    key = plants.plant("reset-key", link_in_mail(to=ANA).split("#key=")[1])
    browser.get("auth/password/reset", X_Password_Reset_Key=key)
    plants.plant("reset-password")
    assert browser.post("auth/password/reset", {"key": key, "password": plants.secrets["reset-password"]}).status_code


def _second_factor(browser: Browser, plants: Plants) -> None:
    browser.sign_in(ANA, plants.secrets["reset-password"])
    browser.post("auth/reauthenticate", {"password": plants.secrets["reset-password"]})
    secret = plants.show("totp", browser.get("account/authenticators/totp").json()["meta"]["secret"])
    assert browser.post("account/authenticators/totp", {"code": totp(secret)}).status_code == 200
    codes = browser.get("account/authenticators/recovery-codes").json()["data"]["unused_codes"]
    plants.show("recovery-code", codes[0])


def _tokens(browser: Browser, plants: Plants) -> None:
    made = browser.post("/api/v1/tokens/", {"name": "script", "scopes": ["admin"]}).json()
    token = plants.show("api-token", made["token"])
    for sent in (token, plants.plant("unknown-bearer", "igny8_planted-and-unknown")):
        for path in ("me/", "tokens/", "accounts/", "accounts/1/audit/", "no/such/path", f"tokens/?{sent}"):
            answer = Client(raise_request_exception=False).get(
                f"/api/v1/{path}", headers={"Authorization": f"Bearer {sent}"}
            )
            browser.answers.append(answer.content.decode())  # type: ignore[attr-defined]


def _invitation(browser: Browser, plants: Plants) -> None:
    account = browser.get("/api/v1/accounts/").json()["items"][0]["id"]
    assert browser.post(f"/api/v1/accounts/{account}/invitations/", {"email": DORA}).status_code == 201
    token = plants.plant("invitation", link_in_mail(to=DORA).split("#token=")[1])
    browser.get("/api/v1/invitation/", X_Invitation_Token=token)
    body = {"token": token, "password": plants.plant("password-of-the-invited")}
    for _ in range(2):
        browser.post("/api/v1/invitation/join/", body)
    browser.get(f"/api/v1/accounts/{account}/invitations/")
    browser.get(f"/api/v1/accounts/{account}/audit/")
    browser.get("/api/v1/notifications/")


def _service(asked: Asked) -> bytes:
    """A model service that tells whoever comes what they brought, wherever an error can hold it."""
    brought = " ".join([asked.line, *asked.headers.values()])
    return answered({"error": {"message": f"Incorrect API key: {brought}", "code": brought}}, 401)


def _provider_keys(browser: Browser, plants: Plants) -> None:
    """Keys that are good, wrong, and in the wrong place; and a service that repeats them."""
    account = browser.get("/api/v1/accounts/").json()["items"][0]["id"]
    made = browser.post("/api/v1/sites/", {"domain": "keys.example"})
    of_all, of_site = f"account_id={account}", f"site_id={made.json()['id']}"
    with Wire(_service) as wire:
        host, good = f"{wire.url}/v1", plants.plant("provider-key")
        whole = {"base_url": host, "key": good, "allow_private": True, "model": "m", "serve": True}
        refused: list[dict[str, Any]] = [
            {**whole, "base_url": host.replace("//", f"//user:{plants.plant('key-as-password')}@")},
            {**whole, "base_url": host.replace("//", f"//{plants.plant('key-as-user')}@")},
            {**whole, "base_url": f"{host}?key={plants.plant('key-in-query')}"},
            {**whole, "base_url": f"{host}#{plants.plant('key-in-fragment')}"},
            {**whole, "base_url": f"https://[{plants.plant('key-in-nonsense')}"},
            {**whole, "key": f"{plants.plant('key-of-two-words')} x"},
            {**whole, "key": [plants.plant("key-in-a-list")]},
            {**whole, "api_key": plants.plant("key-in-a-wrong-field")},
            {**whole, "kind": plants.plant("key-as-kind")},
        ]
        for body in refused:
            assert browser("PUT", f"/api/v1/providers/mine/?{of_all}", body).status_code == 422
        assert browser("PUT", f"/api/v1/providers/mine/?{of_all}", whole).status_code == 201
        for key in (good, plants.plant("provider-key-wrong"), plants.plant("provider-key-of-a-change")):
            browser("PATCH", f"/api/v1/providers/mine/?{of_all}", {"key": key})
            told = browser.post(f"/api/v1/providers/mine/test/?{of_all}", {}).json()
            assert (told["ok"], told["tests"][0]["code"]) == (False, "bad_key")
            browser.get(f"/api/v1/providers/mine/models/?{of_all}")
        site = Site.objects.get(domain="keys.example")
        cluster(site, "Keys", "house keys", "car keys")
        asked = browser.post(f"/api/v1/prompts/generate_ideas/preview/?{of_site}", {"ask": True}).json()
        assert asked["answer"]["code"] == "key_refused"
        assert len(wire.requests) == 7
    for path in ("providers/", "providers/mine/", "providers/mine/prices/", "choices/", "ai_calls/"):
        assert browser.get(f"/api/v1/{path}?{of_site}").status_code == 200
    browser.get(f"/api/v1/accounts/{account}/audit/")
    browser("DELETE", f"/api/v1/providers/nobody/?{of_all}")


def _defect(browser: Browser, plants: Plants) -> None:
    def broken(*, token: str, password: str, name: str) -> None:
        raise RuntimeError("a defect, with secrets in its hands")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(joining, "join", broken)
        body = {"token": plants.plant("token-at-a-defect"), "password": plants.plant("password-at-a-defect")}
        assert browser.post("/api/v1/invitation/join/", body).status_code == 500


@pytest.mark.django_db(transaction=True)
def test_planted_secrets_are_found_nowhere(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    browser, plants = Overheard(), Plants()
    doors: list[Callable[[Browser, Plants], None]] = [
        _set_up,
        _sign_in_wrongly,
        _change_password,
        _second_factor,
        _tokens,
        _invitation,
        _provider_keys,
        _defect,
    ]
    for door in doors:
        door(browser, plants)
    said = _command_line(plants, capsys, monkeypatch)
    dump = _dump()
    assert ANA in dump
    assert DORA in dump
    assert "a defect, with secrets in its hands" in caplog.text
    assert "provider.change" in dump
    assert len(mail.outbox) > 3
    assert plants.found_in(dump) == set(), "in the database"
    assert plants.found_in(caplog.text) == set(), "in the log"
    assert plants.found_in(said) == set(), "on the screen"
    assert plants.found_in(browser.heard) == plants.shown, "in an answer"
    for name in plants.shown - {"recovery-code"}:
        told = [answer for answer in browser.answers if plants.secrets[name] in answer]
        assert len(told) == 1, f"{name} is told more than once"


def _provider_commands(plants: Plants) -> list[tuple[str, ...]]:
    """The same keys at the command line, of an address where nobody is."""
    mine = ("--account", "Ana's")
    address = f"http://127.0.0.1:{free_port()}/v1"
    with_password = address.replace("//", f"//user:{plants.plant('of-an-address')}@")
    key = ("--allow-private", "--model", "m", "--key", plants.plant("key-of-a-command"))
    return [
        ("provider", "set", "shell", "--base-url", address, *key, *mine),
        ("provider", "set", "shell", "--base-url", with_password, *key, *mine),
        ("provider", "list", *mine),
        ("provider", "list", "--json", *mine),
        ("provider", "test", "shell", *mine),
    ]


def _command_line(plants: Plants, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What the commands say that are given secrets; a new token is theirs to tell."""
    monkeypatch.setattr("django.conf.settings.SECRET_KEY", settings.SECRET_KEY)
    wiring = Wiring(load=home.load, prepare=home.prepare)
    capsys.readouterr()
    for command in (
        ("user", "create", "--email", "bo@example.org", "--password", plants.plant("of-a-command"), "--account", "Bo"),
        ("user", "create", "--email", "bo@example.org", "--password", plants.plant("of-a-refused"), "--account", "Bo"),
        ("user", "reset", "--email", ANA, "--password", plants.plant("of-a-command-reset")),
        ("user", "list"),
        ("token", "list"),
        *_provider_commands(plants),
        ("doctor",),
    ):
        run(list(command), wiring)
    said = "\n".join(capsys.readouterr())
    run(["token", "create", "--email", ANA, "--json"], wiring)
    import json

    plants.plant("token-of-a-command", json.loads(capsys.readouterr().out)["token"])
    run(["token", "list", "--json"], wiring)
    return said + "\n".join(capsys.readouterr())
