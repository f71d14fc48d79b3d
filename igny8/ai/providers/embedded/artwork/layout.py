"""Where the words stand and what is left for the drawing. Words are measured first; the drawing gets the rest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from igny8.ai.providers.embedded.artwork.frame import Frame, Place
from igny8.ai.providers.embedded.artwork.typeface import BOLD, CAP_HEIGHT, MEDIUM, face
from igny8.ai.providers.embedded.artwork.wrapping import LEADING, WIDEST, Fitted, fit

SMALLEST_SIDE = 160  # pixels; a smaller picture gets no words
_SMALLEST_TITLE = 15  # pixels of font size
_SMALLEST_LABEL = 11
TRACKING = 0.09  # of the label's capitals, in ems
_MUCH_LARGER = 1.3
_BANNER = 2.4  # wider than this the drawing can only stand beside the words
_SQUARISH = 1.25  # narrower than this only below them


@dataclass(frozen=True)
class Words:
    """What is to be set, made readable; empty is left out."""

    title: str
    label: str = ""
    domain: str = ""


@dataclass(frozen=True)
class Line:
    """One line of text with its baseline."""

    text: str
    x: float
    baseline: float
    size: float
    weight: int
    tracking: float = 0

    @property
    def box(self) -> Frame:
        """What the line covers, accents and descenders included."""
        width = face(self.weight).width(self.text, self.size, self.tracking)
        return Frame(self.x, self.baseline - self.size * 1.0, width, self.size * 1.28)


@dataclass(frozen=True)
class Layout:
    """A picture's plan."""

    frame: Frame  # the drawing's part
    place: Place
    title: tuple[Line, ...] = ()
    label: Line | None = None
    domain: Line | None = None

    @property
    def lines(self) -> list[Line]:
        return [*self.title, *(line for line in (self.label, self.domain) if line)]


def possible_places(width: float, height: float) -> set[Place]:
    """Where the drawing of a cover of this form can stand when there are words."""
    ratio = width / height
    if ratio > _BANNER:
        return {Place.RIGHT}
    return {Place.BELOW} if ratio < _SQUARISH else {Place.RIGHT, Place.BELOW}


def without_words(width: float, height: float) -> Layout:
    return Layout(Frame(0, 0, width, height), Place.FULL)


def arrange(words: Words, width: float, height: float, places: Collection[Place], preferred: Place) -> Layout:
    """The plan of a cover: the preferred place, unless the title is much larger in another; or no words at all."""
    if not words.title or min(width, height) < SMALLEST_SIDE:
        return without_words(width, height)
    plans = {Place.RIGHT: _beside, Place.BELOW: _above}
    tried = [plans[place](words, width, height) for place in sorted(places, key=lambda one: one is not preferred)]
    found = [plan for plan in tried if plan]
    if not found:
        return without_words(width, height)
    best = max(found, key=lambda plan: plan.title[0].size)
    return best if best.title[0].size > _MUCH_LARGER * found[0].title[0].size else found[0]


def head(heading: str, width: float, height: float) -> Layout | None:
    """The plan of a picture inside an article: a small heading on at most three lines, or None where it can't be."""
    if min(width, height) < SMALLEST_SIDE:
        return None
    margin = margin_of(width, height)
    largest = min(0.062 * height, 0.05 * width)
    smallest = max(_SMALLEST_TITLE, 0.6 * largest)
    rows = 2 if width > height else 3
    room = rows * LEADING * largest
    fitted = _fit(heading, width - 2 * margin, room, max(largest, smallest), smallest, best_lines=1)
    if not fitted:
        return None
    top = margin + 0.55 * fitted.size
    edge = top + fitted.height + 0.6 * margin
    return Layout(Frame(0, edge, width, height - edge), Place.BELOW, title=_title_lines(fitted, margin, top))


def margin_of(width: float, height: float) -> float:
    """What stays free along the edges of a picture."""
    return min(0.07 * width, 0.115 * height)


def _largest(width: float, height: float, place: Place = Place.RIGHT) -> float:
    """Font size in pixels; above the drawing, where a line is long, a short title may be larger."""
    return min((0.128 if place is Place.RIGHT else 0.158) * height, 0.095 * width)


