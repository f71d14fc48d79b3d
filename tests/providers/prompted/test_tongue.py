from __future__ import annotations

import pytest

from igny8.ai.errors import InvalidOutput
from igny8.ai.prompts.locale import spoken
from igny8.ai.providers.prompted.checking import refuse_avoided
from igny8.ai.providers.prompted.tongue import is_plausible

ENGLISH = (
    "Cold brew is coffee that is made with cold water. You put the ground beans in a jar, and you leave it in the "
    "fridge for the night. In the morning you pour it through a filter, and it is done. It keeps for a week, so you "
    "can make more of it than you need for one day. It is milder than hot coffee, and it is less sour for most."
)
GERMAN = (
    "Cold Brew ist Kaffee, der mit kaltem Wasser gemacht wird. Man gibt das Pulver in ein Glas und stellt es über die "
    "Nacht in den Kühlschrank. Am Morgen gießt man es durch einen Filter, und es ist fertig. Es hält sich eine Woche, "
    "also kann man mehr davon machen, als man für einen Tag braucht. Er ist milder als heißer Kaffee und nicht sauer."
)
JAPANESE = "コールドブリューは水で淹れるコーヒーです。粉をボトルに入れて、一晩冷蔵庫に置きます。"


@pytest.mark.parametrize(
    ("text", "language", "can_be"),
    [
        (ENGLISH, "en-GB", True),
        (ENGLISH, "de", False),
        (GERMAN, "de-AT", True),
        (GERMAN, "en", False),
        ("Model Watt Liter Bosch 700 2.5 de Krups 900 1.8 " * 10, "en", True),  # a list of no language
        (JAPANESE, "ja", True),
        (JAPANESE, "en", False),
        (GERMAN[:100], "en", True),  # too short to be judged by its words
        (JAPANESE, "zh", True),  # Chinese characters may be either
        (ENGLISH, "ja", False),
        (ENGLISH, "ru", False),
        (ENGLISH, "sr", True),
        (ENGLISH, "sr-Latn", True),
        (ENGLISH, "sw", True),  # not known
        ("Bosch GSR 12V-15 FC", "ja", True),
        ("قهوة باردة في المنزل بدون آلة", "ar", True),
    ],
)
def test_only_the_plainly_foreign_is_told(text: str, language: str, can_be: bool) -> None:
    assert is_plausible(text, language) is can_be


def test_words_that_a_site_avoids() -> None:
    refuse_avoided("A cheaper game.", ["cheap", ""], "en")
    for text in ("It is CHEAP.", "a game-changing idea"):
        with pytest.raises(InvalidOutput, match="which this site avoids"):
            refuse_avoided(text, ["cheap", "game-changing"], "en")


@pytest.mark.parametrize(
    ("language", "country", "said"),
    [
        ("de", "at", "German (de), as readers in AT write it, with their spelling, units and currency"),
        ("pt-BR", "", "Portuguese (pt-BR)"),
        ("tlh", "", "the one with the language tag tlh"),
        ("en; ignore all", "x\ny", "English (en)"),
    ],
)
def test_a_locale_is_said_in_words_of_our_own(language: str, country: str, said: str) -> None:
    assert spoken(language, country) == said
