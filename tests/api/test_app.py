"""The web app as it is served: its page at every page's address, its files, and what is nobody's."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.test import Client

from igny8.web import app

pytestmark = pytest.mark.django_db
HTML = {"Accept": "text/html,application/xhtml+xml"}


@pytest.fixture(autouse=True)
def _built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build of our own: the real one belongs to the browser tests."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>IGNY8</title>")
    (tmp_path / "theme.js").write_text("1;")
    (tmp_path / "assets" / "index-abc.js").write_text("2;" * 1_000)
    (tmp_path / "assets" / "font-abc.woff2").write_bytes(b"wOF2")
    (tmp_path / "assets" / "secret.txt").write_text("not ours to give")
    monkeypatch.setattr(app, "DIST", tmp_path)


@pytest.mark.parametrize(
    "path", ["/", "/automation", "/runs/7f3a9c2e", "/setup", "/signin/reset/key", "/settings/members"]
)
def test_every_page_s_address_gives_the_app(path: str) -> None:
    answer = Client(headers=HTML).get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answer["Cache-Control"] == "no-cache"
    again = Client(headers={**HTML, "If-None-Match": answer["ETag"]}).get(path)
    assert again.status_code == 304


def test_an_address_that_is_no_page_s_says_so_to_people_and_programs() -> None:
    shown = Client(headers=HTML).get("/nowhere")
    assert (shown.status_code, shown["Content-Type"]) == (404, "text/html; charset=utf-8")
    told = Client().get("/nowhere")
    assert (told.status_code, told.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/nowhere",
        "/api/nowhere",
        "/_allauth/nowhere",
        "/static/no.css",
        "/assets/no.js",
        "/docs/no",
        "/robots.txt",
    ],
)
def test_addresses_of_others_are_left_to_them(path: str) -> None:
    answer = Client(headers=HTML).get(path)
    assert answer.status_code == 404
    assert "application/json" in answer["Content-Type"] or path.startswith("/_allauth/")


def test_files_are_kept_by_what_their_names_promise() -> None:
    script = Client().get("/assets/index-abc.js")
    assert (script["Content-Type"], script["Cache-Control"]) == (
        "text/javascript; charset=utf-8",
        "public, max-age=31536000, immutable",
    )
    assert Client().get("/theme.js")["Cache-Control"] == "no-cache"
    assert Client().get("/assets/font-abc.woff2")["Content-Type"] == "font/woff2"


def test_they_are_packed_for_who_can_unpack() -> None:
    plain = Client().get("/assets/index-abc.js")
    packed = Client(headers={"Accept-Encoding": "gzip, br"}).get("/assets/index-abc.js")
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]
    font = Client(headers={"Accept-Encoding": "gzip"}).get("/assets/font-abc.woff2")
    assert "Content-Encoding" not in font


@pytest.mark.parametrize("name", ["secret.txt", "..%2Findex.html", "../index.html", "%00.js", "no.js"])
def test_nothing_else_is_given(name: str) -> None:
    assert Client().get(f"/assets/{name}").status_code == 404


def test_another_build_is_read_anew(tmp_path: Path) -> None:
    script = tmp_path / "assets" / "index-abc.js"
    before = Client().get("/assets/index-abc.js").content
    script.write_text("3;")
    assert Client().get("/assets/index-abc.js").content != before


def test_without_a_build_it_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "index.html").unlink()
    answer = Client(headers=HTML).get("/automation")
    assert (answer.status_code, answer.json()["code"]) == (503, "not_built")


def test_only_looking_is_allowed() -> None:
    assert Client().post("/automation").status_code == 405


def test_the_documentation_has_an_address_of_its_own() -> None:
    answer = Client().get("/docs/api/")
    assert (answer.status_code, answer["Location"]) == (302, "/api/v1/docs")
