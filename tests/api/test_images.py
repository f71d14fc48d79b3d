"""Pictures: lists, words, files, drawn again, replaced, taken out."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo
from pytest_django import DjangoAssertNumQueries

from igny8.ai.errors import Refused
from igny8.ai.providers.embedded.provider import EmbeddedProvider
from igny8.jobs.tidy import remove_orphans
from igny8.lib import clock
from igny8.media.store import path_of
from igny8.models import Account, AutomationRun, Content, Image
from tests.api.articles import an_article, png
from tests.api.people import Caller, Form, World
from tests.flow.engine.turns import take_work, work_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(world: World) -> Content:
    return an_article(world.site)


@pytest.fixture
def image(article: Content) -> Image:
    return article.images.get(position=1)


def _uploaded(alice: Caller, image: Image, data: bytes, name: str = "x.png", kind: str = "image/png") -> Any:
    return alice.post(f"images/{image.pk}/upload/", Form(name, data, kind))


def test_pictures_are_listed_and_filtered(
    world: World, alice: Caller, article: Content, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article.images.filter(position=1).update(status="failed", failed_reason="Refused.")
    an_article(world.site, "Other")
    site = f"images/?site_id={world.site.pk}"
    with django_assert_num_queries(4):  # session, user, site, pictures
        assert len(alice.get(site).json()["items"]) == 4
    failed = alice.get(f"{site}&status=failed").json()["items"]
    assert [(each["content_id"], each["failed_reason"]) for each in failed] == [(article.pk, "Refused.")]
    assert len(alice.get(f"{site}&kind=featured&content_id={article.pk}").json()["items"]) == 1
    first = alice.get(f"{site}&limit=3").json()
    assert len(alice.get(f"{site}&cursor={first['next']}").json()["items"]) == 1
    assert alice.get(f"{site}&status=lost").json()["extra"]["fields"].keys() == {"status.0"}


def test_pictures_tell_their_article_and_are_found_by_words(world: World, alice: Caller, article: Content) -> None:
    other = an_article(world.site, "All about hats")
    other.images.filter(position=0).update(alt_text="", prompt="A felt hat")
    site = f"images/?site_id={world.site.pk}"
    found = alice.get(f"{site}&search=felt+hats&counts=true").json()
    assert [(each["article"], each["article_status"]) for each in found["items"]] == [(other.title, other.status)]
    assert (sum(found["counts"].values()), found["counts"]["generated"]) == (1, 1)
    assert {each["content_id"] for each in alice.get(f"{site}&lacks_alt=true").json()["items"]} == {other.pk}
    whatever = alice.get(f"{site}&status=failed&counts=true").json()
    assert (whatever["items"], whatever["counts"]["generated"]) == ([], 4)


def test_the_file_is_served_to_who_may_see_it(
    world: World, alice: Caller, bob: Caller, charlie: Caller, nobody: Caller, image: Image
) -> None:
    path = f"images/{image.pk}/file/"
    answer = alice.get(path)
    assert (answer.status_code, answer.content) == (200, path_of(image.file).read_bytes())
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert bob.get(path).status_code == 200
    assert Caller(world.alice, scopes=["read"]).get(path).status_code == 200
    assert (charlie.get(path).status_code, nobody.get(path).status_code) == (404, 401)


def test_a_browser_keeps_what_it_has(alice: Caller, image: Image) -> None:
    url = alice.get(f"images/{image.pk}/").json()["url"].removeprefix("/api/v1/")
    answer = alice.get(url)
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    assert alice.get(url, If_None_Match=answer["ETag"]).status_code == 304
    assert alice.get(f"images/{image.pk}/file/?v=other")["Cache-Control"] == "private, no-cache"
    _uploaded(alice, image, png(colour="red"))
    changed = alice.get(f"images/{image.pk}/file/", If_None_Match=answer["ETag"])
    assert (changed.status_code, changed["ETag"] != answer["ETag"]) == (200, True)
    assert alice.get(f"images/{image.pk}/").json()["url"].removeprefix("/api/v1/") != url


@pytest.mark.parametrize(
    "file", ["../igny8.sqlite3", "/etc/passwd", "images/../../x", "images/gone.webp", "a\x00b", ""]
)
def test_a_path_never_leaves_the_media_folder(alice: Caller, image: Image, file: str) -> None:
    if "\x00" not in file:  # PostgreSQL holds none
        Image.objects.filter(pk=image.pk).update(file=file)
        assert alice.get(f"images/{image.pk}/file/").status_code == 404


def test_its_words_are_changed_and_the_picture_stays(alice: Caller, article: Content, image: Image) -> None:
    Content.objects.update(status="approved")
    told = alice.patch(f"images/{image.pk}/", {"prompt": "Two socks", "title": "Pair"}).json()
    assert (told["prompt"], told["title"], told["status"]) == ("Two socks", "Pair", "generated")
    assert Content.objects.get().status == "approved"
    alice.patch(f"images/{image.pk}/", {"alt_text": "A pair of socks", "heading": "Wool"})
    assert Content.objects.get().status == "draft"
    html = alice.get(f"content/{article.pk}/rendered/").json()["html"]
    assert html.index("<h2>Wool</h2>") < html.index('alt="A pair of socks"') < html.index("Wool stays")


class TestRedraw:
    """Another picture, by a run of its own; the old one stays until the new one is there."""

    def test_the_old_picture_stays_until_the_new_one_is_there(
        self, alice: Caller, article: Content, image: Image
    ) -> None:
        Content.objects.update(status="approved")
        before = Account.objects.get(name="Alice & Co").credit_balance
        answer = alice.post(f"images/{image.pk}/redraw/", {"prompt": "Striped socks on a line"})
        assert (answer.status_code, answer.json()["image_id"]) == (202, image.pk)
        told = alice.get(f"images/{image.pk}/").json()
        assert (told["status"], told["is_being_redrawn"], told["seed"]) == ("pending", True, 1)
        assert alice.get(told["url"].removeprefix("/api/v1/")).content == path_of(image.file).read_bytes()
        assert told["url"] in alice.get(f"content/{article.pk}/rendered/").json()["html"]
        assert Content.objects.get().status == "draft"
        work_all()
        now = alice.get(f"images/{image.pk}/").json()
        assert (now["status"], now["is_being_redrawn"], now["prompt"]) == (
            "generated",
            False,
            "Striped socks on a line",
        )
        assert now["url"] != told["url"]
        run = AutomationRun.objects.get(pk=answer.json()["run_id"])
        assert (run.kind, run.status) == ("action", "completed")
        assert Account.objects.get(name="Alice & Co").credit_balance == before - 1

    def test_what_cannot_be_drawn_leaves_the_old_picture_and_says_why(
        self, alice: Caller, article: Content, image: Image, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*given: Any) -> Any:
            raise Refused("Not that.")

        monkeypatch.setattr(EmbeddedProvider, "generate_images", refuse)
        alice.post(f"images/{image.pk}/redraw/")
        work_all()
        told = alice.get(f"images/{image.pk}/").json()
        assert (told["status"], told["failed_reason"]) == ("generated", "Not that.")
        assert alice.get(told["url"].removeprefix("/api/v1/")).status_code == 200

    def test_it_is_drawn_once_at_a_time_and_once_a_key(self, alice: Caller, image: Image) -> None:
        path = f"images/{image.pk}/redraw/"
        first = alice.post(path, {}, Idempotency_Key="once")
        assert alice.post(path, {}, Idempotency_Key="once").json() == first.json()
        assert AutomationRun.objects.get().kind == "action"
        take_work()
        refused = alice.post(path)
        assert (refused.status_code, refused.json()["code"]) == (409, "items_busy")
        assert Image.objects.get(pk=image.pk).seed == 1

    @pytest.mark.parametrize(("change", "code"), [("poor", 402), ("rejected", 409), ("removed", 409)])
    def test_refusals_change_nothing(self, alice: Caller, image: Image, change: str, code: int) -> None:
        if change == "poor":
            Account.objects.update(credit_balance=0)
        elif change == "rejected":
            Content.objects.update(status="rejected")
        else:
            alice.delete(f"images/{image.pk}/")
        before = Image.objects.values().get(pk=image.pk)
        assert alice.post(f"images/{image.pk}/redraw/", {"prompt": "Other"}).status_code == code
        assert Image.objects.values().get(pk=image.pk) == before
        assert not AutomationRun.objects.exists()


class TestUpload:
    """A picture of one's own: opened, measured, written anew."""

    def test_it_takes_the_place_of_the_old_one(self, alice: Caller, article: Content, image: Image) -> None:
        Content.objects.update(status="approved")
        Image.objects.filter(pk=image.pk).update(status="failed", failed_reason="Refused.", file="")
        told = _uploaded(alice, image, png(300, 200)).json()
        assert (told["status"], told["width"], told["height"], told["provider"]) == ("generated", 300, 200, "upload")
        assert (told["mime_type"], told["failed_reason"]) == ("image/webp", "")
        assert Content.objects.get().status == "draft"
        with Pillow.open(io.BytesIO(alice.get(f"images/{image.pk}/file/").content)) as shown:
            assert (shown.format, shown.size) == ("WEBP", (300, 200))

    @pytest.mark.parametrize(
        ("name", "kind"), [("x.bin", "application/octet-stream"), ("x.html", "text/html"), ("x", "")]
    )
    def test_what_it_is_called_does_not_matter(self, alice: Caller, image: Image, name: str, kind: str) -> None:
        assert _uploaded(alice, image, png(), name, kind).status_code == 200

    def test_nothing_that_it_carries_comes_along(self, alice: Caller, image: Image) -> None:
        info = PngInfo()
        info.add_text("Comment", "planted secret")
        _uploaded(alice, image, png(pnginfo=info))
        with io.BytesIO() as file:
            exif = Pillow.Exif()
            exif[0x010E] = "planted secret"
            Pillow.new("RGB", (9, 9)).save(file, "WEBP", exif=exif)
            assert b"planted" in file.getvalue()
            assert _uploaded(alice, image, file.getvalue()).status_code == 200
        assert b"planted" not in alice.get(f"images/{image.pk}/file/").content

    @pytest.mark.parametrize(
        ("data", "status", "code"),
        [
            (b"", 422, "not_an_image"),
            (b"<html>", 422, "not_an_image"),
            (png()[:50], 422, "not_an_image"),
            (b"GIF89a" + b"\0" * 50, 422, "not_an_image"),
            (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script/></svg>", 422, "not_an_image"),
            (b"<?xml version='1.0'?><!DOCTYPE x><svg width='9' height='9'/>", 422, "not_an_image"),
            (png(9_000, 1), 413, "image_too_large"),
            (b"\0" * (25 * 1024 * 1024 + 1), 413, "image_too_large"),
        ],
        ids=["empty", "page", "broken", "gif", "script", "doctype", "wide", "heavy"],
    )
    def test_what_is_refused(self, alice: Caller, image: Image, data: bytes, status: int, code: str) -> None:
        before = Image.objects.values().get(pk=image.pk)
        refused = _uploaded(alice, image, data)
        assert (refused.status_code, refused.json()["code"]) == (status, code)
        assert Image.objects.values().get(pk=image.pk) == before

    def test_a_decompression_bomb_is_refused_before_it_is_opened(self, alice: Caller, image: Image) -> None:
        def chunk(kind: bytes, data: bytes) -> bytes:
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

        head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
        bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10_000_000))
        refused = _uploaded(alice, image, bomb + chunk(b"IEND", b""))
        assert (refused.status_code, refused.json()["code"]) == (413, "image_too_large")

    def test_a_request_without_a_file_is_refused(self, alice: Caller, image: Image) -> None:
        answer = alice.post(f"images/{image.pk}/upload/")
        assert (answer.status_code, list(answer.json()["extra"]["fields"])) == (422, ["file"])

    def test_a_form_that_cannot_be_read_is_refused(self, alice: Caller, image: Image) -> None:
        path = f"/api/v1/images/{image.pk}/upload/"
        for kind in ("multipart/form-data", "multipart/form-data; boundary=é"):
            answer = alice.client.generic("POST", path, b"--x\r\n", content_type=kind)
            assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")

    def test_a_step_that_draws_it_meanwhile_is_discarded(self, alice: Caller, image: Image) -> None:
        alice.post(f"images/{image.pk}/redraw/")
        told = _uploaded(alice, image, png(30, 30)).json()
        work_all()
        assert alice.get(f"images/{image.pk}/").json()["url"] == told["url"]


