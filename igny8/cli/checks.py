"""`igny8 checks`: how an article does in each check."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Group
from rich.text import Text

from igny8.cli.answer import Answer, table
from igny8.cli.command import Command
from igny8.knowledge.served import served_embedder
from igny8.lib.errors import NotFound
from igny8.models import Content
from igny8.quality.check import Status
from igny8.quality.holding import reasons_to_hold
from igny8.quality.recheck import recheck

_WORDS = {
    Status.PASS: "passed",
    Status.WARN: "warning",
    Status.FAIL: "failed",
    Status.NOT_APPLICABLE: "not applicable",
}


@click.command("checks", cls=Command)
@click.argument("content_id", metavar="CONTENT", type=int)
@click.option("--again", is_flag=True, help="Check it anew first.")
@click.option("--all", "shows_all", is_flag=True, help="Show what passed and what isn't applicable, too.")
def command(content_id: int, *, again: bool, shows_all: bool) -> Answer:
    """Show an article's score, what holds it, and every check with what was measured and what is wanted.

    `igny8 content` lists the articles with their ids. docs/reference/quality.md says what each check is.
    """
    content = Content.objects.select_related("site", "task").filter(pk=content_id).first()
    if content is None:
        raise NotFound(f"There is no article {content_id}. `igny8 content` shows those there are.")
    if again or not content.checks:
        recheck(content, served_embedder(content.site))
    reasons = reasons_to_hold(content)
    value = {
        "content_id": content.pk,
        "title": content.title,
        "is_brief": content.is_brief,
        "score": content.score,
        "held": reasons,
        "checks": content.checks,
    }
    return Answer(value, Group(Text(_heading(content, reasons)), Text(), _table(content.checks, shows_all=shows_all)))


def _heading(content: Content, reasons: list[str]) -> str:
    score = "no score, because it is a brief" if content.is_brief else f"score {content.score}"
    return "\n".join([f"{content.title}: {score}", *(f"Held: {reason}" for reason in reasons)])


def _table(checks: list[dict[str, Any]], *, shows_all: bool) -> Any:
    hidden = (Status.PASS, Status.NOT_APPLICABLE)
    rows = [
        (_WORDS[Status(result["status"])], result["title"], result["message"], result["threshold"], result["weight"])
        for result in checks
        if shows_all or result["status"] not in hidden
    ]
    return table(rows, "", "check", "found", "wanted", "weight", empty="Every check that applies is passed.")
