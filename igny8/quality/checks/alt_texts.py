"""What pictures say to who can't see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from igny8.lib.text import normalise_term
from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, counted, failed, not_applicable, passed, some, warned
from igny8.quality.language.terms import term_of, unit_of
from igny8.quality.markup import Picture

LONGEST: Final = 125  # characters
MANY_PICTURES: Final = 5
TOO_MANY: Final = 0.75
LISTED: Final = 5  # commas make a list of keywords of it
_OPENINGS: Final = (
    "image of", "picture of", "photo of", "bild von", "foto von", "image de", "photo de", "imagen de", "foto de",
    "immagine di", "foto di", "imagem de", "afbeelding van", "изображение ", "фото ",
)  # fmt: skip


def _run(article: Article) -> Finding:
    return judge(article.pictures, article.main_keyword, article.language)


def judge(pictures: Sequence[Picture], keyword: str, language: str) -> Finding:
    """The same for pictures alone: their alt texts change without the article."""
    if not pictures:
        return not_applicable("There is no picture yet.", pictures=0)
    alts = [picture.alt.strip() for picture in pictures]
    missing = [picture.where for picture, alt in zip(pictures, alts, strict=True) if not alt]
    faults = _faults([alt for alt in alts if alt], keyword, language)
    measured = {"pictures": len(alts), "missing": len(missing), "faults": faults}
    if missing:
        told = f"{counted(len(missing), 'picture')} without alt text ({', '.join(sorted(set(missing))[:5])})."
        return failed(f"{told} Say what can be seen on it.", **measured)
    if faults:
        return warned(f"Alt texts: {'; '.join(faults)}. Say in a short sentence what can be seen.", **measured)
    return passed(f"{counted(len(alts), 'picture')} with an alt text each.", **measured)


def _faults(alts: list[str], keyword: str, language: str) -> list[str]:
    twice = [alt for alt, times in Counter(map(normalise_term, alts)).items() if times > 1]
    long = [alt for alt in alts if len(alt) > LONGEST]
    idle = [alt for alt in alts if normalise_term(alt).startswith(_OPENINGS)]
    listed = [alt for alt in alts if alt.count(",") + alt.count("،") + alt.count("、") >= LISTED]
    found = [
        (f"repeated: {some(twice)}", twice),
        (f"above {LONGEST} characters: {some(long)}", long),
        (f"“image of” says nothing: {some(idle)}", idle),
        (f"a list of words: {some(listed)}", listed),
        (f"“{keyword}” in nearly all", _is_stuffed(alts, keyword, language)),
    ]
    return [told for told, faulty in found if faulty]


def _is_stuffed(alts: list[str], keyword: str, language: str) -> bool:
    term = term_of(keyword, language)
    if len(alts) < MANY_PICTURES or not term.stems:
        return False
    return sum(term.is_in(unit_of(alt, language)) for alt in alts) / len(alts) > TOO_MANY


ALT_TEXTS = Check(
    key="alt_texts",
    title="Alt texts",
    weight=4,
    threshold=(
        f"passes if every picture has its own, up to {LONGEST} characters; warns if one is repeated, longer, a list "
        f"of words, begins with “image of”, or the keyword stands in more than {TOO_MANY:.0%} of {MANY_PICTURES} and "
        "more; "
        "fails if one is missing"
    ),
    source="WCAG 2.2, 1.1.1; 75 %: Yoast's keyphrase in image alt; 125 characters: custom among those who write them",
    run=_run,
    for_briefs=True,
    is_mendable=False,
)
