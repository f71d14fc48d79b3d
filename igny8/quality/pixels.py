"""How wide a line of text is in Arial, for what a result page shows of it. No font is needed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

# Advance widths in thousandths of the size. Measured on Liberation Sans, which is made to have those of Arial.
_WIDTHS: Final = {
    191: "'", 222: "ijlł‘’‚ιіј", 260: "|", 278: " !,./:;I[\\]ft·ıΙІ", 333: "()-`r¡“”„‹›", 334: "{}", 350: "•", 355: '"',
    365: "г", 389: "*", 395: "τ", 400: "°", 411: "ґ", 438: "к", 441: "ζ", 446: "ε", 448: "ξ", 458: "зт", 469: "^",
    482: "ς", 489: "Ґ", 500: "JcksvxyzγκλνсухЈѕ", 510: "эє", 521: "чь", 525: "χ", 531: "в", 542: "Гпя", 547: "υ",
    549: "±÷", 551: "Γ", 552: "нџ", 556: "#$0123456789?L_abdeghnopqu§ðþŁđŋ€£¥–«»ηθοаеорђћ", 557: "δ", 559: "ий",
    569: "ρ", 573: "бц", 575: "β", 576: "μ", 578: "α", 583: "К", 584: "+<=>~×дл", 604: "З", 611: "FTZ¿ßøΖΤТ", 617: "σ",
    618: "Σ", 625: "ъ", 635: "У", 648: "φ", 650: "Ξ", 656: "БЛЬ", 666: "Ч", 667: "&ABEKPSVXYÞΑΒΕΚΡΥΧАВЕРХЅ",
    668: "ΔΛ", 669: "ж", 677: "Д", 688: "м", 690: "π", 713: "ψ", 719: "ИЙПЭыЄЏ", 722: "CDHNRUwĐΗΝΠНСЯ", 737: "©®",
    740: "Ц", 748: "Ω", 750: "ю", 760: "Ф", 778: "GOQØΘΟО", 781: "ω", 792: "Ъ", 798: "Φ", 802: "ш", 812: "њ",
    823: "фщ", 833: "MmΜМ", 835: "Ψ", 854: "Ћ", 865: "Ђ", 885: "Ы", 889: "%æ", 906: "љ", 916: "Ш", 923: "Ж", 938: "Щ",
    944: "Wœ", 1000: "ÆŒ—…™", 1010: "ЮЊ", 1015: "@", 1057: "Љ",
}  # fmt: skip
_BY_CHARACTER: Final = {character: width for width, characters in _WIDTHS.items() for character in characters}
_WIDE: Final = 1000  # Chinese, Japanese, Korean and most emoji fill a square
_OTHERWISE: Final = 540  # about the mean of Hebrew, Arabic, Thai and Indic letters; ours, for want of one font

TITLE_SIZE: Final = 20  # pixels: of a title on a result page
SNIPPET_SIZE: Final = 14  # of the description under it


def width(text: str, size: int) -> int:
    """The width of a line in pixels, set in Arial of `size` pixels."""
    return round(sum(map(_width, unicodedata.normalize("NFC", text))) * size / 1000)


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    known = _BY_CHARACTER.get(character)
    if known is not None:
        return known
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0  # marks that sit on a letter, joiners, variation selectors
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFD", character)[0]
    return _width(base) if base != character else _OTHERWISE
