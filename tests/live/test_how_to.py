"""The ten things of docs/how-to/api.md are done as they stand there, against a real server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.live.conftest import Start
from tests.servers.igny8 import ROOT
from tests.servers.settled import Settled

TEXT = (ROOT / "docs/how-to/api.md").read_text(encoding="utf-8")
JOBS = 10


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, flags=re.MULTILINE | re.DOTALL)


def test_each_of_them_is_there_twice() -> None:
    assert len(re.findall(r"^## \d+\. ", TEXT, flags=re.MULTILINE)) == JOBS
    assert len(_blocks("sh")) == len(_blocks("python")) == JOBS


@pytest.mark.parametrize("language", ["sh", "python"])
def test_it_does_what_it_says(language: str, start: Start, settled: Settled, tmp_path: Path) -> None:
    if language == "sh":
        assert all(map(shutil.which, ("curl", "jq"))), "scripts/setup installs curl and jq, or names them"
    web = start("up")
    script = tmp_path / "script"
    script.write_text("\n".join(_blocks(language)), encoding="utf-8")
    program = ["bash", "-euo", "pipefail"] if language == "sh" else [sys.executable]
    given = {"IGNY8": web.url, "TOKEN": settled.token, "SITE": settled.site_id, "ACCOUNT": settled.account_id}
    done = subprocess.run(
        [*program, str(script)],
        env={**os.environ, **{name: str(value) for name, value in given.items()}},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert "approved" in done.stdout
