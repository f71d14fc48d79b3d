"""In which encoding a text file is, and whether it is text at all: one pass over the bytes, in blocks."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from igny8.planning.imports.errors import UnreadableFile
from igny8.planning.imports.old_encodings import likeliest

BLOCK_BYTES = 1 << 18
SAMPLE_BYTES = 1 << 17
LONGEST_LINE_BYTES = 1 << 20

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ADVICE = "Open it where it was made, save it as CSV in UTF-8, and import that file."


@dataclass
class _Pass:
    """What one pass over the bytes found."""

    is_utf8: bool = True
    zero_at: int | None = None  # where the first zero byte is
    controls: int = 0
    bytes: int = 0
    longest_line: int = 0


@dataclass(frozen=True)
class Encoding:
    """How to decode a file."""

    name: str  # Python's
    is_sound: bool = True  # every byte was checked; else damaged letters become U+FFFD


def encoding_of(name: str, open_bytes: Callable[[], BinaryIO]) -> Encoding:
    """A text file's encoding, told by its mark, its zero bytes or its letters.

    Refuses binary data, and lines beyond 1 MiB, which no table has.
    """
    with open_bytes() as stream:
        sample = stream.read(SAMPLE_BYTES)
    bom = next((encoding for mark, encoding in _BOMS if sample.startswith(mark)), "")
    encoding = bom if bom.startswith(("utf-16", "utf-32")) else (_wide_without_bom(sample) or "")
    if encoding:
        _check_wide(name, open_bytes, encoding)
        return Encoding(encoding)
    found = _look(open_bytes)
    if found.zero_at is not None:
        raise UnreadableFile(
            name, "damaged", f"there is a zero byte at position {found.zero_at:,}: it is damaged or not text.", _ADVICE
        )
    if found.longest_line > LONGEST_LINE_BYTES:
        raise UnreadableFile(name, "cell_too_long", "it has a line of more than 1 MiB: this is no table.", _ADVICE)
    if found.controls > 20 and found.controls > found.bytes // 100:
        raise UnreadableFile(name, "not_a_table", "it is binary data, not text.", _ADVICE)
    if found.is_utf8:
        return Encoding(bom or "utf-8")
    if bom or _is_mostly_utf8(open_bytes):
        return Encoding(bom or "utf-8", is_sound=False)
    return Encoding(_old_encoding(name, sample), is_sound=False)


def _is_mostly_utf8(open_bytes: Callable[[], BinaryIO]) -> bool:
    """Whether only some letters are broken, as where files of two programs were glued together."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    broken = beyond = 0
    with open_bytes() as stream:
        while block := stream.read(BLOCK_BYTES):
            text = decoder.decode(block)
            broken += text.count("\ufffd")
            beyond += sum(character > "\x7f" for character in text)
    return beyond >= 10 * broken


def _look(open_bytes: Callable[[], BinaryIO]) -> _Pass:
    found = _Pass()
    decoder = codecs.getincrementaldecoder("utf-8")()
    run = 0
    with open_bytes() as stream:
        while block := stream.read(BLOCK_BYTES):
            if found.zero_at is None and (at := block.find(0)) >= 0:
                found.zero_at = found.bytes + at
            found.controls += len(block) - len(block.translate(None, _CONTROLS))
            run = _longest_run(block, run, found)
            found.bytes += len(block)
            found.is_utf8 = found.is_utf8 and _decodes(decoder, block, final=False)
    found.is_utf8 = found.is_utf8 and _decodes(decoder, b"", final=True)
    return found


_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})


def _longest_run(block: bytes, before: int, found: _Pass) -> int:
    """Measure lines over block borders; returns the length of the line that is still open."""
    first, last = _first_break(block), max(block.rfind(b"\n"), block.rfind(b"\r"))
    if first < 0:
        found.longest_line = max(found.longest_line, before + len(block))
        return before + len(block)
    found.longest_line = max(found.longest_line, before + first)
    return len(block) - last - 1


def _first_break(block: bytes) -> int:
    found = [at for at in (block.find(b"\n"), block.find(b"\r")) if at >= 0]
    return min(found) if found else -1


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _wide_without_bom(sample: bytes) -> str | None:
    """UTF-16 that lacks its mark: line ends and delimiters then have their zero on one side only."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 4 or min(even, odd) * 10 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = sample[: len(sample) // 2 * 2].decode(encoding, "strict")
    except UnicodeDecodeError:
        return None
    strange = sum(unicodedata.category(character) in ("Cn", "Co", "Cs", "Cc") for character in text[:4000])
    breaks = text[:4000].count("\n") + text[:4000].count("\r") + text[:4000].count("\t")
    return encoding if strange - breaks <= len(text[:4000]) // 200 else None


def _check_wide(name: str, open_bytes: Callable[[], BinaryIO], encoding: str) -> None:
    decoder = codecs.getincrementaldecoder(encoding)()
    run = 0
    try:
        with open_bytes() as stream:
            while block := stream.read(BLOCK_BYTES):
                text = decoder.decode(block)
                if "\x00" in text:
                    raise UnreadableFile(name, "damaged", "it holds zero characters: it is damaged.", _ADVICE)
                last = max(text.rfind("\n"), text.rfind("\r"))
                run = run + len(text) if last < 0 else len(text) - last - 1
                if run > LONGEST_LINE_BYTES:
                    raise UnreadableFile(name, "cell_too_long", "it has a line of more than 1 MiB.", _ADVICE)
            decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        raise UnreadableFile(name, "damaged", f"it breaks off or is damaged ({error.reason}).", _ADVICE) from error


def _old_encoding(name: str, sample: bytes) -> str:
    """The encoding from before Unicode: by the letters of the commonest languages, else by a general detector."""
    if found := likeliest(sample):
        return found
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise UnreadableFile(name, "damaged", "its letters are in no encoding that is known here.", _ADVICE)
    return best.encoding
