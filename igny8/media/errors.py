"""What can go wrong when an image is stored."""

from __future__ import annotations

from igny8.lib.errors import Igny8Error


class NotAnImage(Igny8Error):
    """The bytes are no whole WebP, PNG, JPEG or SVG image. Nothing was stored."""

    code = "not_an_image"
    status = 422


class ImageTooLarge(Igny8Error):
    """The image breaks a limit of bytes or pixels. Nothing was stored; `extra` holds the numbers."""

    code = "image_too_large"
    status = 413


class MediaFull(Igny8Error):
    """The disk or its quota is full. Nothing half-written stays."""

    code = "media_full"
    status = 507


class MediaUnwritable(Igny8Error):
    """The media folder can't be written or read. Nothing half-written stays."""

    code = "media_unwritable"
    status = 500
