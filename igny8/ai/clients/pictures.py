"""What an answer's bytes are: the picture's type is read from them, not from what they are said to be."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final

from igny8.ai.client import Picture
from igny8.ai.errors import InvalidOutput

MOST_BYTES: Final = 30 * 1024 * 1024  # of one picture
UNKNOWN: Final = "application/octet-stream"  # who stores it refuses that, and says why
_SVG = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)


def picture(data: bytes) -> Picture:
    """Bytes with their type. SVG is handed on: who stores it makes pixels of it."""
    if not data:
        raise InvalidOutput("the picture is empty")
    return Picture(data, mime_type_of(data))


def picture_from_base64(text: str) -> Picture:
    """The picture in a string, also in a `data:` address."""
    _, _, inner = text.rpartition(";base64,")
    try:
        return picture(base64.b64decode(inner, validate=True))
    except (binascii.Error, ValueError):
        raise InvalidOutput("the picture isn't valid base64") from None


def mime_type_of(data: bytes) -> str:
    """The type by the first bytes; UNKNOWN for what is no picture that can be stored."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if _SVG.match(data) else UNKNOWN
