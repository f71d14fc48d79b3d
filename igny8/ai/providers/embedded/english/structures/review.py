"""Review: one thing, judged by somebody who has used it."""

from __future__ import annotations

from igny8.ai.providers.embedded.english.block import Block

READERS = (
    "The reader is close to a decision and wants to hear from somebody who has used it.",
    "Whoever searches for reviews looks for the reason not to; a review that names none isn’t believed.",
    "The reader wants to know what daily use is like, which no product page says.",
)

BLOCKS = (
    Block(
        "verdict",
        ("The Verdict in Short", "The Verdict First", "In a Nutshell"),
        ("Says at once whom it suits and whom it doesn’t.", "Spares the hurried reader the rest."),
        (
            "Give the verdict in two sentences: for whom yes, for whom no.",
            "Say who tested it, how long, and whether it was paid for.",
            "If nobody of yours has used it, stop here: without use there is no review.",
            "Say what would have to change for the verdict to turn.",
        ),
        weight=0,
    ),
    Block(
        "what",
        ("What It Is and Who Makes It", "What You Get", "What It Promises"),
        ("Sets down what is judged: version, plan or model.", "States the promise that the rest measures."),
        (
            "Name the exact version, plan or model, and the date.",
            "Quote the maker’s main promise, with a link, and take it as the measure.",
        ),
    ),
    Block(
        "test",
        ("How It Was Tested", "The Test", "What We Looked At"),
        ("Lets the reader judge the judge.", "Makes the verdict one that can be repeated."),
        (
            "Describe the test so that somebody else could repeat it.",
            "Note for each row what was seen, not what was felt.",
            "Say what was not tested, and why.",
        ),
        table="criteria",
        weight=0,
    ),
    Block(
        "good",
        ("What It Does Well", "Strengths", "What Convinced Us"),
        ("Gives credit where a fact supports it.",),
        ("Take two or three strengths, each with the moment in which it showed.",),
    ),
    Block(
        "bad",
        ("Where It Falls Short", "Weaknesses", "What Speaks Against It"),
        ("Is the part that readers scroll to first.",),
        (
            "Take two or three weaknesses, each with how often it got in the way.",
            "Say which of them can be lived with, and how.",
        ),
    ),
    Block("*", (), ()),
    Block(
        "costs",
        ("What It Costs", "Price and Terms", "The Bill"),
        ("Sets the price against what it gives.",),
        ("Give the price that was paid, its date and what it included.", "Name the terms for getting out again."),
        table="costs",
        weight=1,
    ),
    Block(
        "facts",
        ("What Else to Check", "Before You Decide", "The Facts Behind It"),
        ("Holds what a test of some weeks can’t show.",),
        ("Take these from {sources}.",),
        facts=True,
        weight=2,
    ),
    Block(
        "others",
        ("What to Take Instead", "If It Isn’t for You", "Who Should Look Elsewhere"),
        ("Helps the reader for whom the answer is no.",),
        ("Name one other for each kind of reader who should not take it, and say why.",),
        weight=2,
    ),
)
