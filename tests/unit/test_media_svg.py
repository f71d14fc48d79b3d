"""SVG in the media store: plain drawings become WebP, everything that could reach out or blow up is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pytest_django import Settings

from igny8.media.errors import ImageTooLarge, NotAnImage
from igny8.media.store import store

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60" height="40">'


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


def put(body: str, head: str = HEAD) -> str:
    return store(f"{head}{body}</svg>".encode(), "image/svg+xml").path


def test_a_drawing_is_rasterised(media: Path) -> None:
    path = put('<rect width="60" height="40" fill="#ff0000"/>', '<?xml version="1.0"?>\n<!-- a -->\n' + HEAD)
    with Image.open(media / path) as image:
        assert (image.format, image.size) == ("WEBP", (60, 40))
        assert image.convert("RGB").getpixel((30, 20)) == pytest.approx((255, 0, 0), abs=6)


def test_the_view_box_gives_the_size_where_nothing_else_does() -> None:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><circle r="9"/></svg>'
    assert (store(data, "image/svg+xml").width, store(data, "image/svg+xml").height) == (30, 20)


@pytest.mark.parametrize(
    "body",
    [
        '<image xlink:href="file:///etc/hostname"/>',
        '<use xlink:href="#a"/>',
        "<script>1</script>",
        "<style>* { fill: red }</style>",
        '<foreignObject width="1" height="1"/>',
        '<filter id="f"><feGaussianBlur stdDeviation="9999"/></filter>',
        '<path d="M0 0L9 9" stroke="red" stroke-dasharray="0.00001"/>',
        '<path d="M0 0L9 9" style="stroke-dasharray:0.00001"/>',
        "<path",
    ],
)
def test_what_reaches_out_or_repeats_is_refused(media: Path, body: str) -> None:
    with pytest.raises(NotAnImage, match="SVG"):
        put(body)
    assert not media.exists()


def test_entities_are_refused() -> None:
    with pytest.raises(NotAnImage):
        store(f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}<text>&a;</text></svg>'.encode(), "image/svg+xml")
    with pytest.raises(NotAnImage, match="document type"):
        store(f'{HEAD}<!DOCTYPE svg [<!ENTITY a "b">]></svg>'.encode(), "image/svg+xml")


def test_a_huge_drawing_is_refused() -> None:
    with pytest.raises(ImageTooLarge):
        put("<g/>", '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000">')


def test_a_drawing_without_a_size_is_refused() -> None:
    with pytest.raises(NotAnImage, match="width and height"):
        put("<g/>", '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%">')


def test_too_many_elements_are_refused() -> None:
    with pytest.raises(NotAnImage, match="elements"):
        put("<g/>" * 20_001)


def test_deep_nesting_ends_in_a_clear_error() -> None:
    with pytest.raises(NotAnImage):
        put("<g>" * 5_000 + "</g>" * 5_000)
