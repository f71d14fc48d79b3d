"""`igny8 prompt`: what models are told, in versions of one's own."""

from __future__ import annotations

from typing import Any, TextIO

import click

from igny8.access.lookups import account_named, site_named
from igny8.ai.prompts.parts import PARTS
from igny8.ai.prompts.port import Prompt
from igny8.ai.prompts.shipped import shipped
from igny8.cli.answer import Answer, table
from igny8.cli.command import Group, account_option
from igny8.gateway import prompts
from igny8.gateway.prompts import LibraryPrompts, Scope
from igny8.models import PromptVersion
from igny8.pipeline.preview import preview_item

_site_option = click.option("--site", metavar="ID|DOMAIN", help="For this site; else for the whole account.")


@click.group("prompt", cls=Group)
def command() -> None:
    """List, show, change, restore and preview what models are told."""


@command.command("list")
@click.argument("part", required=False)
@_site_option
@account_option
def list_prompts(part: str | None, site: str | None, account: str | None) -> Answer:
    """Every prompt with the version in force; with PART all versions of that one."""
    scope = _scope(site, account)
    return _parts(scope) if part is None else _versions(scope, prompts.part_named(part).key)


@command.command("show")
@click.argument("part")
@click.option("--version", help="A number, account:N, site:N, account or shipped; else the one in force.")
@click.option("--diff", "other", metavar="VERSION", help="What changed since that version.")
@_site_option
@account_option
def show(part: str, version: str | None, other: str | None, site: str | None, account: str | None) -> Answer:
    """The text of the prompt PART, and the places that it may have."""
    scope = _scope(site, account)
    about = prompts.part_named(part)
    prompt = prompts.text_of_version(scope, part, version) if version else LibraryPrompts(scope).prompt(part)
    value: dict[str, Any] = {"part": part, "version": prompt.version, "text": prompt.text}
    if other is not None:
        before = prompts.text_of_version(scope, part, other)
        value |= {"since": before.version, "diff": prompts.difference(before, prompt)}
        return Answer(value, value["diff"] or f"{prompt.version} says the same as {before.version}.")
    value["places"] = [
        {
            "name": name,
            "meaning": about.meaning(name),
            "is_data": name in about.data,
            "is_required": name in about.required,
        }
        for name in sorted(about.places)
    ]
    return Answer(value, prompt.text)


@command.command("set")
@click.argument("part")
@click.argument("file", type=click.File(encoding="utf-8"))
@click.option("--note", default="", help="Why it was changed.")
@_site_option
@account_option
def set_(part: str, file: TextIO, note: str, site: str | None, account: str | None) -> Answer:
    """Put the text of FILE (- for standard input) in force as a new version of PART."""
    scope = _scope(site, account)
    made = prompts.save_version(scope=scope, part=part, text=file.read(), author="command line", note=note)
    return _in_force(scope, part, Prompt(made.text, prompts.name_of(made)))


@command.command("restore")
@click.argument("part")
@click.argument("version")
@_site_option
@account_option
def restore(part: str, version: str, site: str | None, account: str | None) -> Answer:
    """Put an older VERSION in force: a number, shipped, or with --site account."""
    scope = _scope(site, account)
    return _in_force(scope, part, prompts.restore(scope=scope, part=part, version=version, author="command line"))


@command.command("preview")
@click.argument("part")
@click.option("--site", metavar="ID|DOMAIN", help="The site; not needed where there is only one.")
@click.option("--item", type=int, metavar="ID", help="A cluster, task, article or image; else the newest.")
@click.option("--file", type=click.File(encoding="utf-8"), help="A text to try; else the version in force.")
def preview(part: str, site: str | None, item: int | None, file: TextIO | None) -> Answer:
    """The whole prompt as it would be sent for a real item. Nobody is asked, nothing is paid."""
    text = file.read() if file else ""
    if file and not text.strip():
        raise click.UsageError("The file is empty.")
    shown = preview_item(site_named(site), part, item_id=item, text=text)
    system = f"{shown.system}\n\n{'─' * 40}\n\n" if shown.system else ""
    value = {name: getattr(shown, name) for name in ("part", "version", "item", "item_id", "system", "user")}
    return Answer(value, f"{shown.part} {shown.version} for “{shown.item}”\n\n{system}{shown.user}")


def _scope(site: str | None, account: str | None) -> Scope:
    if site is None:
        return Scope(account_named(account))
    return Scope.of(site_named(site, account_named(account) if account else None))


def _parts(scope: Scope) -> Answer:
    library = LibraryPrompts(scope)
    rows = [
        {"part": part.key, "function": part.function, "title": part.title, "version": library.prompt(part.key).version}
        for part in PARTS.values()
    ]
    return Answer(rows, table((row.values() for row in rows), "part", "function", "what it does", "in force", empty=""))


def _versions(scope: Scope, part: str) -> Answer:
    version_in_force = LibraryPrompts(scope).prompt(part).version
    found = list(scope.versions(part))
    if scope.site:
        found += Scope(scope.account).versions(part)
    rows = [_row(version, version_in_force) for version in found]
    original = shipped(part).version
    rows.append(
        {
            "version": original,
            "is_in_force": original == version_in_force,
            "author": "IGNY8",
            "note": "",
            "created_at": None,
        }
    )
    return Answer(rows, table((row.values() for row in rows), "version", "in force", "by", "note", "made", empty=""))


def _row(version: PromptVersion, in_force: str) -> dict[str, Any]:
    name = prompts.name_of(version)
    return {
        "version": name,
        "is_in_force": name == in_force,
        "author": version.author,
        "note": version.note,
        "created_at": version.created_at,
    }


def _in_force(scope: Scope, part: str, prompt: Prompt) -> Answer:
    where = scope.site.domain if scope.site else scope.account.name
    return Answer({"part": part, "version": prompt.version}, f"For {where}, {part} {prompt.version} is in force now.")
