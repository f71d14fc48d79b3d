"""The `igny8` command: finds the command that was named, runs it, and turns what went wrong into a clear line."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click
from typing_extensions import override

from igny8 import __version__
from igny8.cli.wiring import Wiring
from igny8.lib.errors import Igny8Error

# Section, then command: (module and, if it isn't `command`, attribute; one line of help). A module is imported when
# its command is named, because importing it brings in Django and the tables; `igny8 --help` needs neither.
SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "Start": {
        "up": ("up", "Everything in one: web, worker, scheduler, until Ctrl-C."),
        "demo": ("demo", "Make a demo site; with --up start its first run."),
        "web": ("web", "Only serve the API and the pages."),
        "worker": ("worker", "Only work the steps of runs."),
        "scheduler": ("scheduler", "Only start scheduled runs."),
    },
    "Work": {
        "import": ("import_", "Import keywords from a file of any tool."),
        "run": ("run", "Start a run; with --wait work it here."),
        "pause": ("controls:pause", "Start no new step of a run."),
        "resume": ("controls:resume", "Let a paused run go on."),
        "cancel": ("controls:cancel", "End a run; what is finished stays."),
        "retry": ("controls:retry", "Bring parked items back."),
        "export": ("export", "Write articles and pictures into a folder."),
    },
    "See what is there": {
        "status": ("status", "How a site stands: run, doors, credits, worker."),
        "logs": ("logs", "What happened in runs; -f follows."),
        "estimate": ("estimate", "What a run would cost."),
        "keywords": ("keywords", "List a site's keywords."),
        "clusters": ("clusters", "List the groups that they form."),
        "ideas": ("ideas", "List what could be written."),
        "tasks": ("tasks", "List what is to be written."),
        "content": ("content", "List what was written."),
        "checks": ("checks", "Show how an article does in each check."),
    },
    "Look after it": {
        "costs": ("costs", "What providers have taken, by function, model, day or run."),
        "doctor": ("doctor", "Check everything, and say what to do."),
        "backup": ("backup:backup", "Put database, key and images into one file."),
        "restore": ("backup:restore", "Bring a backup back."),
    },
    "Set up": {
        "user": ("user", "Make users, set passwords."),
        "account": ("account", "List the accounts."),
        "site": ("site", "Make, change and list sites."),
        "knowledge": ("knowledge", "Add texts that drafts may quote."),
        "prompt": ("prompt", "Show and change what models are told."),
        "credits": ("credits", "Grant credits, and show where they went."),
        "config": ("config", "Show and change how a site's automation is set up."),
        "provider": ("provider", "Set up who writes and draws: keys, models, presets."),
        "token": ("token", "Make, list and revoke the tokens of programs."),
    },
}
_MODULES = {name: module for commands in SECTIONS.values() for name, (module, _) in commands.items()}


class Lazy(click.Group):
    """A group that imports a command when it is asked for."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_MODULES)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _MODULES:
            return None
        wiring = ctx.find_object(Wiring)
        if wiring is not None:
            wiring.load()
        module, _, attribute = _MODULES[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"igny8.cli.{module}"), attribute or "command")
        return command

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name, text) for name, (_, text) in commands.items()])


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="igny8")
def root() -> None:
    """From a keyword export to articles that a person reviews.

    Every command takes --json. Exit codes: 0 done, 1 failed, 2 usage, 3 paused, 4 refused.
    """


def run(arguments: Sequence[str], wiring: Wiring) -> int:
    """Run one command line; the exit code."""
    as_json = "--json" in arguments
    try:
        code: Any = root.main(list(arguments), prog_name="igny8", standalone_mode=False, obj=wiring)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except Igny8Error as error:
        return _fail(error.exit_code, error.code, error.message, error.extra, as_json=as_json)
    except click.UsageError as error:
        hint = f" Try `{error.ctx.command_path} --help`." if error.ctx else ""
        return _fail(2, "usage", error.format_message() + hint, {}, as_json=as_json)
    except click.ClickException as error:
        return _fail(error.exit_code, "failed", error.format_message(), {}, as_json=as_json)
    except (KeyboardInterrupt, click.Abort):
        return _fail(130, "interrupted", "Interrupted. What was finished is kept.", {}, as_json=as_json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains again when it ends
        return 1
    except Exception as error:  # noqa: BLE001 - the last door: a defect is told whole, and never as a success
        return _unexpected(error, as_json=as_json)
    return code if isinstance(code, int) else 0


def _unexpected(error: Exception, *, as_json: bool) -> int:
    from django.db import OperationalError

    if isinstance(error, OperationalError):  # locked for too long, full, gone: the database's trouble, not a defect
        said = f"The database failed: {' '.join(str(error).split())}. What was finished is kept; try `igny8 doctor`."
        return _fail(1, "database_failed", said, {}, as_json=as_json)
    traceback.print_exception(error)
    return _fail(1, "internal_error", f"This is a defect in IGNY8: {error!r}", {}, as_json=as_json)


def _fail(exit_code: int, code: str, message: str, extra: dict[str, Any], *, as_json: bool) -> int:
    from igny8.cli.answer import aside, print_json  # brings in rich, which `igny8 --help` doesn't need

    aside().print(f"igny8: {message}", style="red" if aside().is_terminal else None, markup=False, soft_wrap=True)
    if as_json:
        print_json({"code": code, "message": message, "extra": extra})
    return exit_code
