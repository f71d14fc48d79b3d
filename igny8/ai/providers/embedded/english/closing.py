"""What has to be true before an English brief is published as an article."""

from __future__ import annotations

from igny8.ai.providers.embedded.choice import Phrasing
from igny8.ai.providers.embedded.english.topic import Topic

_SOURCES = (
    "Every number, price and date has a source that was opened and read.",
    "Whatever is a figure, a price or a date links to the page that it was taken from.",
    "Each fact was checked at its source, by the person whose name stands under the page.",
)
_BLANKS = (
    "No blank is left, and every note to the writer is gone.",
    "The blanks are filled, and the notes to the writer are deleted.",
    "What could not be filled was taken out, along with every note to the writer.",
)
_READ = (
    "It was read by {expert}.",
    "It was read through by {expert}, and their remarks are worked in.",
    "Before anybody else, {expert} has read it.",
)
_TITLE = (
    "The title promises nothing that the page doesn’t keep.",
    "The first paragraph answers the title.",
    "The title still fits what was written.",
    "The description for the result page says what this page has and others don’t.",
)


def checks_for(topic: Topic, phrasing: Phrasing) -> list[str]:
    """Four points, and the field's own caution where it has one."""
    checks = [phrasing.pick(options, "check") for options in (_SOURCES, _TITLE, _BLANKS)]
    checks.append(phrasing.pick(topic.filled(_READ), "check"))
    return [*checks, topic.subject.caution] if topic.subject.caution else checks
