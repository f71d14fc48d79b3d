"""Checklist: points to tick off, in the order in which they come up."""

from __future__ import annotations

from igny8.ai.providers.embedded.english.block import Block

READERS = (
    "The reader wants to forget nothing, and to have it on one page.",
    "Whoever searches for a list wants to use it now: print it, tick it off, hand it on.",
)

BLOCKS = (
    Block(
        "answer",
        ("How to Use This List", "Before You Start Ticking", "What This List Is For"),
        ("Says when the list is used, and by whom.",),
        (
            "Say for which case the list is made and for which it isn’t.",
            "Say how long it takes to go through it.",
            "Offer it as a file that can be printed or copied.",
            "Say how often the list is gone through again.",
        ),
        weight=0,
    ),
    Block(
        "before",
        ("Before: What to Have Ready", "First: The Preparations", "Have These Ready"),
        ("Holds what can’t be made up for later.",),
        ("List papers, dates and people, each with the reason in half a sentence.",),
        needs=True,
        weight=0,
    ),
    Block(
        "list",
        ("The Checklist", "Point by Point", "The List"),
        ("Is what the reader came for.",),
        (
            "One line for each point, beginning with a verb; no point that can’t be ticked.",
            "Group the points by when they come up, and give each group a heading.",
            "Mark the points without which the rest is useless.",
            "Keep it to what fits on one page; the rest is a guide.",
            "Put the point that takes longest to get at the top.",
        ),
        table="Point|Done when|Who|By when",
        rows=6,
        weight=0,
    ),
    Block("*", (), ()),
    Block(
        "forgotten",
        ("What Gets Forgotten", "Points That Are Often Missed", "The Usual Gaps"),
        ("Is worth the visit for those who have a list already.",),
        ("Name three points that are missing on other lists, and what came of it in a case you know.",),
    ),
    Block(
        "facts",
        ("What the Rules Ask For", "What to Look Up", "Requirements to Check"),
        ("Separates what must be from what would be nice.",),
        ("Take these from {sources}.",),
        facts=True,
        weight=1,
    ),
    Block(
        "after",
        ("When Everything Is Ticked", "Afterwards", "What Comes After"),
        ("Tells the reader how to know that it is really done.",),
        ("Say what to keep, whom to tell and when to look at it again.",),
        weight=2,
    ),
)
