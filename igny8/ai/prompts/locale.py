"""Which language a text is written in, said so that a model understands it."""

from __future__ import annotations

import re
from typing import Final

_SHAPE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")  # BCP 47
_COUNTRY = re.compile(r"[A-Za-z]{2}\Z")
_LANGUAGES: Final = dict(
    pair.split("=")
    for pair in (
        "af=Afrikaans am=Amharic ar=Arabic az=Azerbaijani be=Belarusian bg=Bulgarian bn=Bengali bs=Bosnian ca=Catalan "
        "cs=Czech cy=Welsh da=Danish de=German el=Greek en=English es=Spanish et=Estonian eu=Basque fa=Persian "
        "fi=Finnish fil=Filipino fr=French ga=Irish gl=Galician gu=Gujarati he=Hebrew hi=Hindi hr=Croatian "
        "hu=Hungarian hy=Armenian id=Indonesian is=Icelandic it=Italian ja=Japanese ka=Georgian kk=Kazakh km=Khmer "
        "kn=Kannada ko=Korean lo=Lao lt=Lithuanian lv=Latvian mk=Macedonian ml=Malayalam mn=Mongolian mr=Marathi "
        "ms=Malay my=Burmese nb=Norwegian ne=Nepali nl=Dutch nn=Norwegian no=Norwegian pa=Punjabi pl=Polish "
        "pt=Portuguese ro=Romanian ru=Russian si=Sinhala sk=Slovak sl=Slovenian sq=Albanian sr=Serbian sv=Swedish "
        "sw=Swahili ta=Tamil te=Telugu th=Thai tl=Tagalog tr=Turkish uk=Ukrainian ur=Urdu uz=Uzbek vi=Vietnamese "
        "zh=Chinese zu=Zulu"
    ).split()
)


def code_of(language: str) -> str:
    """The language tag, if it has the shape of one; else English. It comes from rows, so it isn't trusted."""
    return language if _SHAPE.match(language) else "en"


def primary(language: str) -> str:
    """The language without country and script: "pt" of "pt-BR"."""
    return code_of(language).split("-", maxsplit=1)[0].casefold()


def spoken(language: str, country: str = "") -> str:
    """Such as "German (de-AT), as readers in AT write it"."""
    code = code_of(language)
    name = _LANGUAGES.get(primary(code))
    said = f"{name} ({code})" if name else f"the one with the language tag {code}"
    place = country.upper() if _COUNTRY.match(country) else ""
    return f"{said}, as readers in {place} write it, with their spelling, units and currency" if place else said
