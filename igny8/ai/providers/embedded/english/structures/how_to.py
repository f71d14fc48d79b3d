"""How-to: what is needed, the steps, and how to tell that it worked."""

from __future__ import annotations

from igny8.ai.providers.embedded.english.block import Block

READERS = (
    "The reader has the job in front of them and wants to finish it with this page open.",
    "Whoever opens this page wants to do it, today, and without a second page beside it.",
    "The reader wants instructions that can be followed with one hand, and a sign at the end that it worked.",
)

BLOCKS = (
    Block(
        "answer",
        ("How to {D}: The Short Version", "The Short Version", "In a Few Lines"),
        (
            "Shows the whole way at a glance, so that the reader knows what is coming.",
            "Lets a reader who has done it before pick up the one detail that they forgot.",
        ),
        (
            "Sum the whole procedure up in three or four sentences, without a run-up.",
            "Say how long it takes, and how much of that is waiting.",
            "Say when not to do it, or not in this way.",
            "Name the result: what the reader has at the end that was not there before.",
            "Say which step decides, so that hurried readers slow down there.",
            "Say what it costs in money, if it costs any.",
        ),
        weight=0,
    ),
    Block(
        "needs",
        ("What You Need to {D}", "What You Need", "Before You Begin: What to Have Ready"),
        (
            "Spares the reader a stop half-way.",
            "Gets everything on the table before the first step.",
        ),
        (
            "List every tool, material, paper and access, each with what it is for.",
            "Mark what can be replaced, and by what.",
            "Say what has to be ready a day earlier.",
            "Give amounts with some to spare.",
            "Say what a household or an office has anyway.",
        ),
        needs=True,
        weight=0,
    ),
    Block(
        "steps",
        ("How to {D}: The Steps", "Step by Step", "The Steps in Order"),
        (
            "Is what the page is for; everything else can be skipped, this can’t.",
            "Takes the reader from the first move to the finished thing.",
        ),
        (
            "Put a warning before the step that it belongs to, never after it.",
            "Photograph the steps that can’t be said in words, in your own hands.",
            "Test the list on somebody who has never done it; where they stop, a step is missing.",
            "Give every measure in the unit that the reader’s tool shows.",
            "Keep reasons out of the steps; they have a place further down.",
        ),
        most=2,
        steps=(
            "Preparing: what to put ready, open, switch off or back up, and how the reader knows that it is done.",
            "The first action: one verb, one object, and what the reader sees when it has worked.",
            "The action on which everything hangs: how much, how long, how hot or how tight, as measured by you.",
            "Finishing: what to put back, save or clean.",
            "The test: what to try to be sure that it worked.",
        ),
        weight=0,
    ),
    Block("*", (), ()),
    Block(
        "wrong",
        ("When It Doesn’t Work", "What Can Go Wrong, and What to Do Then", "If It Fails"),
        (
            "Catches the readers for whom step three did not do what it should.",
            "Keeps a reader with a problem on the page.",
        ),
        (
            "Take the cases from your own practice or from questions that customers asked.",
            "Begin with the failure that happens most, not with the worst.",
            "Say when starting over is quicker than mending.",
        ),
        table="What the reader sees|Likely cause|What to do",
        rows=3,
    ),
    Block(
        "facts",
        ("Good to Know", "Details Worth Knowing", "What Else Matters"),
        ("Holds what is worth knowing and belongs to no step.", "Answers the second thoughts that come afterwards."),
        (
            "Keep what changes how the reader does it, drop what is only interesting.",
            "Take these from {sources}.",
            "Date what can change.",
        ),
        facts=True,
        weight=1,
    ),
    Block(
        "next",
        ("What to Do Next", "Afterwards", "How to Keep It That Way"),
        ("Turns a job that is done into one that stays done.", "Gives the reader the next step, one and not five."),
        (
            "Say when it has to be done again, and by which sign the reader notices.",
            "Link the page that the reader needs next.",
            "Name what to keep an eye on in the first days.",
            "Say what to do with what is left over.",
        ),
        weight=2,
    ),
)
