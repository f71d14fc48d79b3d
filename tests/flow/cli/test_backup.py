"""A backup brought back into an empty home is the same home."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from tests.flow.cli.conftest import Cli, Start


@pytest.fixture
def saved(on_sqlite: Cli, tmp_path: Path) -> Path:
    """A backup of a home with a user and an image."""
    on_sqlite("user", "create", "--email", "a@b.org", "--password", "correct horse", "--account", "A")
    (tmp_path / "home/media/images").mkdir(parents=True)
    (tmp_path / "home/media/images/x.webp").write_bytes(b"x")
    made = on_sqlite("backup", tmp_path / "b.tar.gz", "--json")
    assert made.json["bytes"] == (tmp_path / "b.tar.gz").stat().st_size
    return tmp_path / "b.tar.gz"


def test_there_and_back(on_sqlite: Cli, saved: Path, tmp_path: Path) -> None:
    elsewhere = {"IGNY8_HOME": str(tmp_path / "other")}
    assert on_sqlite("restore", saved, **elsewhere).exit_code == 0
    assert [user["email"] for user in on_sqlite("user", "list", "--json", **elsewhere).json] == ["a@b.org"]
    assert (tmp_path / "other/secret_key").read_text() == (tmp_path / "home/secret_key").read_text()
    assert (tmp_path / "other/media/images/x.webp").read_bytes() == b"x"


def test_a_home_with_data_is_replaced_with_force_only(on_sqlite: Cli, saved: Path) -> None:
    on_sqlite("user", "reset", "--email", "a@b.org", "--password", "another horse")
    on_sqlite("user", "create", "--email", "c@d.org", "--password", "correct horse", "--account", "C")
    refused = on_sqlite("restore", saved, "--json")
    assert (refused.exit_code, refused.json["code"]) == (4, "home_in_use")
    assert len(on_sqlite("user", "list", "--json").json) == 2
    assert on_sqlite("restore", saved, "--force").exit_code == 0
    assert len(on_sqlite("user", "list", "--json").json) == 1


def test_a_backup_is_not_overwritten(on_sqlite: Cli, saved: Path) -> None:
    assert on_sqlite("backup", saved).exit_code == 4
    assert on_sqlite("backup", saved, "--force").exit_code == 0


def test_what_is_no_backup(on_sqlite: Cli, tmp_path: Path) -> None:
    elsewhere = {"IGNY8_HOME": str(tmp_path / "other")}
    (tmp_path / "x").write_text("no archive")
    refused = on_sqlite("restore", tmp_path / "x", "--json", **elsewhere)
    assert (refused.exit_code, refused.json["code"]) == (1, "not_a_backup")
    with tarfile.open(tmp_path / "y", "w:gz") as archive:
        archive.add(tmp_path / "x", "../../evil")
    assert on_sqlite("restore", tmp_path / "y", "--json", **elsewhere).json["code"] == "not_a_backup"
    assert not (tmp_path / "other/igny8.sqlite3").exists()


def test_not_under_a_worker(on_sqlite: Cli, saved: Path, sqlite_process: Start) -> None:
    worker = sqlite_process("worker")
    try:
        assert worker.stderr is not None
        assert any("works with" in line for line in iter(worker.stderr.readline, ""))
        assert on_sqlite("status", "--json").exit_code == 1  # no site: but it is up
        refused = on_sqlite("restore", saved, "--force", "--json")
        assert (refused.exit_code, refused.json["code"]) == (4, "home_in_use")
    finally:
        worker.terminate()
        worker.communicate(timeout=30)
    assert on_sqlite("restore", saved, "--force").exit_code == 0


def test_on_a_server_it_names_the_tools(igny8_process: Cli, postgresql_database: str, tmp_path: Path) -> None:
    refused = igny8_process("backup", tmp_path / "b", "--json", DATABASE_URL=postgresql_database)
    assert (refused.exit_code, refused.json["code"]) == (4, "not_sqlite")
    assert "pg_dump" in refused.err
