"""A folder on this machine: whole files only, and nothing in it is overwritten that somebody else wrote."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from igny8.lib.errors import Conflict, Igny8Error
from igny8.models import Content, Site
from igny8.publishing.articles import missing_pictures
from igny8.publishing.target import Delivered, File, Format

MANIFEST = ".igny8-export.json"  # what the last export wrote: path to SHA-256
_SHOWN = 5  # names in an error message


class FolderUnusable(Igny8Error):
    """The folder can't be written."""

    code = "folder_unusable"


class ForeignFiles(Conflict):
    """Files stand in the way that no export wrote, or that somebody changed since."""

    code = "foreign_files"


class Folder:
    """Puts articles into `directory` in one of the formats."""

    name = "folder"

    def __init__(self, directory: Path, written_as: Format, *, is_forced: bool = False) -> None:
        self._directory = directory
        self._format = written_as
        self._is_forced = is_forced
        self.written = 0  # files that were new or had changed
        self.unchanged = 0  # files that held the same already

    def deliver(self, site: Site, articles: Sequence[Content]) -> list[Delivered]:
        files = list(self._format.files(site, articles))
        with self._explained():
            self._directory.mkdir(parents=True, exist_ok=True)
            known = self._manifest()
            if not self._is_forced:
                self._refuse_foreign(files, known)
            self._write_all(files, known)
        own = {file.content_id: file.path for file in files if file.content_id is not None}
        return [
            Delivered(content.pk, str(self._directory / own.get(content.pk, files[0].path)), _notes(content))
            for content in articles
        ]

    def _write_all(self, files: list[File], known: dict[str, str]) -> None:
        for file in files:
            target = self._directory / file.path
            data = _bytes(file)
            if target.is_file() and target.read_bytes() == data:
                self.unchanged += 1
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                write_whole(target, data)
                self.written += 1
            known[file.path] = hashlib.sha256(data).hexdigest()
        write_whole(self._directory / MANIFEST, (json.dumps(known, indent=1, sort_keys=True) + "\n").encode())

    def _refuse_foreign(self, files: list[File], known: dict[str, str]) -> None:
        foreign = [file.path for file in files if self._is_foreign(file, known)]
        if foreign:
            named = ", ".join(foreign[:_SHOWN]) + (
                f" and {len(foreign) - _SHOWN} more" if len(foreign) > _SHOWN else ""
            )
            raise ForeignFiles(
                f"{self._directory} holds files that this export would overwrite and did not write: {named}. Nothing "
                "was written. Choose another folder, or overwrite them with --force.",
                files=foreign,
            )

    def _is_foreign(self, file: File, known: dict[str, str]) -> bool:
        target = self._directory / file.path
        if not os.path.lexists(target):
            return False
        if not target.is_file() or target.is_symlink():
            return True
        there = target.read_bytes()
        return known.get(file.path) != hashlib.sha256(there).hexdigest() and there != _bytes(file)

    def _manifest(self) -> dict[str, str]:
        try:
            known = json.loads((self._directory / MANIFEST).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return {str(path): str(digest) for path, digest in known.items()} if isinstance(known, dict) else {}

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = "its disk is full" if error.errno == errno.ENOSPC else (error.strerror or str(error))
            raise FolderUnusable(
                f"The export into {self._directory} stopped: {error.filename or self._directory}: {reason}. Files "
                "that were written are whole; run it again to go on."
            ) from error


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees a part of it."""
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".igny8-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _bytes(file: File) -> bytes:
    return file.data.read_bytes() if isinstance(file.data, Path) else file.data


def _notes(content: Content) -> list[str]:
    gone = missing_pictures(content)
    return [f"{len(gone)} of its pictures could not be drawn, or are not on disk."] if gone else []
