"""Adds texts to what a site knows, and takes them away."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import IntegrityError, transaction

from igny8.knowledge.cutting import cut, first_heading
from igny8.knowledge.embedding import Embedder, packed
from igny8.lib.errors import Invalid, NotFound
from igny8.lib.text import one_line
from igny8.models import Passage, PassageSource, Site

MOST_BYTES: Final = 5_000_000
_SUFFIXES: Final = {".md", ".markdown", ".txt", ".text", ""}


@dataclass(frozen=True)
class Added:
    """What became of a text."""

    source: PassageSource
    passages: int
    is_new: bool  # false: the site knew it already


def add_text(site: Site, text: str, embedder: Embedder, *, title: str = "", url: str = "") -> Added:
    """Cut, embed and store a text or Markdown. The same text again is the same source, whatever its title.

    Embeds outside any transaction. Raises `Invalid` for a text without words or above 5 MB; nothing is kept then.
    """
    whole = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\x00", "").strip()
    if len(whole.encode()) > MOST_BYTES:
        raise Invalid("The text is above 5 MB. Nothing was added; add it in parts.")
    sha256 = hashlib.sha256(whole.encode()).hexdigest()
    if known := _known(site, sha256):
        return known
    cuts = cut(whole, site.language)
    if not cuts:
        raise Invalid("The text holds no words. Nothing was added.")
    shown = one_line(title or first_heading(whole), 300) or one_line(cuts[0].text, 80)
    vectors = packed([f"{piece.heading}\n{piece.text}".strip() for piece in cuts], embedder)
    try:
        with transaction.atomic():
            source = PassageSource.objects.create(site=site, title=shown, url=url[:2000], sha256=sha256)
            Passage.objects.bulk_create(
                Passage(
                    source=source,
                    site=site,
                    position=position,
                    heading=piece.heading,
                    text=piece.text,
                    model=embedder.model if vector else "",
                    vector=vector,
                )
                for position, (piece, vector) in enumerate(zip(cuts, vectors, strict=True))
            )
    except IntegrityError:
        if known := _known(site, sha256):  # somebody added it while it was being embedded
            return known
        raise
    return Added(source, len(cuts), is_new=True)


def add_file(site: Site, path: Path, embedder: Embedder, *, title: str = "", url: str = "") -> Added:
    """Add a text or Markdown file, UTF-8 or UTF-16 with its mark. Raises `Invalid` for any other."""
    if path.suffix.lower() not in _SUFFIXES:
        raise Invalid(f"{path.name} is neither text nor Markdown (.txt, .md). Nothing was added.")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Invalid(f"{path.name} is above 5 MB. Nothing was added; add it in parts.")
        content = path.read_bytes()
    except OSError as error:
        raise Invalid(f"{path.name} can't be read: {error.strerror}. Nothing was added.") from error
    text = _decoded(path.name, content)
    return add_text(site, text, embedder, title=title or first_heading(text) or path.stem, url=url)


def remove_source(site: Site, source_id: int) -> None:
    """Forget a source with its passages. Articles that quote it keep their words. Raises `NotFound`."""
    source = PassageSource.objects.filter(site=site, pk=source_id).first()
    if source is None:
        raise NotFound(f"{site.domain} has no source {source_id}.")
    source.delete()


def _known(site: Site, sha256: str) -> Added | None:
    source = PassageSource.objects.filter(site=site, sha256=sha256).first()
    return Added(source, source.passages.count(), is_new=False) if source else None


def _decoded(name: str, content: bytes) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Invalid(f"{name} is no UTF-8 text. Save it as UTF-8 and add it again. Nothing was added.") from error
    if "\x00" in text:
        raise Invalid(f"{name} is no text. Nothing was added.")
    return text
