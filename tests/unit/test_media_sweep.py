"""Removing files that no row names."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from PIL import Image
from pytest_django import Settings

from igny8.media.store import store
from igny8.media.sweep import sweep_orphans

TOMORROW = timedelta(days=1, minutes=1)


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


def stored(colour: str) -> str:
    with io.BytesIO() as file:
        Image.new("RGB", (8, 8), colour).save(file, "WEBP")
        return store(file.getvalue(), "image/webp").path


def test_an_old_file_without_a_row_is_removed(media: Path) -> None:
    kept, orphan = stored("red"), stored("blue")
    size = (media / orphan).stat().st_size
    with time_machine.travel(datetime.now(UTC) + TOMORROW):
        swept = sweep_orphans({kept})
    assert (swept.files, swept.size) == (1, size)
    assert [path for path in media.rglob("*") if path.is_file()] == [media / kept]


def test_a_young_file_stays(media: Path) -> None:
    orphan = stored("blue")
    assert sweep_orphans(set()).files == 0
    assert (media / orphan).is_file()


def test_storing_again_makes_a_file_young(media: Path) -> None:
    orphan = stored("blue")
    os.utime(media / orphan, (0, 0))
    stored("blue")
    assert sweep_orphans(set()).files == 0


def test_a_file_that_is_stored_during_the_sweep_stays(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other worker finds the file just before it is set aside."""
    orphan = stored("blue")
    os.utime(media / orphan, (0, 0))
    rename = Path.rename

    def store_then_rename(path: Path, target: Path) -> Path:
        stored("blue")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", store_then_rename)
    assert sweep_orphans(set()).files == 0
    assert (media / orphan).is_file()


def test_a_file_that_is_stored_after_it_was_set_aside_is_written_anew(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    orphan = stored("blue")
    os.utime(media / orphan, (0, 0))
    rename = Path.rename

    def rename_then_store(path: Path, target: Path) -> Path:
        aside = rename(path, target)
        stored("blue")
        return aside

    monkeypatch.setattr(Path, "rename", rename_then_store)
    assert sweep_orphans(set()).files == 1
    assert (media / orphan).is_file()


def test_what_a_crash_left_half_written_is_removed(media: Path) -> None:
    left = media / "images" / "00" / ".0011.abcd.part"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    assert sweep_orphans(set()).files == 1
    assert not left.exists()


def test_no_media_folder_is_nothing_to_sweep() -> None:
    assert sweep_orphans(set()).files == 0