class TestRemove:
    """Taken out of the article, and put back within a week."""

    def test_it_is_gone_and_comes_back(self, alice: Caller, article: Content, image: Image) -> None:
        Content.objects.update(status="approved")
        assert alice.delete(f"images/{image.pk}/").json()["status"] == "removed"
        assert Content.objects.get().status == "draft"
        assert alice.get(f"content/{article.pk}/rendered/").json()["html"].count("<figure") == 1
        assert [each["status"] for each in alice.get(f"content/{article.pk}/images/").json()] == [
            "generated",
            "removed",
        ]
        assert alice.get(f"images/?site_id={article.site_id}&status=removed").json()["items"][0]["id"] == image.pk
        for _ in range(2):
            assert alice.post(f"images/{image.pk}/put_back/").json()["status"] == "generated"
        assert alice.get(f"content/{article.pk}/rendered/").json()["html"].count("<figure") == 2

    @pytest.mark.parametrize(
        ("fields", "status"),
        [
            ({"status": "pending", "file": ""}, "pending"),
            ({"status": "failed", "file": "", "failed_reason": "No."}, "failed"),
        ],
    )
    def test_it_comes_back_as_it_was(self, alice: Caller, image: Image, fields: dict[str, str], status: str) -> None:
        Image.objects.filter(pk=image.pk).update(**fields)
        alice.delete(f"images/{image.pk}/")
        assert alice.post(f"images/{image.pk}/put_back/").json()["status"] == status

    def test_the_featured_one_stays(self, alice: Caller, article: Content) -> None:
        refused = alice.delete(f"images/{article.images.get(position=0).pk}/")
        assert (refused.status_code, refused.json()["code"]) == (409, "image_state")

    def test_a_removed_one_takes_no_changes(self, alice: Caller, image: Image) -> None:
        alice.delete(f"images/{image.pk}/")
        assert alice.patch(f"images/{image.pk}/", {"alt_text": "x"}).json()["code"] == "image_state"
        assert _uploaded(alice, image, png()).json()["code"] == "image_state"

    def test_after_a_week_it_is_gone_for_good(self, alice: Caller, image: Image) -> None:
        alice.delete(f"images/{image.pk}/")
        remove_orphans()
        Image.objects.filter(pk=image.pk).update(removed_at=clock.now() - timedelta(days=8))
        remove_orphans()
        assert alice.post(f"images/{image.pk}/put_back/").status_code == 404
