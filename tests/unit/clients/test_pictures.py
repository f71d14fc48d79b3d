"""Pictures are known by their bytes."""

from __future__ import annotations

import base64

import pytest

from igny8.ai.clients.pictures import UNKNOWN, mime_type_of, picture, picture_from_base64
from igny8.ai.errors import InvalidOutput

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'


@pytest.mark.parametrize(
    ("data", "mime_type"),
    [
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0...", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (SVG, "image/svg+xml"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn -->\n' + SVG, "image/svg+xml"),
        (b"GIF89a", UNKNOWN),
        (b"<html><svg></svg></html>", UNKNOWN),
        (b"I can't draw that.", UNKNOWN),
    ],
)
def test_the_type_is_read_from_the_bytes(data: bytes, mime_type: str) -> None:
    assert mime_type_of(data) == mime_type


def test_base64_with_and_without_its_prefix() -> None:
    text = base64.b64encode(SVG).decode()
    assert picture_from_base64(text).data == picture_from_base64(f"data:image/png;base64,{text}").data == SVG


@pytest.mark.parametrize("text", ["not base64!", "", "YQ"])
def test_what_is_no_base64_is_no_picture(text: str) -> None:
    with pytest.raises(InvalidOutput):
        picture_from_base64(text)


def test_nothing_is_no_picture() -> None:
    with pytest.raises(InvalidOutput, match="empty"):
        picture(b"")
