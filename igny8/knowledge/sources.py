"""Adds texts to what a site knows, and takes them away."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import IntegrityError, transaction

from igny8.knowledge.cutting import Cut, cut, first_heading
from igny8.knowledge.embedding import Embedder, packed
from igny8.lib.errors import Conflict, Invalid, NotFound
from igny8.lib.text import one_line
from igny8.models import Passage, PassageSource, Site

MOST_BYTES: Final = 5_000_000
MOST_PASSAGES: Final = 50_000  # of a site: 38 MB of vectors in memory
_SUFFIXES: Final = {".md", ".markdown", ".txt", ".text", ""}


@dataclass(frozen=True)
class Added:
    """What became of a text."""

    source: PassageSource
    passages: int
    is_new: bool  # false: the site knew it already


class KnowledgeFull(Conflict):
    """The site keeps as many passages as it may."""

    code = "knowledge_full"


class KnownAlready(Conflict):
    """Another source of the site has the same text."""

    code = "known_already"


def add_text(site: Site, text: str, embedder: Embedder, *, title: str = "", url: str = "") -> Added:
    """Cut, embed and store a text or Markdown. The same text again is the same source, whatever its title.

    Embeds outside any transaction. Raises `Invalid` for a text without words or above 5 MB, `KnowledgeFull` for what
    goes beyond the site's room; nothing is kept then.
    """
    whole = _whole(text)
    if known := _known(site, _sha256(whole)):
        return known
    cuts = _cuts(site, whole)
    passages = _passages(site, cuts, embedder)
    try:
        with transaction.atomic():
            source = PassageSource.objects.create(
                site=site, title=_title(title, whole, cuts), url=url[:2000], sha256=_sha256(whole)
            )
            _store(source, passages)
    except IntegrityError:
        if known := _known(site, _sha256(whole)):  # somebody added it while it was being embedded
            return known
        raise
    return Added(source, len(cuts), is_new=True)


def change_source(
    source: PassageSource,
    embedder: Embedder,
    *,
    text: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> PassageSource:
    """Give a source another text, title or address; what is None stays. Articles that quote it keep their words.

    Raises as `add_text` does, and `KnownAlready` where another source of the site has the text; nothing has changed
    then.
    """
    site = source.site
    whole = None if text is None else _whole(text)
    is_new_text = whole is not None and _sha256(whole) != source.sha256
    passages = _passages(site, _cuts(site, whole, in_place_of=source), embedder) if whole and is_new_text else None
    if title is not None:
        source.title = one_line(title, 300) or source.title
    if url is not None:
        source.url = url[:2000]
    try:
        with transaction.atomic():
            if whole is not None and passages is not None:
                source.sha256 = _sha256(whole)
                source.passages.all().delete()
                _store(source, passages)
            source.save(update_fields=["title", "url", "sha256"])
    except IntegrityError as error:
        if whole and _known(site, _sha256(whole)):
            raise KnownAlready("The site knows this text already, as another source. Nothing was changed.") from error
        raise
    return source


def _whole(text: str) -> str:
    whole = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\x00", "").strip()
    if len(whole.encode()) > MOST_BYTES:
        raise Invalid("The text is above 5 MB. Nothing was added; add it in parts.", fields={"text": "above 5 MB"})
    if not whole:
        raise Invalid("The text holds no words. Nothing was added.", fields={"text": "holds no words"})
    return whole


def _cuts(site: Site, whole: str, in_place_of: PassageSource | None = None) -> list[Cut]:
    cuts = cut(whole, site.language)
    if not cuts:
        raise Invalid("The text holds no words. Nothing was added.", fields={"text": "holds no words"})
    others = Passage.objects.filter(site=site).exclude(source=in_place_of)
    there = others.count()
    if there + len(cuts) > MOST_PASSAGES:
        raise KnowledgeFull(
            f"A site keeps up to {MOST_PASSAGES:,} passages; it has {there:,}, and the text would be {len(cuts):,} "
            "more. Nothing was added; remove a source first.",
            passages=there,
            most=MOST_PASSAGES,
        )
    return cuts


def _sha256(whole: str) -> str:
    return hashlib.sha256(whole.encode()).hexdigest()


def _title(title: str, whole: str, cuts: list[Cut]) -> str:
    return one_line(title or first_heading(whole), 300) or one_line(cuts[0].text, 80)


def _passages(site: Site, cuts: list[Cut], embedder: Embedder) -> list[Passage]:
    """The passages with their vectors, not yet stored. Embeds, so call it outside any transaction."""
    vectors = packed([f"{piece.heading}\n{piece.text}".strip() for piece in cuts], embedder)
    return [
        Passage(
            site=site,
            position=position,
            heading=piece.heading,
            text=piece.text,
            model=embedder.model if vector else "",
            vector=vector,
        )
        for position, (piece, vector) in enumerate(zip(cuts, vectors, strict=True))
    ]


def _store(source: PassageSource, passages: list[Passage]) -> None:
    for passage in passages:
        passage.pk, passage.source = None, source
    Passage.objects.bulk_create(passages, batch_size=500)


def add_file(site: Site, path: Path, embedder: Embedder, *, title: str = "", url: str = "") -> Added:
    """Add a text or Markdown file, UTF-8 or UTF-16 with its mark. Raises `Invalid` for any other."""
    _check_name(path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Invalid(f"{path.name} is above 5 MB. Nothing was added; add it in parts.")
        content = path.read_bytes()
    except OSError as error:
        raise Invalid(f"{path.name} can't be read: {error.strerror}. Nothing was added.") from error
    return add_bytes(site, path.name, content, embedder, title=title, url=url)


def add_bytes(site: Site, name: str, content: bytes, embedder: Embedder, *, title: str = "", url: str = "") -> Added:
    """Add what a file of that name holds; see `add_file`."""
    _check_name(name)
    if len(content) > MOST_BYTES:
        raise Invalid(f"{name} is above 5 MB. Nothing was added; add it in parts.", fields={"file": "above 5 MB"})
    text = _decoded(name, content)
    return add_text(site, text, embedder, title=title or first_heading(text) or Path(name).stem, url=url)


def _check_name(name: str) -> None:
    if Path(name).suffix.lower() not in _SUFFIXES:
        problem = f"{name} is neither text nor Markdown (.txt, .md)."
        raise Invalid(f"{problem} Nothing was added.", fields={"file": problem})


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
        raise Invalid(
            f"{name} is no UTF-8 text. Save it as UTF-8 and add it again. Nothing was added.",
            fields={"file": "is no UTF-8 text"},
        ) from error
    if "\x00" in text:
        raise Invalid(f"{name} is no text. Nothing was added.")
    return text
