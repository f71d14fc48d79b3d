"""Keeps the media folder tidy: what no image row names any more goes."""

from __future__ import annotations

from igny8.editing.pictures import forget_removed_pictures
from igny8.media.sweep import Swept, sweep_orphans
from igny8.models import Image


def remove_orphans() -> Swept:
    """Remove image files without a row; see `igny8.media.sweep` for what is left alone.

    A picture that was taken out of its article keeps its row, and so its file, for a week.
    """
    forget_removed_pictures()
    return sweep_orphans(set(Image.objects.exclude(file="").values_list("file", flat=True)))
