"""The formats that `igny8 export` knows, by name."""

from __future__ import annotations

from igny8.publishing.target import Format
from igny8.publishing.targets.html import Html
from igny8.publishing.targets.json_file import Json
from igny8.publishing.targets.markdown import Markdown
from igny8.publishing.targets.wxr import Wxr

NAMES = ("markdown", "html", "json", "wxr")


def format_named(name: str, *, images_url: str = "") -> Format:
    """The format of that name. `images_url` is for WXR: where WordPress will find the pictures."""
    makers: dict[str, Format] = {"markdown": Markdown(), "html": Html(), "json": Json(), "wxr": Wxr(images_url)}
    return makers[name]
