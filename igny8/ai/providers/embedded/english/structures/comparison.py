"""Comparison: the same measures on every side, and a verdict per reader."""

from __future__ import annotations

from igny8.ai.providers.embedded.english.block import Block

READERS = (
    "The reader has narrowed it down and wants the difference that decides.",
    "Whoever searches like this has candidates in mind and wants a verdict with reasons.",
    "The reader is about to commit and looks for the catch.",
)

BLOCKS = (
    Block(
        "answer",
        ("{A} or {B}: The Short Answer", "The Verdict First", "The Short Answer"),
        (
            "Gives the verdict to those who only want that.",
            "Decides early; the table underneath has to prove it.",
        ),
        (
            "Write one sentence of the form “take … if …” for each side.",
            "Name the one difference on which it turns.",
            "Say what you have used yourself, and for how long.",
            "Say in which year this was true; such verdicts age.",
            "Name the reader for whom it makes no difference.",
        ),
        weight=0,
    ),
    Block(
        "table",
        ("{A} and {B} Side by Side", "Side by Side", "The Comparison"),
        (
            "Measures every side by the same points.",
            "Is the part that readers come back to.",
        ),
        (
            "Fill each cell from {sources}, with the date; leave none at “yes” where a number is meant.",
            "Strike rows in which all are equal: they cost attention and decide nothing.",
            "Put the row that decides first.",
            "Add the row that your own customers ask about.",
        ),
        table="sides",
        weight=0,
    ),
    Block(
        "differences",
        ("Where {A} and {B} Really Differ", "The Differences That Matter", "Where They Really Differ"),
        (
            "Says in words what a table can’t: what the difference feels like in use.",
            "Takes the two or three rows that decide, and explains them.",
        ),
        (
            "Choose the two or three rows of the table that change a decision, and give each a paragraph.",
            "Describe a case in which the weaker side wins.",
            "Say what stays the same whichever one takes.",
            "Show the difference in one picture or one sum.",
            "Say how soon the difference shows.",
        ),
    ),
    Block("*", (), ()),
    Block(
        "costs",
        ("What {A} and {B} Cost in Use", "What They Cost in Use", "The Price of Each"),
        ("Compares bills, not price tags.", "Counts what comes after the purchase."),
        (
            "Work the bill out for one typical reader on each side, and show the sum.",
            "Give the day on which the prices were read.",
            "Name the costs that no price page shows.",
            "Say from which size on the dearer one is the cheaper.",
        ),
        table="costs",
        is_for_buyers=True,
        weight=1,
    ),
    Block(
        "switch",
        ("Changing from One to the Other", "If You Want to Switch Later", "Moving Later"),
        ("Takes the fear out of deciding.", "Answers what readers ask once they have chosen."),
        (
            "Say what can be taken along, what is lost and how long it takes.",
            "Name the point after which there is no easy way back.",
            "Say who can help with it.",
        ),
        fields=frozenset({"software", "finance", "services", "marketing", "devices", "work"}),
        weight=2,
    ),
    Block(
        "verdict",
        ("Who Should Take Which", "Which One for Whom", "The Verdict, by Reader"),
        ("Ends with a decision for each kind of reader.", "Sends every reader away with an answer."),
        (
            "Describe three readers in a line each, and decide for each of them.",
            "Say what would change the verdict: a price, a feature, a date.",
            "Name the case in which neither is right.",
            "Say what you would take yourself, and why.",
        ),
        weight=0,
    ),
)
