"""`igny8 knowledge`: texts that a site's drafts may quote."""

from __future__ import annotations

from pathlib import Path

import click
from django.db.models import Count

from igny8.access.lookups import site_named
from igny8.cli.answer import Answer, table
from igny8.cli.command import Group, site_option
from igny8.knowledge.served import served_embedder
from igny8.knowledge.sources import Added, add_file, remove_source
from igny8.models import PassageSource


@click.group("knowledge", cls=Group)
def command() -> None:
    """Add, list and remove texts that a site's drafts may quote."""


@command.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@site_option
@click.option("--title", default="", help="What it is called in citations; else its first heading.")
@click.option("--url", default="", help="Where it can be read.")
def add(files: tuple[Path, ...], site: str | None, title: str, url: str) -> Answer:
    """Add text or Markdown FILES. The same text again changes nothing."""
    found = site_named(site)
    embedder = served_embedder(found)
    added = [add_file(found, file, embedder, title=title, url=url) for file in files]
    return Answer([_plain(each) for each in added], "\n".join(_said(each) for each in added))


@command.command("list")
@site_option
def list_sources(site: str | None) -> Answer:
    """Every text that a site knows."""
    sources = PassageSource.objects.filter(site=site_named(site)).order_by("id")
    fields = ("id", "title", "url", "created_at")
    counted = sources.annotate(passage_count=Count("passages")).values_list(*fields, "passage_count")
    rows = [dict(zip((*fields, "passages"), row, strict=True)) for row in counted]
    shown = table(
        ((row["id"], row["title"], row["passages"], row["url"]) for row in rows),
        *("id", "title", "passages", "address"),
        empty="The site knows no text yet. `igny8 knowledge add FILE` adds one.",
    )
    return Answer(rows, shown)


@command.command("remove")
@click.argument("source", type=int)
@site_option
def remove(source: int, site: str | None) -> Answer:
    """Forget the text with the id SOURCE. Articles that quote it keep their words."""
    remove_source(site_named(site), source)
    return Answer({"id": source}, f"Source {source} is forgotten.")


def _plain(added: Added) -> dict[str, object]:
    return {
        "id": added.source.pk,
        "title": added.source.title,
        "passages": added.passages,
        "is_new": added.is_new,
    }


def _said(added: Added) -> str:
    verb = "added" if added.is_new else "known already"
    return f"{added.source.title}: {verb}, {added.passages:,} passages, id {added.source.pk}."
