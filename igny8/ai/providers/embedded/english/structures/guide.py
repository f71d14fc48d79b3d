"""Guide: the whole of a subject, in the order in which a newcomer needs it."""

from __future__ import annotations

from igny8.ai.providers.embedded.english.block import Block

READERS = (
    "The reader is new to the subject, or comes back to it, and wants one page that holds it together.",
    "The reader wants the matter settled on one page, with its parts in an order that makes sense.",
    "The reader wants to see the whole before the parts, and will jump to the part that is theirs.",
)

BLOCKS = (
    Block(
        "answer",
        ("{N} at a Glance", "The Short Version", "In Brief"),
        (
            "Tells a hurried reader what they came for, and everybody else where to read on.",
            "Gives away the result first; who needs the reasons reads on.",
        ),
        (
            "Answer the search {k} in three sentences: what, for whom, and the one thing to get right.",
            "Link each of the sections below from here.",
            "Say for whom this page is not, and where those readers should go.",
            "Name the question that usually comes next, and where on the page it is answered.",
            "Give the one number that people come for, with its source and date, or say that there is none.",
            "Say what has changed lately; if nothing has, say nothing about news.",
        ),
        weight=0,
    ),
    Block(
        "basics",
        ("What {T} {Are}, and What {They} {Are} Not", "What It Covers, and What It Doesn’t", "The Terms You Will Meet"),
        (
            "Gives the later sections words that the reader knows.",
            "Clears up what is mixed up most often, before it does harm.",
        ),
        (
            "Define the subject in one sentence that a newcomer could repeat.",
            "Name what it is confused with, and what separates the two.",
            "List the four or five terms that the rest of the page uses, a line for each.",
            "Show one everyday example with names and numbers that you can vouch for.",
            "Say what it was made for, and what it is used for now.",
            "Explain the hardest term by its opposite.",
        ),
        weight=0,
    ),
    Block("*", (), ()),
    Block(
        "criteria",
        ("How to Judge {T}", "What to Look At", "By What to Decide"),
        (
            "Puts into the reader’s hand what a seasoned person looks at.",
            "Turns a matter of taste into points that can be checked.",
        ),
        (
            "Strike the rows that don’t matter here and add the one that is missing.",
            "For each row say what is good enough, not only what is best.",
            "Say which row you would look at if there were time for one only.",
            "Mark the rows that can be checked beforehand, and those that show only later.",
            "Fill in your own case as one column, if you have one.",
        ),
        table="criteria",
    ),
    Block(
        "costs",
        ("What {T} {Cost}", "What It Costs", "The Bill"),
        ("Gives a range that the reader can plan with.", "Shows the whole bill, with the items that come later."),
        (
            "Fill the table with figures that you have seen, each with its source and date.",
            "Say which item surprises people most.",
            "Work one case through to its sum, and mark it as an example.",
            "Say whether the figures include tax.",
            "Say when it is usually cheaper, if you have seen it.",
        ),
        table="costs",
        is_for_buyers=True,
        weight=1,
    ),
    Block(
        "facts",
        ("The Facts to Have Right", "What the Sources Say", "Figures and Rules"),
        (
            "Gives the page its ground: facts that a reader can check.",
            "Is the part that others will quote, so it has to be right.",
        ),
        (
            "Take these from {sources}.",
            "Where two sources differ, give both and say so.",
            "Link the exact page, not the front page of the source.",
            "Write down when each was read; a fact without a date ages unseen.",
        ),
        facts=True,
        weight=1,
    ),
    Block(
        "mistakes",
        ("Common Mistakes", "What Goes Wrong Most Often", "Mistakes That Cost Time or Money"),
        (
            "Saves the reader what others have paid for.",
            "Shows that the page was written by somebody who has seen it go wrong.",
        ),
        (
            "Describe three mistakes from your own practice: how each is noticed, and how it is mended.",
            "Leave out what nobody does any more.",
            "Give the first sign of each, since at that point it can still be mended.",
            "Say which of them you have made yourself.",
        ),
        weight=1,
    ),
    Block(
        "next",
        ("Where to Start", "Your First Step", "What to Do Next"),
        ("Turns reading into doing.", "Ends the page with one step that can be taken today."),
        (
            "Name one action, how long it takes and what it needs.",
            "Say what the reader should see after a week, and what to do if they don’t.",
            "Offer the file, tool or contact that makes this step easier.",
            "Say what can wait.",
        ),
        weight=2,
    ),
)
