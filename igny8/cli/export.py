"""`igny8 export`: articles and pictures as files."""

from __future__ import annotations

from pathlib import Path

import click

from igny8.access.lookups import site_named
from igny8.cli.answer import Answer
from igny8.cli.command import Command, site_option
from igny8.models import Content
from igny8.publishing.articles import articles_of, pictures
from igny8.publishing.formats import NAMES, format_named
from igny8.publishing.targets.folder import Folder


@click.command("export", cls=Command)
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@site_option
@click.option("--format", "written_as", type=click.Choice(NAMES), required=True, help="How it is written.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice([str(value) for value in Content.Status.values]),
    help="Only these; may be given several times. All but the rejected if left out.",
)
@click.option("--content", "ids", multiple=True, type=int, metavar="ID", help="Only this article; several times.")
@click.option("--images-url", default="", metavar="URL", help="WXR: where WordPress will find the folder `images`.")
@click.option("--force", is_flag=True, help="Overwrite files that no export wrote.")
def command(
    directory: Path,
    site: str | None,
    written_as: str,
    statuses: tuple[str, ...],
    ids: tuple[int, ...],
    images_url: str,
    force: bool,
) -> Answer:
    """Write a site's articles and pictures into DIRECTORY. Drafts are exported too, marked as drafts."""
    found = site_named(site)
    articles = list(articles_of(found, statuses=statuses, ids=ids))
    target = Folder(directory, format_named(written_as, images_url=images_url), is_forced=force)
    delivered = target.deliver(found, articles)
    value = {
        "directory": str(directory.resolve()),
        "format": written_as,
        "articles": len(delivered),
        "briefs": sum(content.is_brief for content in articles),
        "images": sum(len(pictures(content)) for content in articles),
        "files_written": target.written,
        "files_unchanged": target.unchanged,
        "delivered": [{"content_id": each.content_id, "where": each.where, "notes": each.notes} for each in delivered],
    }
    incomplete = sum(bool(each.notes) for each in delivered)
    said = f"{len(delivered):,} articles with {value['images']:,} images are in {value['directory']} ({written_as})."
    if incomplete:
        said += f" {incomplete:,} of them lack a picture."
    return Answer(value, said)
