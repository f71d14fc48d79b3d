"""Where things are served."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from igny8.models import Image


def address_of(image: Image) -> str:
    """The file of a picture. It names the file's content, so a browser may keep it: another picture is another one."""
    return f"{reverse('api:image_file', args=[image.pk])}?v={PurePosixPath(image.file).stem[:16]}"
