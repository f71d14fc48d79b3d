"""What to write under a phrase that narrows the subject and asks nothing by its words."""

from __future__ import annotations

from igny8.ai.providers.embedded.choice import Phrasing, turned
from igny8.ai.providers.embedded.english.modifiers import extra_words
from igny8.ai.providers.embedded.english.topic import Topic
from igny8.ai.providers.embedded.reading.forms import Reading

_BY_EXTRA = (
    "Say what “{extra}” changes here, and leave out what holds without it.",
    "Write for readers to whom “{extra}” matters: what they gain by it, and what it costs them.",
    "Explain “{extra}” in a sentence, then what follows from it for the choice or the work.",
    "Give the reasons for and against “{extra}”, with one case for each.",
    "Answer first whether “{extra}” makes a difference at all.",
)
_PLAIN = (
    "Say in the first sentence what this has to do with the title, then answer it on its own.",
    "Find out what these searchers expect by reading the first results, and give what is missing there.",
    "Write down the three questions that a customer would ask here, and answer those.",
    "Tell it by one case that you know, with what came of it.",
    "Keep it to what is different from the sections around it.",
)
_BY_CRITERIA = (
    "Look at {one} and {other} here: are they different from the rest of the page?",
    "Cover {one} and {other}, each with something that can be checked.",
    "Give a sentence each on {one} and {other}, or say why they play no part here.",
    "Begin with {one} and {other}; if neither decides here, say what does.",
)


def narrower(lead: Reading, topic: Topic, phrasing: Phrasing, *, is_alone: bool) -> list[str]:
    """Up to two instructions: one by the words that it adds to the subject, one by what its field compares."""
    extra = extra_words(lead.said, topic.main.core)
    options = [option.replace("{extra}", extra) for option in _BY_EXTRA] if extra else list(_PLAIN)
    said = [phrasing.pick(options, lead.said)] if is_alone else []
    one, other, *_ = turned(topic.subject.criteria, lead.said)
    return [*said, phrasing.pick([o.replace("{one}", one).replace("{other}", other) for o in _BY_CRITERIA], lead.said)]
