"""A section of a structure before it knows its topic: phrasings to choose from, points to draw."""

from __future__ import annotations

from dataclasses import dataclass

from igny8.ai.providers.embedded.brief.draft import Section, Table
from igny8.ai.providers.embedded.choice import Phrasing, number_of
from igny8.ai.providers.embedded.english.topic import Topic
from igny8.ai.providers.embedded.reading.casing import title_case
from igny8.ai.providers.embedded.reading.forms import Form

_MOST_FACTS = 3


@dataclass(frozen=True)
class Block:
    """`key` names it within its structure. Slots are those of `Topic`; what can't be filled is passed over."""

    key: str
    headings: tuple[str, ...]  # title case; the last ones need no slot
    purposes: tuple[str, ...]
    points: tuple[str, ...] = ()  # the first always stands, `most` of them in all, in this order
    most: int = 3
    steps: tuple[str, ...] = ()
    table: str = ""  # criteria, costs, sides, or heads separated by "|"
    rows: int = 4
    facts: bool = False  # the field's facts to look up stand here
    needs: bool = False  # the field's list of what has to be ready stands here
    is_for_buyers: bool = False  # only where somebody means to pay
    fields: frozenset[str] = frozenset()  # only in these; empty: in all
    weight: int = 1  # 0 always, 1 usually, 2 where there is room


def section_of(block: Block, topic: Topic, phrasing: Phrasing, seed: str) -> Section | None:
    """The block as a section on the topic; none where no heading of it can be said."""
    headings = topic.filled(block.headings)
    named = [heading for heading in headings if heading not in block.headings]
    # A heading that names the topic says more; some plain ones keep the page from repeating it in every line.
    heading = (
        phrasing.pick(named if named and number_of(seed, block.key) % 3 else headings, "heading") if headings else ""
    )
    if not heading:
        return None
    return Section(
        heading=heading,
        purpose=phrasing.pick(topic.filled(block.purposes), "purpose"),
        points=phrasing.unsaid(drawn(topic.filled(block.points), block.most, seed)) + _needs(block, topic),
        steps=phrasing.unsaid(topic.filled(block.steps)),
        table=_table(block, topic),
        blanks=phrasing.unsaid(drawn(list(topic.subject.facts), _MOST_FACTS, seed)) if block.facts else [],
    )


def drawn(points: list[str], most: int, seed: str) -> list[str]:
    """The first point and some of the others, in their order; which ones, the seed says."""
    if len(points) <= most:
        return points
    others = sorted(points[1:], key=lambda point: number_of(seed, point))
    chosen = set(others[: most - 1])
    return [point for at, point in enumerate(points) if at == 0 or point in chosen]


def _needs(block: Block, topic: Topic) -> list[str]:
    if not block.needs or not topic.subject.needs:
        return []
    return [f"Check whether these belong on the list: {', '.join(topic.subject.needs)}."]


def _table(block: Block, topic: Topic) -> Table | None:
    subject = topic.subject
    if block.table == "criteria":
        return Table(("What to compare", "What to look for", "Source and date"), _large(subject.criteria))
    if block.table == "sides":
        heads = tuple(side for key in ("A", "B") if (side := topic.slots.get(key, "")))
        if topic.main.form is Form.ALTERNATIVES:
            heads = (title_case(topic.main.core), "First alternative", "Second alternative")
        return Table(
            ("What to compare", *(heads or ("First option", "Second option")), "Source and date"),
            _large(subject.criteria),
        )
    if block.table == "picks":
        return Table(("Pick", "Suits", *_large(subject.criteria[:2]), "Price and date", "Source"), ("",) * block.rows)
    if block.table == "costs":
        costs = subject.costs or ("What is paid once", "What is paid again and again", "What comes as a surprise")
        return Table(("Item", "From", "To", "What moves it", "Source and date"), costs)
    return Table(tuple(block.table.split("|")), ("",) * block.rows) if block.table else None


def _large(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text[:1].upper() + text[1:] for text in texts)
