"""What the extra words of a search ask for: "without", "for beginners", "2026", "free", "in Texas"."""

from __future__ import annotations

import re

from igny8.ai.providers.embedded.reading.slices import stems

# Of these alone also a whole question speaks; "easy" in one is no wish for the easy way.
_ALSO_IN_QUESTIONS = ("legal", "safe|", "scam", "20[2", "calculator", "salary", "last date")

# Pattern -> what to write; `{m}` is what was found, quoted as it was typed. The first two that match are said.
_TABLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        r"\bfor (?:beginners?|dummies|newbies|starters)\b",
        (
            "Assume nothing: explain each term where it first appears, and leave out what a beginner can’t use yet.",
            "Give the one way that rarely fails, and leave the finer choices to another page.",
        ),
    ),
    (
        r"\b(?:legal|illegal|law|allowed|banned)\b",
        ("Name the law or rule, its date and where it applies; say that this is no legal advice.",),
    ),
    (
        r"\b(?:safe|safely|dangerous|side effects|harmful|toxic)\b",
        ("Lead with the risk, in plain words, and with the source that names it.",),
    ),
    (
        r"\b(?:side effects|symptoms?|signs)\b",
        ("Order them by how urgent they are, and say which one calls for help at once.",),
    ),
    (
        r"\b(?:scam|legit|worth it|a good idea|bad)\b",
        (
            "Give your verdict first, then the strongest argument against it.",
            "Decide, and say what would make you decide otherwise.",
        ),
    ),
    (
        r"\bwithout \S+(?: \S+){0,3}$",
        ("Say what takes the place of what is left out ({m}), and what the reader gives up by it.",),
    ),
    (
        r"\bfree\b",
        (
            "Say what the free way leaves out, and what it asks for instead: time, data or an upsell.",
            "Name the limit at which free ends.",
        ),
    ),
    (r"\b20[2-4]\d\b", ("Check each figure for the year in {m}, and say on the page when that was done.",)),
    (
        r"\b(?:pdf|template|download|printable|worksheet)\b",
        ("Offer the file itself, in a format that can be edited, and say what is in it.",),
    ),
    (r"\breddit\b", ("Read the threads, link the useful ones, and present them as their writers’ opinions.",)),
    (
        r"\b(?:at home|diy|yourself|homemade)\b",
        ("Begin with what a household has already, then what must be bought; say where a professional takes over.",),
    ),
    (
        r"\b(?:mens?|men’s|womens?|women’s|ladies|kids?|children’s|childrens|girls|boys|baby|toddler)\b",
        (
            "Say what differs in size, fit or use; leave out what is the same for everybody.",
            "Keep to what is particular to them, and link the general part.",
        ),
    ),
    (
        r"\b(?:cheap|cheapest|budget|affordable|discount|under \S+)\b",
        ("Say which price you mean by that, and what is missing below it.",),
    ),
    (
        r"\b(?:easy|simple|quick|quickly|fast|fastest)\b",
        ("Give the shortest way that works, and say what it leaves out.",),
    ),
    (
        r"\b(?:api|php|css|code|shortcode|sql|javascript|python|hook|snippet|query|regex)\b",
        ("Give code that was run, with the versions that it ran on, and say how to undo it.",),
    ),
    (
        r"\b(?:import|export|migrate|migration|sync|transfer|convert|move)\b",
        ("Say what is carried over, what is lost, and how to check that nothing is missing.",),
    ),
    (
        r"\b(?:plugins?|extensions?|apps?|software|tools?|integration)\b",
        ("Name the version that was tried, and on what it was tried.",),
    ),
    (
        r"\b(?:sizes?|dimensions|weight|length|height|capacity)\b",
        ("Give the measurements in both systems, and say who measured.",),
    ),
    (
        r"\b(?:calculator|calculate|formula|rate|interest|percentage)\b",
        ("State the formula and work one example through, with amounts that are marked as an example.",),
    ),
    (
        r"\b(?:salary|wage|earn|pay scale)\b",
        ("Give figures with place and year, and say whether they are before tax.",),
    ),
    (r"\b(?:online)\b", ("Name the page where it is done, what has to be at hand, and how long it takes.",)),
    (
        r"\b(?:last date|deadline|due date|opening hours|when)\b",
        ("Give the date from the official notice, with a link to it, and say when you looked.",),
    ),
    (
        r"\b(?:ratio|recipe|ingredients|dose|dosage)\b",
        ("Give amounts by weight from a batch or a source that you can name.",),
    ),
    (
        r"\bwith \S+(?: \S+){0,3}$",
        ("Say what {m} changes: what it does better, how much is needed, and when it is the wrong choice.",),
    ),
    (
        r"\bfor \S+(?: \S+){0,3}$",
        (
            "Open with what is different {m}: which advice still holds, which doesn’t, and why.",
            "Describe the case {m} in one line, so that those readers see themselves, then answer for them alone.",
            "Say what you would leave out or add {m}, with the reason.",
        ),
    ),
    (
        r"\b(?:in|near|at) \S+(?: \S+){0,2}$",
        (
            "Keep to what is particular {m}, and leave out what holds everywhere.",
            "Give what only applies {m}, each point with the page that it comes from.",
        ),
    ),
)
_COMPILED = tuple(
    (re.compile(pattern, re.IGNORECASE), options, any(sign in pattern for sign in _ALSO_IN_QUESTIONS))
    for pattern, options in _TABLE
)


def asked_by(said: str, *, is_question: bool) -> list[tuple[str, ...]]:
    """Groups of phrasings for what the words of a search ask for, most telling first."""
    found = []
    for pattern, options, is_for_all in _COMPILED:
        match = pattern.search(said) if is_for_all or not is_question else None
        if match:
            found.append(tuple(option.replace("{m}", f"“{match[0].strip()}”") for option in options))
    return found


def extra_words(said: str, main: str) -> str:
    """The words that a narrower search adds to the main one, as typed; empty where that says nothing."""
    base = stems(main)
    extra = [word for word in said.split() if not stems(word) & base]
    is_narrower = len(base & stems(said)) == len(base) and 0 < len(extra) <= 3
    return " ".join(extra) if is_narrower else ""
