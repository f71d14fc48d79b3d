"""Steps: numbered discs on a line that rises to the last one."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.lettering import set_centred
from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.svg import Point, circle, line, numbers, ring

_USUAL = 4
_FEWEST, _MOST = 3, 7  # discs; another number in the heading draws the usual ones


def paint(request: Request) -> str:
    frame, palette = request.frame, request.palette
    count = request.count if _FEWEST <= request.count <= _MOST else _USUAL
    is_tall = frame.height > frame.width
    long, short = (frame.height, frame.width) if is_tall else (frame.width, frame.height)
    radius = min(long / (count * 2 + (count - 1) * 0.7) * 0.94, short * 0.25)
    along = (long - 2 * radius) / (count - 1)
    rise = min(short - 2.4 * radius, radius * 2.2) / 2
    spots: list[Point] = []
    for place in range(count):
        forward = radius + along * place
        aside = short / 2 + rise - 2 * rise * place / (count - 1)
        spots.append((frame.x + aside, frame.y + forward) if is_tall else (frame.x + forward, frame.y + aside))
    path = "M" + "L".join(numbers(*spot) for spot in spots)
    parts = [line(path, palette.soft, radius * 0.2)]
    tones = [*palette.ramp(count + 1)[1:-1], palette.accent]
    for place, (spot, tone) in enumerate(zip(spots, tones, strict=True), start=1):
        parts.append(circle(*spot, radius, tone))
        if place == count:
            parts.append(ring(*spot, radius * 1.13, palette.accent, radius * 0.045))
        if request.has_letters:
            parts.append(set_centred(str(place), *spot, radius * 0.95, request.on(tone)))
    return "".join(parts)
