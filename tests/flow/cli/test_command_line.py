from __future__ import annotations

import json
import subprocess
import sys

import pytest

from igny8.cli.main import SECTIONS
from tests.flow.cli.conftest import ROOT, Cli

NAMES = [name for commands in SECTIONS.values() for name in commands]


def test_help_needs_no_django() -> None:
    script = (
        "import sys, igny8.__main__; from igny8.cli.main import run; "
        "run(['--help'], None); print('django' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert out.splitlines()[-1] == "False"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from igny8.__main__ import main; sys.argv = ['igny8', '--help']\n"
        "try:\n main()\nfinally:\n print(*sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    loaded = set(told.split())
    assert "click" in loaded
    assert not loaded & {"django", "numpy", "onnxruntime", "rich"}


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(igny8: Cli, name: str) -> None:
    explained = igny8(name, "--help")
    assert explained.exit_code == 0
    assert f"igny8 {name}" in explained.out


def test_what_is_no_command_is_usage(igny8: Cli) -> None:
    unknown = igny8("frobnicate", "--json")
    assert unknown.exit_code == 2
    assert unknown.json["code"] == "usage"
    assert "frobnicate" in unknown.err


def test_json_is_one_line_and_errors_go_to_standard_error(acme: Cli) -> None:
    listed = acme("site", "list", "--json")
    assert len(listed.out.splitlines()) == 1
    refused = acme("site", "create", "--domain", "no good", "--json")
    assert set(json.loads(refused.out)) == {"code", "message", "extra"}
    assert refused.err.startswith("igny8: ")
    assert len(refused.err.splitlines()) == 1


def test_a_closed_pipe_is_no_defect(igny8_process: Cli) -> None:
    script = f"{sys.executable} -m igny8 --help | true; exit ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)
    assert "Traceback" not in ended.stderr


def test_nonsense_in_the_environment_is_said(igny8_process: Cli) -> None:
    ended = igny8_process("site", "list", IGNY8_LOG_DAYS="soon")
    assert ended.exit_code == 2
    assert "IGNY8_LOG_DAYS" in ended.err
    assert "Traceback" not in ended.err
