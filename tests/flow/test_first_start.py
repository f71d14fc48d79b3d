"""The first start, as a person meets it: a link on the screen, a sign-in, mails in the log."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

PERSON = {"email": "ana@example.org", "password": "a good password", "account": "Ana's"}


@contextmanager
def _up(home: Path, database: str, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`igny8 up`, and what it says at its start."""
    process = subprocess.Popen(
        [sys.executable, "-m", "igny8", "up", "--port", "0", *arguments],
        env=os.environ | {"IGNY8_HOME": str(home), "DATABASE_URL": database},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process, _heard(process, until="Ctrl-C ends it.")
        process.terminate()
        process.communicate(timeout=60)
        assert process.returncode == 0
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _heard(process: subprocess.Popen[str], *, until: str) -> str:
    assert process.stdout is not None
    told = []
    for line in process.stdout:
        told.append(line)
        if until in line:
            return "".join(told)
    raise AssertionError("".join(told))


def _said_next(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@pytest.mark.django_db
def test_the_first_person_comes_in_by_the_link(tmp_path: Path, fresh_database: str) -> None:
    with _up(tmp_path / "home", fresh_database) as (process, told):
        address = re.search(r"is up at (\S+)", told)
        link = re.search(r"(\S+)/setup#token=(\S+)", _said_next(process))
        assert address is not None
        assert link is not None
        assert link[1] == address[1]
        with httpx.Client(base_url=address[1], timeout=60) as web:
            assert web.get("/api/v1/setup/").json() == {"is_open": True}
            assert web.post("/api/v1/setup/", json={"token": link[2], **PERSON}).status_code == 201
            web.get("/_allauth/browser/v1/config")
            csrf = {"X-CSRFToken": web.cookies["igny8_csrf"]}
            wanted = web.post(
                "/_allauth/browser/v1/auth/password/request", json={"email": "ana@example.org"}, headers=csrf
            )
            assert wanted.status_code == 200
            mailed = _heard(process, until="/signin/reset/key")
            assert "so this mail was not sent but stands here" in mailed
            assert f"{address[1]}/signin/reset/key#key=" in mailed
            refused = web.get("/healthz", headers={"Host": "evil.example"})
            assert (refused.status_code, refused.json()["code"]) == (400, "unknown_host")
    with _up(tmp_path / "home", fresh_database, "--host", "0.0.0.0") as (process, told):
        assert "Set-up link" not in told
        port = re.search(r"is up at \S+:(\d+)", told)
        assert port is not None
        answer = httpx.get(f"http://127.0.0.1:{port[1]}/api/v1/setup/", headers={"Host": "my-laptop.lan"}, timeout=60)
        assert answer.json() == {"is_open": False}
