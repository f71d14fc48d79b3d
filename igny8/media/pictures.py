"""Verifies that bytes are an image that we take, and makes them WebP."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass

from PIL import Image, ImageOps

from igny8.media import vectors
from igny8.media.errors import ImageTooLarge, NotAnImage

MIME_TYPE = "image/webp"  # what every stored image is
MIME_TYPES = frozenset(("image/webp", "image/png", "image/jpeg", "image/svg+xml"))
MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 25_000_000  # a 4096 x 4096 picture has 16.8 million; decoded it takes 67 MB
LONGEST_SIDE = 8192  # pixels; WebP itself ends at 16,383
QUALITY = 90  # of WebP, for what comes as PNG, JPEG or SVG

_FORMATS = ("WEBP", "PNG", "JPEG")
# All that Pillow's decoders are known to raise for broken files.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error, zlib.error)


@dataclass(frozen=True)
class Picture:
    """A verified image as it will be stored."""

    data: bytes  # WebP
    width: int
    height: int


def verified(data: bytes, mime_type: str) -> Picture:
    """The image as WebP. A still WebP passes unchanged; anything else is decoded, turned upright and written anew.

    What the bytes are is read from the bytes; `mime_type` is what they are said to be and must be a type that we take.
    """
    _check_said(mime_type)
    return _picture(data, anew=False)


def written_anew(data: bytes) -> Picture:
    """An image of whatever type we take, always decoded and written anew: nothing that it carries comes along."""
    return _picture(data, anew=True)


def _check_said(mime_type: str) -> None:
    said = mime_type.partition(";")[0].strip().lower()
    if said not in MIME_TYPES:
        raise NotAnImage(
            f"“{mime_type}” is not an image type that can be stored. Nothing was stored. Use WebP, PNG, JPEG or SVG.",
            mime_type=mime_type,
        )


def _picture(data: bytes, *, anew: bool) -> Picture:
    if len(data) > MOST_BYTES:
        raise ImageTooLarge(
            f"The image has {len(data):,} bytes; {MOST_BYTES:,} are allowed. Nothing was stored. Make it smaller.",
            bytes=len(data),
            most_bytes=MOST_BYTES,
        )
    if vectors.looks_like_svg(data):
        data = vectors.rasterised(data, LONGEST_SIDE, MOST_PIXELS)
    return _decoded(data, anew=anew)


def _decoded(data: bytes, *, anew: bool) -> Picture:
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            _check_size(*image.size)
            image.load()  # decodes all of it: a file that breaks off is found here
            if not anew and image.format == "WEBP" and getattr(image, "n_frames", 1) == 1:
                return Picture(data, *image.size)
            return _as_webp(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ImageTooLarge(
            f"The image has far more than {MOST_PIXELS:,} pixels. Nothing was stored. Make it smaller.",
            most_pixels=MOST_PIXELS,
        ) from error
    except _BROKEN as error:
        raise NotAnImage(
            "The bytes are no whole WebP, PNG, JPEG or SVG image. Nothing was stored. "
            "Open the file in a viewer, or ask for the image again.",
            reason=str(error),
        ) from error


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise ImageTooLarge(
            f"The image is {width:,} x {height:,} pixels; {MOST_PIXELS:,} pixels and {LONGEST_SIDE:,} on a side "
            "are allowed. Nothing was stored. Make it smaller.",
            width=width,
            height=height,
            most_pixels=MOST_PIXELS,
            longest_side=LONGEST_SIDE,
        )


def _as_webp(image: Image.Image) -> Picture:
    profile = image.info.get("icc_profile") if image.mode != "CMYK" else None
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # 16 bits of grey
        upright = upright.convert("I").point([value // 256 for value in range(65536)], "L")
    has_alpha = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
    upright = upright.convert("RGBA" if has_alpha else "RGB")
    with io.BytesIO() as file:
        upright.save(file, "WEBP", quality=QUALITY, method=4, icc_profile=profile or b"")
        return Picture(file.getvalue(), *upright.size)
