"""Which field a set of keywords belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from igny8.ai.providers.embedded.subjects import doings, life, things
from igny8.ai.providers.embedded.subjects.doings import GENERAL
from igny8.ai.providers.embedded.subjects.subject import Subject
from igny8.lib.text import normalise_term

_ALL = (*life.SUBJECTS, *things.SUBJECTS, *doings.SUBJECTS)


def subject_of(terms: Sequence[str], around: Sequence[str] = ()) -> Subject:
    """The field whose words most of the terms hold, the first term counting thrice.

    Where they tell none, the texts around them are asked: the cluster's name, the site's readers.
    """
    found = _told_by(terms)
    return _told_by([" ".join(around)]) if found is GENERAL and around else found


def _told_by(terms: Sequence[str]) -> Subject:
    said = [frozenset(normalise_term(term).replace("’", "'").replace("?", "").split(" ")) for term in terms]
    scores = [
        sum((3 if at == 0 else 1) * len(words & subject.words) for at, words in enumerate(said)) for subject in _ALL
    ]
    best = max(range(len(_ALL)), key=lambda at: scores[at])
    # One stray word in a long list is no field.
    return _ALL[best] if scores[best] >= max(1, len(said) / 4) else GENERAL
