"""Landing page: an offer, a service or a place, for a reader who is ready."""

from __future__ import annotations

from igny8.ai.providers.embedded.english.block import Block

READERS = (
    "The reader is ready to buy or book and asks three things: do you do this, what does it cost, can I trust you.",
    "Whoever searches like this has a date or a need; the page answers before it praises.",
    "The reader compares two or three providers and calls the one that leaves no question open.",
)

BLOCKS = (
    Block(
        "offer",
        ("What You Get", "What We Offer", "The Offer in Short"),
        (
            "Says what is offered, to whom and where, in the first lines.",
            "Tells the reader within seconds that they are in the right place.",
        ),
        (
            "Name what is offered, the area and the hours, in the reader’s words.",
            "Say what is included and what is not.",
            "Put the way to get in touch here, and again at the end.",
            "Name the earliest date that is free, or how to find it out.",
            "Say for whom it is not meant.",
        ),
        weight=0,
    ),
    Block(
        "how",
        ("How It Works", "From the First Call to the Finished Job", "How Booking Works"),
        ("Takes away the fear of the unknown: the reader sees what happens after the first click.",),
        (
            "Say at each step who does what, and how long it takes.",
            "Name the point up to which nothing is owed.",
            "Say who answers for it if something goes wrong.",
        ),
        steps=(
            "Asking: what the customer has to say, and when they hear back.",
            "Offer: what it contains, and how long it holds.",
            "The job or the delivery: who comes, and what must be ready.",
            "Paying: when and how.",
        ),
        weight=0,
    ),
    Block(
        "costs",
        ("Prices", "What It Costs", "The Price and What Is in It"),
        ("Answers the question that every visitor has.", "Keeps those away for whom it is the wrong price."),
        (
            "Give real prices, or a real example with its sum; “on request” sends readers away.",
            "Say what makes it dearer or cheaper.",
            "Say what is never charged extra.",
            "Say whether tax is included.",
        ),
        table="costs",
        weight=0,
    ),
    Block("*", (), ()),
    Block(
        "proof",
        ("Why You Can Rely on Us", "Cases You Can Check", "Who You Are Dealing With"),
        ("Gives reasons for trust that can be checked.",),
        (
            "Name licences, insurance, years and people, each with something that proves it.",
            "Show one or two finished cases, with date and place, and with the customer’s leave.",
            "Quote no review that can’t be opened.",
            "Show the people who come, with their names.",
        ),
        facts=True,
    ),
    Block(
        "questions",
        ("What to Ask Before You Book", "What to Clear Up First", "What We Need to Know from You"),
        ("Makes the first call short.", "Shows that you know where it goes wrong."),
        ("List the details that you need for a firm offer.",),
        needs=True,
        weight=1,
    ),
    Block(
        "contact",
        ("Ask for a Date", "Get in Touch", "Book or Ask"),
        ("Ends with one thing to do.",),
        (
            "Offer one way to get in touch, and say within what time you answer.",
            "Say what happens next.",
            "Name a person, not a department.",
        ),
        weight=1,
    ),
)
