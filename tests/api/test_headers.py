"""Headers, cookies, static files, the documentation: what a browser holds us to."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.api.people import Caller, World
from tests.servers.igny8 import environment

pytestmark = pytest.mark.django_db


def _policy(answer: object) -> dict[str, list[str]]:
    told = answer["Content-Security-Policy"]  # type: ignore[index]
    parts = [part.split() for part in told.split("; ")]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize(
    "path", ["/healthz", "/api/v1/me/", "/api/v1/docs", "/static/ninja/swagger-ui.css", "/no", "/"]
)
def test_every_answer_carries_them(path: str) -> None:
    answer = Client().get(path)
    policy = _policy(answer)
    assert policy["default-src"] == policy["script-src"] == policy["connect-src"] == policy["form-action"] == ["'self'"]
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert set(policy["img-src"]) == {"'self'", "data:", "blob:"}
    assert policy["style-src"] == ["'self'"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "Strict-Transport-Security" not in answer


def test_https_is_remembered_only_over_https(settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    assert "Strict-Transport-Security" not in Client().get("/healthz")
    assert "max-age=31536000" in Client().get("/healthz", secure=True)["Strict-Transport-Security"]


def test_what_is_one_person_s_stays_in_no_shared_cache(world: World) -> None:
    assert Caller(world.alice).get("me/")["Cache-Control"] == "private, no-cache"


def test_the_cookies_are_for_this_site_alone(world: World) -> None:
    browser = Client()
    browser.get("/_allauth/browser/v1/config")
    browser.post(
        "/_allauth/browser/v1/auth/login",
        {"email": "alice@example.org", "password": "alice has a password"},
        content_type="application/json",
    )
    session, csrf = browser.cookies["igny8_session"], browser.cookies["igny8_csrf"]
    assert (session["httponly"], session["samesite"], csrf["samesite"]) == (True, "Lax", "Lax")
    assert not csrf["httponly"], "scripts have to send it back"


def test_over_https_they_come_over_https_alone(tmp_path: Path) -> None:
    """Settings are read once, when a process begins: so this asks another one."""
    asked = "from django.conf import settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)"
    for address, secure in (("https://igny8.example", "True True"), ("http://igny8.example", "False False")):
        given = environment(tmp_path, f"sqlite:///{tmp_path / 'x.sqlite3'}", IGNY8_BASE_URL=address)
        given["DJANGO_SETTINGS_MODULE"] = "igny8.config.settings"
        told = subprocess.run([sys.executable, "-c", asked], env=given, check=True, capture_output=True, text=True)
        assert told.stdout.strip() == secure, address


def test_the_documentation_needs_nothing_but_this_server() -> None:
    page = Client().get("/api/v1/docs").content.decode()
    needed = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(needed) >= 4
    assert all(address.startswith("/static/") for address in needed)
    assert {address: Client().get(address).status_code for address in needed} == dict.fromkeys(needed, 200)
    scripts = re.findall(r"<script([^>]*)>", page)
    assert all("src=" in script or "application/json" in script for script in scripts), "the policy forbids them"
    assert not re.search(r"\son\w+=|style=|<style", page)


def test_static_files_are_served_with_their_kind_and_from_their_folders_alone() -> None:
    served = Client().get("/static/ninja/swagger-ui-bundle.js")
    assert served["Content-Type"] == "text/javascript"
    assert (
        Client().get("/static/ninja/swagger-ui-bundle.js", headers={"If-None-Match": served["ETag"]}).status_code == 304
    )
    for path in ("ninja", "../settings.py", "ninja/../../x", "%00", "no.css", "/etc/passwd"):
        assert Client().get(f"/static/{path}").status_code == 404, path
    assert Client().post("/static/ninja/swagger-ui.css").status_code == 405


def test_a_host_that_is_not_ours_is_refused(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    for path in ("/healthz", "/api/v1/me/", "/_allauth/browser/v1/config"):
        answer = Client(SERVER_NAME="evil.example").get(path)
        assert (answer.status_code, answer.json()["code"]) == (400, "unknown_host")
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert Client(SERVER_NAME="localhost").get("/healthz").status_code == 200
