"""Listicle: picks that were chosen by criteria which stand on the page."""

from __future__ import annotations

from igny8.ai.providers.embedded.english.block import Block

READERS = (
    "The reader means to choose soon and wants a short list made by somebody who has looked.",
    "Whoever searches like this compares several pages; the one that shows its reasons wins.",
    "The reader wants to leave with one name, and to know why it is that one.",
)

BLOCKS = (
    Block(
        "answer",
        ("The Picks in Short", "The Short List", "Our Picks at a Glance"),
        (
            "Gives the names at once, each with half a sentence on whom it suits.",
            "Serves the reader who only wants the list.",
        ),
        (
            "Name each pick with the one reason for it; link to its paragraph below.",
            "Say how many were looked at, by whom and when.",
            "Say if money or a sample was taken for any of them.",
            "Order the picks by reader, not by rank, if no one is best for all.",
            "Leave a row empty rather than fill it with a name you don’t know.",
        ),
        table="picks",
        weight=0,
    ),
    Block(
        "method",
        ("How the Picks Were Made", "How We Chose", "By What We Judged"),
        (
            "Lets the reader check the list instead of believing it.",
            "Separates this list from those that were copied from other lists.",
        ),
        (
            "State the criteria before the picks, and stay with them.",
            "Name what was left out on purpose, and why.",
            "Say what you used or measured yourself and what you took from others.",
            "Give the weight of each criterion, or say that they weigh the same.",
            "Name the date on which the list was last gone through.",
        ),
        table="criteria",
        weight=0,
    ),
    Block("*", (), ()),
    Block(
        "items",
        ("The List, One by One", "Each Pick in Detail", "The Picks in Detail"),
        (
            "Gives every pick the same few lines, so that none is sold.",
            "Holds what the table has no room for.",
        ),
        (
            "Use the same template for each pick, and no adjective without a fact behind it.",
            "Write no entry for anything that nobody of yours has seen.",
            "Give each entry about the same length.",
            "Name the nearest rival in each entry, on this list or off it.",
        ),
        steps=(
            "Name, and whom it suits, in one line.",
            "What it does better than the others on this list.",
            "What speaks against it; every pick has something.",
            "Price with date, and where it was seen.",
            "A photograph of your own, or none.",
        ),
        weight=0,
    ),
    Block(
        "choose",
        ("How to Choose Among {P}", "How to Choose Yours", "Which One Is Yours"),
        ("Turns a list into a decision.", "Helps the reader for whom the first pick is wrong."),
        (
            "Write three sentences of the form “if you …, take …”.",
            "Say for whom none of them is right, and what those readers should do.",
            "Name the question that sorts readers fastest.",
            "Say when the cheaper one is enough.",
        ),
    ),
    Block(
        "facts",
        ("What to Check Before You Pay", "Before You Decide", "The Small Print"),
        ("Holds the checks that protect the reader.", "Saves the reader a return."),
        (
            "Look these up for each pick, from {sources}.",
            "Say which of these can be checked in a shop, and which only at home.",
        ),
        facts=True,
        weight=1,
    ),
)
