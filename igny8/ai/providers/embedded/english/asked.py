"""What belongs under a heading that is a search: by its form, and for questions by their first words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from igny8.ai.providers.embedded.reading.forms import Form, Reading
from igny8.ai.providers.embedded.reading.lexicon import AUXILIARIES


@dataclass(frozen=True)
class Advice:
    """Phrasings; `hints` are for a question in the FAQ, where one line has to do."""

    purposes: tuple[str, ...]
    points: tuple[tuple[str, ...], ...]  # each a point with its phrasings
    hints: tuple[str, ...] = ()


_QUESTIONS: tuple[tuple[str, Advice], ...] = (
    (
        r"^how (?:much|many)\b",
        Advice(
            ("Gives a number that the reader can plan with.", "Answers with a figure, not with “it depends” alone."),
            (
                (
                    "Put the figure first, as a range, with its source, its date and the place that it holds for.",
                    "Begin with the range, and name who counted it, when and where.",
                ),
                ("Say what moves it up and what moves it down.", "Name the two things on which the number hangs."),
            ),
            ("Figure first, then source and date.", "A range, and what it depends on."),
        ),
    ),
    (
        r"^how (?:long|soon|often|far|old|fast)\b",
        Advice(
            ("Gives a measure that the reader can act on.",),
            (
                (
                    "Answer with a shortest and a longest case, and the usual one between them.",
                    "Give the usual value first, then the cases in which it is wrong.",
                ),
                ("Say by which sign the reader tells which case is theirs.",),
            ),
            ("The usual value first, then the exception.", "A measure, and the sign that it is different here."),
        ),
    ),
    (
        r"^how\b",
        Advice(
            ("Shows what happens, in order.", "Lets the reader follow it from one point to the next."),
            (
                (
                    "Tell it as a sequence: who does what, and what changes by it.",
                    "Go through it in the order in which it happens, one sentence for each move.",
                ),
                (
                    "Mark the point at which it usually goes differently than people think.",
                    "Work one example through, and mark it as an example.",
                ),
            ),
            ("Three sentences, in the order of events.", "What happens first, next and last."),
        ),
    ),
    (
        r"^(?:what is|what are|what’s|who is|who are)\b",
        Advice(
            ("Gives a definition that can stand on its own.", "Says what is meant, in one breath."),
            (
                (
                    "Define it in one sentence that doesn’t use the term itself.",
                    "Write the definition first; keep its history for later or leave it out.",
                ),
                (
                    "Name the nearest thing that it is confused with, and what separates them.",
                    "Add one example that the reader knows from daily life.",
                ),
            ),
            ("A definition in one sentence, then an example.", "What it is, and what it is not."),
        ),
    ),
    (
        r"^why\b",
        Advice(
            ("Names the cause, not the circumstances.",),
            (
                (
                    "Give the main cause in the first sentence, the lesser ones after it by weight.",
                    "Begin with the cause that explains most cases.",
                ),
                ("Say how a reader can check whether it is the cause in their case.",),
            ),
            ("The main cause in the first sentence.", "Cause first, then how to check it."),
        ),
    ),
    (
        r"^when\b",
        Advice(
            ("Gives the moment, and the sign that it has come.",),
            (
                (
                    "Name the moment or the interval first, then the sign.",
                    "Begin with the date or the sign, not with the reasons.",
                ),
                ("Say what happens to those who come too early or too late.",),
            ),
            ("The moment first, then the sign that it has come.",),
        ),
    ),
    (
        r"^where\b",
        Advice(
            ("Sends the reader to the right place.",),
            (
                ("Name the kinds of places first, then those that you can vouch for, with links.",),
                ("Say where not to go, and why.",),
            ),
            ("The place with a link, and what to have at hand there.",),
        ),
    ),
    (
        r"^(?:which|who|whose|what)\b",
        Advice(
            ("Decides, and says by what.", "Gives a name or a choice, with the reason beside it."),
            (
                (
                    "Answer with a name or a choice in the first sentence.",
                    "Give the answer first; the reasoning can follow.",
                ),
                (
                    "Say for whom the answer would be another one.",
                    "Say by what it was decided, so that it can be checked.",
                ),
            ),
            (
                "The answer in the first sentence, the reason in the second.",
                "One choice, and for whom another is right.",
            ),
        ),
    ),
    (
        r"",
        Advice(
            ("Settles a yes-or-no question.", "Answers plainly, and then says when it is otherwise."),
            (
                ("Begin with “yes”, “no” or “it depends on …”.", "Let the first word be the answer."),
                ("Name the condition under which the answer turns around.", "Say in which case the opposite is true."),
                ("Back it with one source that the reader can open.",),
            ),
            (
                "Yes, no or “it depends on …” first, then the condition.",
                "The answer in its first word, a source in its last.",
            ),
        ),
    ),
)
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), advice) for pattern, advice in _QUESTIONS)

_FORMS: dict[Form, Advice] = {
    Form.HOW_TO: Advice(
        (
            "Is a short procedure of its own within the page.",
            "Lets the reader do this one thing without reading the rest.",
        ),
        (
            (
                "Number the steps: one action each, verb first, with what the reader sees when it has worked.",
                "Write it as steps; after each, the sign that it is done.",
            ),
            (
                "If it takes more than seven steps, give it a page of its own and link it here.",
                "Say how long it takes and what it needs.",
            ),
        ),
        ("Up to five steps, each beginning with a verb.", "The steps, shortest way first."),
    ),
    Form.VERSUS: Advice(
        ("Sets two things side by side that readers weigh against each other.",),
        (
            ("Compare on three points that decide, not on all.",),
            ("End with one sentence of the form “take … if …” for each.",),
        ),
        ("The difference that decides, then whom each suits.",),
    ),
    Form.BEST: Advice(
        ("Names a pick, by criteria that stand on the page.",),
        (
            (
                "State the criteria first, then the pick, then what speaks against it.",
                "Name one pick and the reader it is for; say what it was measured against.",
            ),
            ("Give the date on which it was looked at.",),
        ),
        ("One pick, the reason, and for whom it is wrong.",),
    ),
    Form.PRICE: Advice(
        ("Gives a price that the reader can plan with.", "Shows what is paid, and for what."),
        (
            (
                "Give a range with place, date and source, and say what it includes.",
                "Show one real bill, item by item, with its date.",
            ),
            ("Say what makes it dearer, and what is charged only later.",),
        ),
        ("A range with its date, and what it includes.",),
    ),
    Form.NEAR: Advice(
        ("Helps a reader who wants somebody within reach.",),
        (
            ("Say which area is served and how soon; name no place that isn’t.",),
            ("Give what has to be asked on the telephone before anybody comes.",),
        ),
    ),
    Form.FIX: Advice(
        ("Gets a stuck reader going again.",),
        (
            ("Begin with the cause that is quickest to rule out, and say how to rule it out.",),
            ("Say how to undo each thing that is tried.",),
        ),
        ("The likeliest cause, and the quickest check for it.",),
    ),
    Form.REVIEW: Advice(
        ("Says what use has shown.",),
        (("Report what was seen, by whom and for how long.",), ("Name one thing that speaks against it.",)),
    ),
    Form.ALTERNATIVES: Advice(
        ("Shows what else there is, and for whom.",),
        (
            ("Give each alternative one line: what it does better, and what one loses by changing.",),
            ("Say for whom staying is the better choice.",),
        ),
    ),
    Form.LIST: Advice(
        ("Gives an overview that can be scanned.", "Sorts what is otherwise a heap."),
        (
            (
                "Say by what the list is sorted, and give each entry the reason why it is there.",
                "Group the entries, and give each group the case that it suits.",
            ),
            ("Leave out entries that you would never choose.", "Stop where the entries begin to repeat each other."),
        ),
    ),
    Form.CHECKLIST: Advice(
        ("Gives points that can be ticked.",),
        (("One line for each point, with the proof that it is done.",), ("Offer it as a file.",)),
    ),
    Form.MEANING: Advice(
        ("Says what the word means, and how it is used.",),
        (
            ("Define it in one sentence, then show it in one.",),
            ("Say where it comes from only if that helps to understand it.",),
        ),
    ),
    Form.ADDRESS: Advice(
        ("Takes the reader to the page that they look for.",),
        (
            ("Link the official page in the first line, and say how to tell it from a copy.",),
            ("Say what is needed to get in, and whom to ask when it fails.",),
        ),
    ),
    Form.PHRASE: Advice(
        (
            "Gives this narrower search its own answer.",
            "Serves the readers who came for exactly this.",
            "Goes into the part that these readers ask about.",
            "Takes up one side of the subject on its own.",
        ),
        (),
    ),
    Form.FRAGMENT: Advice(
        ("Serves a search whose meaning has to be found out first.",),
        (
            (
                "Open the result page for it: are there guides, shops or tools? Then decide whether it belongs here.",
                "Look at what ranks for it before you write: the words alone don’t say what is meant.",
            ),
        ),
    ),
}


_MESSAGE = Advice(
    ("Gets a stuck reader going again.", "Is found by those who paste the message into the search field."),
    (
        ("Quote the message exactly as it appears, then give the likeliest cure.",),
        ("Name the versions in which it appears, and the change after which it usually begins.",),
        ("Say how to undo each thing that is tried.",),
    ),
    ("The message as it appears, then the likeliest cure.",),
)


def advice_for(reading: Reading) -> Advice:
    """What to write under this search."""
    if reading.form is Form.FIX and "error" in reading.said.lower():
        return _MESSAGE
    if reading.form is Form.QUESTION:
        return next(advice for pattern, advice in _COMPILED if pattern.search(reading.core))
    return _FORMS[reading.form]


def is_short(reading: Reading) -> bool:
    """Whether a sentence or two answer it, so that it goes into the FAQ where there are several."""
    return reading.form is Form.QUESTION and reading.core.split()[0].lower() in AUXILIARIES
