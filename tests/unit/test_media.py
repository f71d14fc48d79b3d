"""Storing images: only whole ones of known kinds, atomically, once."""

from __future__ import annotations

import io
import os
import threading
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image
from pytest_django import Settings

from igny8.lib.errors import NotFound
from igny8.media import pictures
from igny8.media.errors import ImageTooLarge, MediaFull, MediaUnwritable, NotAnImage
from igny8.media.store import open_file, path_of, store, url_of


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


def encoded(kind: str, size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: object) -> bytes:
    grey = Image.linear_gradient("L").resize(size)
    picture = grey.convert("I").point(lambda value: value * 257).convert(mode) if mode == "I;16" else grey.convert(mode)
    with io.BytesIO() as file:
        picture.save(file, kind, **options)
        return file.getvalue()


def one_colour(size: tuple[int, int]) -> bytes:
    with io.BytesIO() as file:
        Image.new("1", size).save(file, "PNG")
        return file.getvalue()


def files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def test_a_webp_is_stored_as_it_is(media: Path) -> None:
    data = encoded("WEBP")
    stored = store(data, "image/webp")
    assert (stored.width, stored.height, stored.size, stored.mime_type) == (40, 30, len(data), "image/webp")
    assert stored.sha256 == sha256(data).hexdigest()
    assert (media / stored.path).read_bytes() == data
    assert files(media) == [media / stored.path]


@pytest.mark.parametrize(("kind", "mime_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_other_kinds_become_webp(media: Path, kind: str, mime_type: str) -> None:
    stored = store(encoded(kind), mime_type)
    with Image.open(media / stored.path) as image:
        assert (image.format, image.size) == ("WEBP", (40, 30))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_png_mode_is_taken(media: Path, mode: str) -> None:
    stored = store(encoded("PNG", mode=mode), "image/png")
    with Image.open(media / stored.path) as image:
        histogram = image.convert("L").histogram()
    assert sum(histogram[:40]) > 50
    assert sum(histogram[200:]) > 50


def test_a_cmyk_jpeg_is_taken() -> None:
    assert store(encoded("JPEG", mode="CMYK"), "image/jpeg").width == 40


def test_a_photo_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    stored = store(encoded("JPEG", exif=exif), "image/jpeg")
    assert (stored.width, stored.height) == (30, 40)


def test_transparency_is_kept(media: Path) -> None:
    with io.BytesIO() as file:
        Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(file, "PNG")
        stored = store(file.getvalue(), "image/png")
    with Image.open(media / stored.path) as image:
        assert image.mode == "RGBA"


def test_a_moving_picture_becomes_its_first_frame(media: Path) -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue")]
    with io.BytesIO() as file:
        frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
        stored = store(file.getvalue(), "image/webp")
    with Image.open(media / stored.path) as image:
        assert getattr(image, "n_frames", 1) == 1
        assert image.convert("RGB").getpixel((8, 8))[0] > 200  # type: ignore[index]


def test_the_bytes_decide_not_the_label(media: Path) -> None:
    stored = store(encoded("PNG"), "image/jpeg; charset=binary")
    assert (media / stored.path).is_file()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>Too many requests</body></html>",
        b'{"error": "quota"}',
        encoded("GIF"),
        encoded("BMP"),
        encoded("PNG")[:60],
        encoded("JPEG")[:300],
        encoded("WEBP")[:-20],
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        bytes(range(256)) * 10,
    ],
)
def test_what_is_no_whole_image_is_refused(media: Path, data: bytes) -> None:
    with pytest.raises(NotAnImage):
        store(data, "image/png")
    assert files(media) == []


def test_a_webp_whose_inside_is_damaged_is_refused(media: Path) -> None:
    """Its head is sound: only decoding all of it finds the damage."""
    data = bytearray(encoded("WEBP", lossless=True))
    data[30:42] = b"\xff" * 12
    with pytest.raises(NotAnImage):
        store(bytes(data), "image/webp")
    assert files(media) == []


def test_an_unknown_label_is_refused() -> None:
    with pytest.raises(NotAnImage, match="text/html"):
        store(encoded("PNG"), "text/html")


def test_a_file_that_breaks_off_anywhere_is_refused() -> None:
    data = encoded("PNG", (60, 60))
    for length in range(0, len(data) - 64, 7):
        with pytest.raises(NotAnImage):
            store(data[:length], "image/png")


def test_too_many_pixels_are_refused_before_they_are_decoded(monkeypatch: pytest.MonkeyPatch, media: Path) -> None:
    bomb = one_colour((6000, 6000))
    assert len(bomb) < 100_000
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("decoded"))
    with pytest.raises(ImageTooLarge, match="6,000 x 6,000"):
        store(bomb, "image/png")
    assert files(media) == []


def test_a_bomb_that_pillow_itself_refuses_is_named_so() -> None:
    with pytest.raises(ImageTooLarge, match="pixels"):
        store(one_colour((14_000, 14_000)), "image/png")


def test_a_long_thin_image_is_refused() -> None:
    with pytest.raises(ImageTooLarge):
        store(encoded("PNG", (9000, 4)), "image/png")


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(ImageTooLarge, match="bytes"):
        store(b"\0" * (pictures.MOST_BYTES + 1), "image/png")


def test_a_repeat_writes_nothing_new(media: Path) -> None:
    first = store(encoded("WEBP"), "image/webp")
    inode = (media / first.path).stat().st_ino
    assert store(encoded("WEBP"), "image/webp") == first
    assert (media / first.path).stat().st_ino == inode
    assert len(files(media)) == 1


def test_a_damaged_file_is_written_anew(media: Path) -> None:
    data = encoded("WEBP")
    stored = store(data, "image/webp")
    (media / stored.path).write_bytes(data[:10])
    store(data, "image/webp")
    assert (media / stored.path).read_bytes() == data


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch, media: Path, step: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(MediaUnwritable, match="Input/output"):
        store(encoded("WEBP"), "image/webp")
    assert files(media) == []


def test_a_full_disk_is_named_so(monkeypatch: pytest.MonkeyPatch, media: Path) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(MediaFull, match="no room left"):
        store(encoded("WEBP"), "image/webp")
    assert files(media) == []


def test_a_media_folder_that_is_a_file_is_named_so(media: Path) -> None:
    media.write_text("in the way")
    with pytest.raises(MediaUnwritable, match="IGNY8_MEDIA_URL"):
        store(encoded("WEBP"), "image/webp")


def test_many_threads_may_store_the_same_image(media: Path) -> None:
    data = encoded("WEBP", (300, 200))
    start = threading.Barrier(12)
    paths: list[str] = []

    def run() -> None:
        start.wait()
        paths.append(store(data, "image/webp").path)

    threads = [threading.Thread(target=run) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(paths) == 12
    assert [path.read_bytes() for path in files(media)] == [data]


def test_a_stored_file_opens_and_has_an_address() -> None:
    stored = store(encoded("WEBP"), "image/webp")
    with open_file(stored.path) as file:
        assert file.read() == encoded("WEBP")
    assert url_of(stored.path) == f"/media/{stored.path}"


@pytest.mark.parametrize("path", ["", "../secret", "/etc/passwd", "images/../../x", "a\0b"])
def test_a_path_that_leaves_the_folder_is_not_found(path: str) -> None:
    with pytest.raises(NotFound):
        path_of(path)


def test_a_missing_file_is_not_found() -> None:
    with pytest.raises(NotFound, match="Draw it again"):
        open_file("images/00/nothing.webp")
