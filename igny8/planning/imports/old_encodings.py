"""Which encoding from before Unicode a text is in, by the letters that each language uses most.

Keyword files are short and have few letters beyond ASCII, which general detectors need more of: they take Polish for
French and Japanese for Korean. So each language's encoding is tried, and the one whose letters fit best is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

LEAST_SCORE = 0.45
_BESIDE_ASCII = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]|[\x80-\xff](?=[A-Za-z])")


@dataclass(frozen=True)
class _Language:
    encoding: str
    common: str  # its commonest letters beyond ASCII, worth 1 each
    other: str = ""  # the rest, worth .4


_LATIN = (
    _Language("cp1252", "éèêàçùâîôûëï", "üœæÿ"),  # French
    _Language("cp1252", "äöüß", "é"),  # German
    _Language("cp1252", "áéíóúñ¿¡", "üª"),  # Spanish
    _Language("cp1252", "ãçéáíóâõêúà", "ôü"),  # Portuguese
    _Language("cp1252", "àèéìòù", ""),  # Italian
    _Language("cp1252", "äöåæøé", ""),  # Nordic
    _Language("cp1252", "éëïöüèàáíóúâêîôûäåæøçñãõß", "ðþýœ"),  # several of these
    _Language("cp1250", "ąćęłńóśźż", ""),  # Polish
    _Language("cp1250", "áíéěščřžýů", "úťďňóľĺŕäô"),  # Czech, Slovak
    _Language("cp1250", "áéíóöőúüű", ""),  # Hungarian
    _Language("cp1250", "ăâîșțşţ", ""),  # Romanian
    _Language("cp1250", "čćžšđ", ""),  # Croatian, Slovene
    _Language("cp1254", "ıüöşçğ", "İâî"),  # Turkish
    _Language("cp1257", "āčēģīķļņšūž", "ąęėįų"),  # Latvian
    _Language("cp1257", "ąčęėįšųūž", ""),  # Lithuanian
    _Language("cp1257", "äõöüšž", ""),  # Estonian
    _Language("cp1258", "àáâãèéêìíòóôõùúýăđơưạả", ""),  # Vietnamese
)
_OTHER = (
    _Language("cp1251", "оеаинтсрвлкмдпуы", "йцгшщзхъфжэячьбюёіїєґ"),  # Russian, Ukrainian, Bulgarian
    _Language("koi8_r", "оеаинтсрвлкмдпуы", "йцгшщзхъфжэячьбюё"),
    _Language("cp1253", "αοιετσνηυρπκμλςόίά", "ωδγχθφβξζψέήύώϊϋ"),  # Greek
    _Language("cp1255", "יוהלאברתשמנ", "חדעקפגסטזצכםןךףץ"),  # Hebrew
    _Language("cp1256", "اليمنرتبودعسفه", "ةكقحجشصطخأذغثزضءئظإؤىپچژگک"),  # Arabic, Persian
    _Language("cp874", "กนรอางเมยลสวดทตะคปีิ่้ัข", "บจพไหำแโใชซธฟภฉผถณญศษฮูุึื์็"),  # Thai
)


def likeliest(sample: bytes) -> str:
    """The encoding's Python name; "" where none fits."""
    if _is_latin(sample):
        return _one_byte(sample, _LATIN)
    beyond = {byte for byte in sample if byte >= 0xC0}
    if beyond and min(beyond) >= 0xE0 and max(beyond) <= 0xFA:
        return "cp1255"  # 27 letters without case, accents or capitals: Hebrew; Greek and Russian go beyond
    return _east_asian(sample) or _one_byte(sample, _OTHER)


def _is_latin(sample: bytes) -> bool:
    """Whether most letters beyond ASCII stand beside one of ASCII's: accents in a word, not another script."""
    beside = len(_BESIDE_ASCII.findall(sample))
    return beside * 2 > sum(byte >= 0x80 for byte in sample)


def _one_byte(sample: bytes, languages: tuple[_Language, ...]) -> str:
    best, best_score = "", LEAST_SCORE
    for language in languages:
        try:
            text = sample.decode(language.encoding)
        except UnicodeDecodeError:
            continue
        score = _score(text, language)
        if score > best_score:
            best, best_score = language.encoding, score
    return best


def _score(text: str, language: _Language) -> float:
    """How well the letters fit, 0-1; a capital counts half, so that a text with its cases turned round loses."""
    letters = [character for character in text if character > "\x7f"]
    points = 0.0
    for character in letters:
        lower = character.lower()
        worth = 1.0 if lower in language.common else 0.4 if lower in language.other else 0.0
        points += worth if lower == character else worth / 2
    return points / max(1, len(letters))


def _east_asian(sample: bytes) -> str:
    kana = _share("cp932", sample, lambda character: "ぁ" <= character <= "ヿ")
    hangul = _share("euc_kr", sample, lambda character: "가" <= character <= "힣")
    if kana > 0.2:
        return "cp932"
    if hangul > 0.97:
        return "cp949"
    if _commonest_characters(sample, b"\xb0", b"\xd7", low_second=b"\xa1") > 0.8 and _share("gb18030", sample, _any):
        return "gb18030"
    if _commonest_characters(sample, b"\xa4", b"\xc6", low_second=b"\x40") > 0.8 and _share("big5", sample, _any):
        return "big5"
    return ""


def _any(character: str) -> bool:
    return character >= "\u3000"


def _share(encoding: str, sample: bytes, fits: Callable[[str], bool]) -> float:
    """The share of the characters beyond ASCII that fit; 0 where the bytes aren't in that encoding."""
    for cut in (0, 1):  # the sample may end within a character
        try:
            text = sample[: len(sample) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
        beyond = [character for character in text if character > "\x7f"]
        return sum(fits(character) for character in beyond) / max(1, len(beyond))
    return 0.0


def _commonest_characters(sample: bytes, first: bytes, last: bytes, *, low_second: bytes) -> float:
    """The share of two-byte characters in the region where Chinese encodings keep their commonest ones."""
    pairs, common, at = 0, 0, 0
    while at < len(sample) - 1:
        if sample[at] < 0x80:
            at += 1
            continue
        pairs += 1
        common += first[0] <= sample[at] <= last[0] and sample[at + 1] >= low_second[0]
        at += 2
    return common / max(1, pairs)
