"""What every command does first: home folder, key, tables."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from igny8.config.home import HomeUnusable, secret_key
from igny8.lib.sqlite import copy_sqlite
from tests.flow.cli.conftest import Cli, Start, starter


@pytest.fixture
def ready_database(fresh_database: str) -> str:
    """These look at how the tables come about."""
    return fresh_database


@pytest.fixture
def sqlite_process(tmp_path: Path) -> Start:
    """No home is there yet either."""
    return starter(tmp_path / "home", "")


def test_eight_processes_at_once(process: Start, tmp_path: Path) -> None:
    started = [process("account", "list", "--json") for _ in range(8)]
    ended = [(each.communicate(timeout=120), each.returncode) for each in started]
    assert [(out, code) for (out, _), code in ended] == [("[]\n", 0)] * 8, ended
    assert sorted(path.name for path in (tmp_path / "home").iterdir() if "sqlite" not in path.name) == [
        "prepare.lock",
        "secret_key",
    ]


def test_what_it_makes_is_the_owners_alone(igny8_process: Cli, tmp_path: Path) -> None:
    igny8_process("site", "list")
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "home/secret_key").stat().st_mode) == 0o600


def test_the_key_stays(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert len(key) >= 50
    assert secret_key(tmp_path) == key


def test_a_damaged_key_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("")
    with pytest.raises(HomeUnusable, match="backup"):
        secret_key(tmp_path)
    assert (tmp_path / "secret_key").read_text() == ""


def test_a_given_key_makes_no_file(igny8_process: Cli, tmp_path: Path) -> None:
    assert igny8_process("site", "list", IGNY8_SECRET_KEY="k" * 50).exit_code == 0
    assert not (tmp_path / "home/secret_key").exists()


def test_a_home_that_is_a_file(igny8_process: Cli, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    ended = igny8_process("site", "list", "--json")
    assert (ended.exit_code, ended.json["code"]) == (1, "home_unusable")
    assert "IGNY8_HOME" in ended.err
    assert "Traceback" not in ended.err


def test_a_home_that_cannot_be_written(igny8_process: Cli) -> None:
    ended = igny8_process("site", "list", "--json", IGNY8_HOME="/proc/igny8")
    assert (ended.exit_code, ended.json["code"]) == (1, "home_unusable")


def test_a_database_that_cannot_be_reached(igny8_process: Cli) -> None:
    ended = igny8_process("site", "list", "--json", DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert (ended.exit_code, ended.json["code"]) == (1, "database_unusable")
    assert "refused" in ended.err


def test_a_file_that_is_no_database(on_sqlite: Cli, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/igny8.sqlite3").write_text("a shopping list, and no database at all" * 100)
    ended = on_sqlite("site", "list", "--json")
    assert (ended.exit_code, ended.json["code"]) == (1, "database_unusable")
    assert (tmp_path / "home/igny8.sqlite3").read_text().startswith("a shopping list")


def test_a_database_of_a_newer_version_is_left_alone(on_sqlite: Cli, tmp_path: Path) -> None:
    on_sqlite("site", "list")
    with closing(sqlite3.connect(tmp_path / "home/igny8.sqlite3")) as other, other:
        other.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('igny8', '9999_later', '2030-01-01 00:00:00')"
        )
    ended = on_sqlite("site", "list", "--json")
    assert (ended.exit_code, ended.json["code"]) == (1, "database_newer")
    assert ended.json["extra"] == {"unknown": ["9999_later"]}


def test_an_upgrade_copies_the_file_first(on_sqlite: Cli, tmp_path: Path) -> None:
    """The last migration is taken back by name only, as if an older version had made the file."""
    on_sqlite("site", "list")
    with closing(sqlite3.connect(tmp_path / "home/igny8.sqlite3")) as other, other:
        other.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        other.execute("DROP TABLE django_session")
    assert on_sqlite("site", "list", "--json").exit_code == 0
    [copy] = (tmp_path / "home/backups").iterdir()
    with closing(sqlite3.connect(copy)) as old:
        tables = {name for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert old.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert "igny8_site" in tables
    assert "django_session" not in tables


def test_a_copy_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "bad.sqlite3").write_text("no database" * 1000)
    with pytest.raises(sqlite3.DatabaseError):
        copy_sqlite(tmp_path / "bad.sqlite3", tmp_path / "copy.sqlite3")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.sqlite3"]


def test_it_runs_in_wal(on_sqlite: Cli, tmp_path: Path) -> None:
    on_sqlite("site", "list")
    with closing(sqlite3.connect(tmp_path / "home/igny8.sqlite3")) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
