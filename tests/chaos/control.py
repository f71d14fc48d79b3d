"""A second process beside the one that is killed: starts runs and looks at the rows, as an API server would.

As a program it reads one JSON command a line ({"do": name, ...}) and answers with one JSON line.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from tests.chaos.processes import ROOT


class Control:
    """The test's side. An attribute is an action of `tests.chaos.actions`."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.chaos.control"],
            env=dict(variables),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )

    def ask(self, do: str, **given: Any) -> Any:
        """Do the action in the other process; what it returned. Raises AssertionError with what went wrong."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **given}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the control process has died"
        answer = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


def main() -> None:
    """Answer commands until standard input closes."""
    import traceback

    from igny8.config import home

    home.prepare()
    from tests.chaos import actions

    for line in sys.stdin:
        command = json.loads(line)
        try:
            answer = {"result": getattr(actions, command.pop("do"))(**command)}
        except Exception:  # noqa: BLE001 - it is the answer
            answer = {"error": traceback.format_exc()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
