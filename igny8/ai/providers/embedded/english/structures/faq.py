"""Questions and answers: the commonest first, none longer than it has to be."""

from __future__ import annotations

from igny8.ai.providers.embedded.english.block import Block

READERS = (
    "The reader has one question and leaves when it is answered; that is success.",
    "Whoever lands here scans for their own words, so the questions stay as they are asked.",
)

BLOCKS = (
    Block(
        "answer",
        ("What Most People Want to Know", "First of All", "The Answer Most People Need"),
        ("Answers the commonest question before the list begins.", "Sends half of the readers away content."),
        (
            "Answer {k} in two sentences.",
            "If the reader has to go somewhere else for it, link that page in the first line.",
            "Say since when the answer holds.",
            "Name the case in which the answer is different.",
        ),
        weight=0,
    ),
    Block("*", (), ()),
    Block(
        "access",
        ("If You Can’t Get In or Can’t Find It", "When You Are Stuck", "If the Usual Way Fails"),
        ("Helps those for whom the plain answer did not work.",),
        (
            "Say what to try, in order, and how long each takes.",
            "Name whom to write to, with an address that was tried.",
        ),
        weight=1,
    ),
    Block(
        "facts",
        ("The Facts Behind the Answers", "What to Check", "Where the Answers Come From"),
        ("Lets a reader check an answer.",),
        ("Take these from {sources}.",),
        facts=True,
        weight=1,
    ),
    Block(
        "ask",
        ("A Question That Isn’t Here", "Still Open?", "Who to Ask"),
        ("Catches the question that nobody thought of.",),
        ("Say where to ask, and within what time an answer comes.", "Add new questions here as they come in."),
        weight=1,
    ),
)
