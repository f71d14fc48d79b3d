"""The page about the command line names every command and every option."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from igny8.cli.main import Lazy, root

PAGE = (Path(__file__).resolve().parents[2] / "docs/reference/command-line.md").read_text(encoding="utf-8")
ENVIRONMENT = (Path(__file__).resolve().parents[2] / "docs/reference/environment.md").read_text(encoding="utf-8")
assert isinstance(root, Lazy)
COMMANDS = root.list_commands(click.Context(root))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_names_the_command_and_its_options(name: str) -> None:
    command = root.get_command(click.Context(root), name)
    assert command is not None
    parts = command.commands.values() if isinstance(command, click.Group) else [command]
    assert re.search(rf"\b{name}\b", PAGE)
    for part in parts:
        for option in part.params:
            if isinstance(option, click.Option) and not option.hidden and option.name not in {"as_json", "help"}:
                assert any(spelling in PAGE for spelling in option.opts), f"{name} {part.name} {option.opts}"


def test_the_page_names_every_variable() -> None:
    folder = Path(__file__).resolve().parents[2] / "igny8"
    code = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    used = set(re.findall(r'"(IGNY8_[A-Z_]+|DATABASE_URL)"', code)) - {"IGNY8_PROVIDERS"}
    used = {name.removesuffix("_FILE") for name in used}
    assert used <= set(re.findall(r"IGNY8_[A-Z_]+|DATABASE_URL", ENVIRONMENT))
