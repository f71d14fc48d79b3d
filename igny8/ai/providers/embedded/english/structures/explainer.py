"""Explainer: what something is, how it works and why it matters."""

from __future__ import annotations

from igny8.ai.providers.embedded.english.block import Block

READERS = (
    "The reader has met the term and wants to understand it well enough to use it.",
    "Whoever asks this wants an answer in the first lines and the reason behind it further down.",
    "The reader wants to know, not to buy; the page earns their trust by being plain.",
)

BLOCKS = (
    Block(
        "answer",
        ("The Short Answer", "In One Paragraph", "The Answer First"),
        (
            "Answers the title before the first scroll.",
            "Stands on its own, so that it can be quoted.",
        ),
        (
            "Answer {k} in two or three sentences, in words that need no glossary.",
            "Say on what the answer depends, if it does.",
            "Use no sentence that could stand on any other page.",
            "Put the exception into the second paragraph, not the first.",
            "Write it so that it can be read aloud.",
            "Say how sure one can be of the answer, and why.",
        ),
        weight=0,
    ),
    Block(
        "workings",
        ("How {T} {Work}", "How It Works", "What Happens, in Order"),
        (
            "Lets the reader follow the reasons, not only believe the answer.",
            "Opens the box: who does what, and what that changes.",
        ),
        (
            "Tell it in the order in which it happens: who acts, then what changes.",
            "Take one case through from beginning to end, with numbers that are marked as an example.",
            "Draw it, if it has more than three parts.",
            "Mark the point at which most people are surprised.",
            "Say what would happen if one part were missing.",
            "Compare it with something from daily life, and say where the comparison ends.",
        ),
        weight=0,
    ),
    Block("*", (), ()),
    Block(
        "matters",
        ("Why It Matters", "When It Makes a Difference", "What Changes for You"),
        (
            "Tells the reader whether they have to care.",
            "Brings the explanation back to the reader’s own case.",
        ),
        (
            "Name two situations in which knowing this changes what one does, and one in which it doesn’t.",
            "Say what people do wrong who don’t know it.",
            "Name the reader for whom it matters most.",
            "Say by when one has to know it.",
        ),
    ),
    Block(
        "myths",
        ("What People Get Wrong About {T}", "Common Misunderstandings", "What It Is Often Confused With"),
        ("Clears away what the reader has half heard.", "Answers the objection that the reader brings along."),
        (
            "Take up the claims that you hear from customers, and say of each what is true in it.",
            "Name the source for every correction.",
            "Leave out errors that nobody makes.",
            "Say where the misunderstanding comes from; it is rarely stupid.",
        ),
        weight=1,
    ),
    Block(
        "facts",
        ("The Facts to Have Right", "What Can Be Checked", "Sources and Figures"),
        ("Gives the explanation its ground.", "Keeps the page from being one more opinion."),
        (
            "Take these from {sources}.",
            "Prefer the original to those who quote it.",
            "Give a range where the sources give one.",
        ),
        facts=True,
        weight=1,
    ),
    Block(
        "next",
        ("What to Do With This", "Where to Read On", "What Comes Next"),
        ("Leads the reader on while they are interested.",),
        (
            "Link the page that turns this knowledge into something done.",
            "Say which question usually comes next.",
            "Offer one example that the reader can try.",
        ),
        weight=2,
    ),
)
