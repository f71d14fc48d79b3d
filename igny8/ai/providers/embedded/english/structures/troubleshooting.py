"""Troubleshooting: from what is seen to the cause, from the cause to the cure."""

from __future__ import annotations

from igny8.ai.providers.embedded.english.block import Block

READERS = (
    "The reader is stuck, a little cross, and wants the likeliest cure first.",
    "Whoever searches for a fault has tried something already; the page says what to try next.",
)

BLOCKS = (
    Block(
        "first",
        ("Try This First", "The Quickest Check", "Before Anything Else"),
        ("Solves it for most readers within a minute.",),
        (
            "Name the likeliest cause and its cure in three sentences.",
            "Say what to switch off, save or back up before anything is tried.",
            "Say by which sign the reader sees that it is mended.",
            "Say how long this check takes.",
            "Say what must not be done, even in a hurry.",
        ),
        weight=0,
    ),
    Block(
        "symptoms",
        ("What You See and What It Points To", "From Symptom to Cause", "Which Fault Is It?"),
        ("Leads from what the reader sees to the cause.",),
        (
            "Sort the rows by how quickly a cause can be ruled out, not by how common it is.",
            "Write error messages exactly as they appear, so that they can be found.",
            "Name how to tell two causes apart that look the same.",
            "Add a photograph or a screenshot of each symptom.",
        ),
        table="What you see|Likely cause|How to check|Cure",
        rows=5,
        weight=0,
    ),
    Block("*", (), ()),
    Block(
        "cures",
        ("The Cures, Easiest First", "How to Mend It", "The Fixes in Order"),
        ("Takes the reader through, and lets them stop as soon as it works.",),
        (
            "Give every cure a heading of its own, its steps, and how to undo it.",
            "Say after each one how to test whether it was the cause.",
            "Name the versions or models on which it was tried.",
            "Say which cures may make it worse.",
            "Say what each one costs in time and money.",
        ),
        weight=0,
    ),
    Block(
        "stop",
        ("When to Stop and Ask for Help", "When to Call Somebody", "Where Your Own Means End"),
        ("Keeps the reader from making it worse.",),
        ("Name the sign at which to stop, and whom to call.", "List what that person will ask for."),
        needs=True,
        weight=1,
    ),
    Block(
        "facts",
        ("What the Maker Says", "What the Documentation Says", "What to Look Up"),
        ("Sets your experience beside the official word.",),
        ("Take these from {sources}.",),
        facts=True,
        weight=1,
    ),
    Block(
        "again",
        ("So That It Doesn’t Come Back", "How to Prevent It", "Keeping It from Happening Again"),
        ("Makes the second visit unnecessary.",),
        ("Name one habit, setting or interval that prevents it.",),
        weight=2,
    ),
)