def _comfortable(width: float, height: float) -> float:
    return 0.5 * _largest(width, height)


def _smallest(width: float, height: float) -> float:
    return max(_SMALLEST_TITLE, 0.32 * _largest(width, height))


def _small(width: float, height: float) -> float:
    return max(0.034 * min(height, 0.6 * width), 0.022 * height)


def _beside(words: Words, width: float, height: float) -> Layout | None:
    """Words on the left, as wide as they must be; label above and domain below them."""
    margin, small = margin_of(width, height), _small(width, height)
    fitted = None
    for share in (0.56, 0.64, 0.74, 0.84):
        column = share * width - margin
        tall = height - 2 * margin - 5 * small
        wanted = _comfortable(width, height) if share < 0.84 else _smallest(width, height)
        fitted = _fit(words.title, column, tall, _largest(width, height), wanted, best_lines=4)
        if fitted:
            break
    if not fitted:
        return None
    edge = max(margin + fitted.widest + 0.8 * margin, 0.5 * width)
    top = margin + 2.5 * small + (height - 2 * margin - 5 * small - fitted.height) / 2
    return Layout(
        frame=Frame(edge, 0, width - edge, height),
        place=Place.RIGHT,
        title=_title_lines(fitted, margin, top),
        label=_label(words.label, margin, margin + small, edge - 2 * margin, small),
        domain=_domain(words.domain, margin, height - margin, edge - 2 * margin, small),
    )


def _above(words: Words, width: float, height: float) -> Layout | None:
    """Words on top over the whole width; the domain stands at the right of the label where both fit."""
    margin, small = margin_of(width, height), _small(width, height)
    top = margin + 2.6 * small
    lines = 2 if width > _SQUARISH * height else 4
    for most in (0.46, 0.6):
        wanted = _comfortable(width, height) if most < 0.6 else _smallest(width, height)
        largest = _largest(width, height, Place.BELOW)
        fitted = _fit(words.title, width - 2 * margin, most * height - top, largest, wanted, best_lines=lines)
        if fitted:
            break
    else:
        return None
    edge = top + fitted.height + 0.5 * margin
    label = _label(words.label, margin, margin + small, width - 2 * margin, small)
    domain = _domain(words.domain, margin, margin + small, width - 2 * margin, small)
    if domain:
        label_end = label.box.right if label else margin
        x = width - margin - domain.box.width
        domain = Line(domain.text, x, domain.baseline, domain.size, domain.weight) if x > label_end + margin else None
    return Layout(
        frame=Frame(0, edge, width, height - edge),
        place=Place.BELOW,
        title=_title_lines(fitted, margin, top),
        label=label,
        domain=domain,
    )


def _fit(title: str, column: float, tall: float, largest: float, smallest: float, *, best_lines: int) -> Fitted | None:
    smallest = max(smallest, _SMALLEST_TITLE)
    return fit(title, face(BOLD), width=column, height=tall, largest=largest, smallest=smallest, best_lines=best_lines)


def _title_lines(fitted: Fitted, x: float, top: float) -> tuple[Line, ...]:
    first = top + fitted.size * (LEADING + CAP_HEIGHT) / 2
    return tuple(
        Line(text, x, first + index * fitted.size * LEADING, fitted.size, BOLD)
        for index, text in enumerate(fitted.lines)
    )


def _label(text: str, x: float, baseline: float, room: float, size: float) -> Line | None:
    """The topic in small capitals behind a short rule; smaller where it is long, left out where it can't fit."""
    capitals, measure = text.upper(), face(MEDIUM)
    if not capitals or not measure.has(capitals):
        return None
    start = 2.4 * size
    width = measure.width(capitals, size, TRACKING)
    size = min(size, size * WIDEST * (room - start) / width)
    if size < _SMALLEST_LABEL:
        return None
    return Line(capitals, x + start, baseline, size, MEDIUM, TRACKING)


def _domain(text: str, x: float, baseline: float, room: float, size: float) -> Line | None:
    measure = face(MEDIUM)
    if not text or not measure.has(text):
        return None
    size = min(size, size * WIDEST * room / measure.width(text, size))
    return Line(text, x, baseline, size, MEDIUM) if size >= _SMALLEST_LABEL else None
