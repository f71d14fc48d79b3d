"""Text for XML and for files: what may not stand in them is taken out."""

from __future__ import annotations

import re

# XML 1.0, section 2.2: everything else is no character of a document, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_control(text: str) -> str:
    """The text without control characters and lone surrogates."""
    return _FORBIDDEN.sub("", text)


def escaped(text: str) -> str:
    """The text as it stands between tags or in an attribute."""
    clean = without_control(text)
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        clean = clean.replace(sign, entity)
    return clean


def cdata(text: str) -> str:
    """The text as a CDATA section; an end mark in it is split over two sections."""
    return f"<![CDATA[{without_control(text).replace(']]>', ']]]]><![CDATA[>')}]]>"
