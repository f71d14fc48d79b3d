"""`python -m igny8`, and the console script `igny8`: joins the command line to the configuration."""

from __future__ import annotations

import sys

from igny8.cli.main import run
from igny8.cli.wiring import Wiring
from igny8.lib.memory import share_arenas


def _load() -> None:
    from igny8.config import home

    home.load()


def _prepare() -> None:
    from igny8.config import home

    home.prepare()


def main() -> None:
    """Run the command line of this process."""
    share_arenas()
    sys.exit(run(sys.argv[1:], Wiring(load=_load, prepare=_prepare)))


if __name__ == "__main__":
    main()
