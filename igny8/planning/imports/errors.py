"""The one error of keyword import: a file that can't be read, and what to do about it."""

from __future__ import annotations

from igny8.lib.errors import Igny8Error


class UnreadableFile(Igny8Error):
    """A file that holds no keywords that can be read. Nothing was imported.

    `extra["why"]` is stable: missing, empty, wrong_extension, not_a_table, damaged, too_large, cell_too_long,
    no_keyword_column (with `extra["columns"]`: what stands in the first line), no_keywords, several_tables, locked.
    """

    code = "unreadable_file"
    status = 422

    def __init__(self, name: str, why: str, happened: str, advice: str, **extra: object) -> None:
        super().__init__(f"{name}: {happened} Nothing was imported. {advice}", why=why, file=name, **extra)
