"""generate_images: a drawing from a prompt, cut to the size that was asked for."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from typing import Final

from PIL import Image, ImageOps

from igny8.ai.client import Drawing, ModelClient, Picture
from igny8.ai.errors import InvalidOutput
from igny8.ai.functions.generate_image_prompts import ImageKind
from igny8.ai.functions.generate_images import GenerateImagesInput, GenerateImagesOutput
from igny8.ai.prompts.port import Prompts
from igny8.ai.prompts.template import drawn
from igny8.ai.provider import Usage

_KINDS: Final = {
    ImageKind.FEATURED: "the wide cover picture of an article",
    ImageKind.IN_ARTICLE: "a picture within an article",
}
_FORMATS: Final = ("WEBP", "PNG", "JPEG")
_SVG: Final = "image/svg+xml"
_MOST_PIXELS: Final = 25_000_000
_QUALITY: Final = 90
# All that Pillow's decoders are known to raise for broken files.
_BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error, zlib.error),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)


def generate_images(
    client: ModelClient, prompts: Prompts, given: GenerateImagesInput, usage: Usage
) -> GenerateImagesOutput:
    """The picture at exactly the asked size, as WebP. SVG goes on as it is: who stores it makes pixels of it."""
    picture = client.draw(drawing_of(prompts, given), usage)
    if picture.mime_type == _SVG:
        return GenerateImagesOutput(data=picture.data, mime_type=_SVG)
    return GenerateImagesOutput(data=_fitted(picture, given.width, given.height), mime_type="image/webp")


def drawing_of(prompts: Prompts, given: GenerateImagesInput) -> Drawing:
    """What is sent. Another seed asks for another composition, since services take no seed."""
    prompt = prompts.prompt("drawing")
    text = drawn(
        prompt.text,
        data={"prompt": given.prompt, "style": given.site.image_style, "topic": given.topic},
        ours={"kind": _KINDS[given.kind]},
    )
    if given.seed:
        text += f"\n\nVariation {given.seed}: another composition than before."
    return Drawing(text, given.width, given.height, str(given.quality), prompt.version)


def _fitted(picture: Picture, width: int, height: int) -> bytes:
    """The middle of the picture in the asked shape and size: services draw in sizes of their own."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(picture.data), formats=_FORMATS) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise InvalidOutput(f"the picture has over {_MOST_PIXELS:,} pixels")
                image.load()
                upright = ImageOps.exif_transpose(image).convert("RGB")
                fitted = ImageOps.fit(upright, (width, height), Image.Resampling.LANCZOS)
    except _BROKEN as error:
        raise InvalidOutput("the picture can't be opened") from error
    with io.BytesIO() as file:
        fitted.save(file, "WEBP", quality=_QUALITY, method=4)
        return file.getvalue()
