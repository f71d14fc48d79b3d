"""Image files below MEDIA_ROOT, named after their content: whole or not there, and never twice."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from django.conf import settings

from igny8.lib.errors import NotFound
from igny8.media.errors import MediaFull, MediaUnwritable
from igny8.media.pictures import MIME_TYPE, Picture, verified, written_anew

FOLDER = "images"
PART = ".part"  # ends the name of a file that is being written


@dataclass(frozen=True)
class StoredImage:
    """A file that is whole and on disk."""

    path: str  # below the media folder, with slashes; what `Image.file` holds
    width: int  # pixels
    height: int
    size: int  # bytes
    mime_type: str  # always image/webp
    sha256: str  # of the stored bytes, in hexadecimal


def store(data: bytes, mime_type: str) -> StoredImage:
    """Verify an image, make it WebP and write it. The same bytes give the same file; a repeat writes nothing.

    Raises NotAnImage, ImageTooLarge, MediaFull or MediaUnwritable; after each of them nothing has changed.
    """
    return _kept(verified(data, mime_type))


def store_anew(data: bytes) -> StoredImage:
    """Store what a person sent: whatever it claims to be, it is decoded and written anew, without its metadata.

    Raises as `store` does.
    """
    return _kept(written_anew(data))


def _kept(picture: Picture) -> StoredImage:
    digest = sha256(picture.data).hexdigest()
    path = f"{FOLDER}/{digest[:2]}/{digest}.webp"
    with _saying_what_is_wrong():
        target = _root() / path
        if not _is_there(target, digest):
            _write(target, picture.data)
    return StoredImage(path, picture.width, picture.height, len(picture.data), MIME_TYPE, digest)


def path_of(path: str) -> Path:
    """Where a stored file is. A path that leaves the media folder is NotFound."""
    root = _root().resolve()
    found = root if "\0" in path else (root / path).resolve()  # no file's name holds a NUL
    if found == root or not found.is_relative_to(root):
        raise NotFound("There is no such file in the media folder.", path=path)
    return found


def open_file(path: str) -> BinaryIO:
    """The stored file, open for reading; the caller closes it."""
    try:
        return path_of(path).open("rb")
    except (FileNotFoundError, IsADirectoryError) as error:
        raise NotFound("The image is not in the media folder any more. Draw it again.", path=path) from error


def url_of(path: str) -> str:
    """The address of a stored file on this server."""
    return f"{settings.MEDIA_URL}{quote(path)}"


def _root() -> Path:
    return Path(settings.MEDIA_ROOT)


def _is_there(target: Path, digest: str) -> bool:
    """Whether the file exists and is sound. It is made young first, so that the sweep leaves it to its new user."""
    try:
        os.utime(target)
        return sha256(target.read_bytes()).hexdigest() == digest
    except FileNotFoundError:
        return False


def _write(target: Path, data: bytes) -> None:
    """Write beside the target, make it lasting, then rename: a crash leaves the old state or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.stem}.{secrets.token_hex(4)}{PART}")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _make_lasting(target.parent)


def _make_lasting(folder: Path) -> None:
    """A rename survives a power cut only once its folder is on disk too (POSIX)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _saying_what_is_wrong() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise MediaFull(
                f"There is no room left in the media folder {_root()}. The image was not stored, everything else is "
                "as it was. Free some space, or set IGNY8_MEDIA_URL to another folder, and go on.",
            ) from error
        raise MediaUnwritable(
            f"The media folder {_root()} can't be used: {error.strerror or error}. The image was not stored. "
            "Let the user that runs IGNY8 write there, or set IGNY8_MEDIA_URL to another folder.",
            reason=str(error),
        ) from error
