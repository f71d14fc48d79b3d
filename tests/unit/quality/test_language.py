from __future__ import annotations

import pytest

from igny8.quality.language.readability import count, formula_for
from igny8.quality.language.scripts import main_script
from igny8.quality.language.terms import term_of, unit_of
from tests.unit.quality.articles import an_article, result

TEXTS = {
    "en": (
        "Cold brew is a drink that you make with cold water and coarse coffee. It is sweet, and it keeps for "
        "days in the fridge. You can have it with milk or with ice, and it is not as bitter as hot coffee."
    ),
    "de": (
        "Kalt gebrühter Kaffee ist ein Getränk, das man mit kaltem Wasser und grobem Kaffee macht. Er ist "
        "mild und hält sich einige Tage im Kühlschrank. Man kann ihn mit Milch oder auf Eis trinken, und er "
        "ist nicht so bitter."
    ),
    "fr": (
        "Le café infusé à froid est une boisson que l'on prépare avec de l'eau froide et du café moulu. Il "
        "est doux et se garde plusieurs jours dans le réfrigérateur. On peut le boire avec du lait ou sur de "
        "la glace."
    ),
    "es": (
        "El café en frío es una bebida que se hace con agua fría y café molido grueso. Es dulce y se conserva "
        "varios días en la nevera. Se puede tomar con leche o con hielo, y no es tan amargo como el café "
        "caliente."
    ),
    "pt-BR": (
        "O café gelado é uma bebida que você faz com água fria e café moído. Ele é doce e dura dias na "
        "geladeira. Não é tão amargo como o café quente, e você pode tomar com leite ou com gelo."
    ),
    "it": (
        "Il caffè a freddo è una bevanda che si prepara con acqua fredda e caffè macinato. È dolce e si "
        "conserva per giorni nel frigorifero. Non è amaro come il caffè caldo, e lo puoi bere con il latte."
    ),
    "nl": (
        "Koude koffie is een drank die je maakt met koud water en grof gemalen koffie. Het is zoet en je kunt "
        "het dagen in de koelkast bewaren. Het is niet zo bitter als hete koffie en je drinkt het met melk."
    ),
    "pl": (
        "Kawa na zimno to napój, który robi się z zimnej wody i grubo mielonej kawy. Jest słodka i można ją "
        "trzymać w lodówce przez kilka dni. Nie jest tak gorzka jak gorąca kawa i można ją pić z mlekiem."
    ),
    "tr": (
        "Soğuk demleme, soğuk su ve iri çekilmiş kahve ile yapılan bir içecektir. Tatlıdır ve buzdolabında "
        "günlerce kalır. Sıcak kahve kadar acı değil ve süt ile de içilir, ama en çok buz ile güzel olur."
    ),
    "ru": (
        "Холодный кофе это напиток, который делают из холодной воды и молотого кофе. Он сладкий и хранится в "
        "холодильнике несколько дней. Он не такой горький, как горячий кофе, и его можно пить с молоком."
    ),
    "uk": (
        "Холодна кава це напій, який роблять із холодної води та меленої кави. Вона солодка і зберігається в "
        "холодильнику кілька днів. Вона не така гірка, як гаряча, і її можна пити з молоком."
    ),
    "ar": (
        "القهوة الباردة هي مشروب من الماء البارد والقهوة المطحونة. هو حلو و يمكن أن يبقى في الثلاجة عدة أيام. "
        "لا يكون مرا مثل القهوة الساخنة، و يمكن أن تشربه مع الحليب أو على الثلج."
    ),
    "he": (
        "קפה קר הוא משקה של מים קרים וקפה טחון. הוא מתוק ואפשר לשמור אותו במקרר כמה ימים. הוא לא מר כמו קפה "
        "חם, וגם אפשר לשתות אותו עם חלב או על קרח, אם זה מה שאתם אוהבים."
    ),
    "hi": (
        "कोल्ड ब्रू एक पेय है जो ठंडे पानी और दरदरी कॉफी से बनता है। यह मीठा होता है और फ्रिज में कई दिन तक "
        "रहता है। यह गर्म कॉफी की तरह कड़वा नहीं होता और इसे दूध के साथ भी पिया जा सकता है।"
    ),
    "ja": (
        "水出しコーヒーは、冷たい水と粗く挽いたコーヒーで作る飲み物です。甘みがあり、冷蔵庫で数日もちます。熱いコーヒー"
        "ほど苦くなく、牛乳や氷と一緒に楽しめます。"
    ),
    "zh-CN": (
        "冷萃咖啡是用冷水和粗磨咖啡制作的饮料。它味道甘甜，可以在冰箱里保存几天。它不像热咖啡那么苦，可以加牛奶或者冰块"
        "一起喝，非常适合夏天在家里慢慢享用，味道也更加柔和。"
    ),
    "ko": (
        "콜드브루는 차가운 물과 굵게 간 커피로 만드는 음료입니다. 맛이 달고 냉장고에서 며칠 동안 보관할 수 "
        "있습니다. 뜨거운 커피만큼 쓰지 않습니다."
    ),
    "th": (
        "กาแฟสกัดเย็นเป็นเครื่องดื่มที่ทำจากน้ำเย็นและกาแฟบดหยาบ มีรสหวานและเก็บในตู้เย็นได้หลายวัน ไม่ขมเท่ากาแฟร้อน และดื่มกับนมหรือน้ำแข็งได้"
    ),
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_in_its_own_language(language: str) -> None:
    found = result("language", an_article(f"<p>{TEXTS[language]}</p>", language=language))
    assert found.status == "pass", found.message


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *[("en", text) for text in TEXTS if text != "en"],
        *[(site, "en") for site in TEXTS if site != "en"],
        ("ru", "uk"),
        ("uk", "ru"),
        ("de", "nl"),
        ("fr", "es"),
        ("it", "fr"),
        ("zh-CN", "ja"),
    ],
)
def test_a_text_in_another_language_is_told(language: str, text: str) -> None:
    found = result("language", an_article(f"<p>{TEXTS[text]}</p>", language=language))
    assert (found.status, found.is_must) == ("fail", True), found.message


def test_some_foreign_paragraphs_are_told() -> None:
    body = "".join(f"<p>{TEXTS[code]}</p>" for code in ("en", "en", "de"))
    found = result("language", an_article(body))
    assert (found.status, found.measured["foreign_paragraphs"]) == ("warn", 1)


def test_a_script_of_another_kind_is_read_from_its_tag() -> None:
    assert result("language", an_article(f"<p>{TEXTS['en']}</p>", language="sr-Latn")).status == "pass"
    assert result("language", an_article(f"<p>{TEXTS['ru']}</p>", language="sr-Latn")).status == "fail"


def test_a_language_without_a_list_is_told_by_its_script() -> None:
    assert result("language", an_article(f"<p>{TEXTS['en']}</p>", language="ka")).status == "fail"
    assert result("language", an_article(f"<p>{TEXTS['en']}</p>", language="sw")).status == "pass"


@pytest.mark.parametrize(
    ("term", "text", "language", "is_there"),
    [
        ("cold brew coffee", "Coffee brewed cold tastes sweet.", "en", True),
        ("how to make cold brew", "Making cold brews is easy.", "en", True),
        ("running shoes", "A shoe for a run.", "en", True),
        ("cold brew", "Cold water.", "en", False),
        ("what is it", "What is it?", "en", True),
        ("kaffee filter", "Ein Kaffeefilter aus Papier.", "de", True),
        ("günstige kaffeemaschine", "Günstiger sind Kaffeemaschinen gebraucht.", "de", True),
        ("cafés fríos", "Un cafe frio, por favor.", "es", True),
        ("холодный кофе", "О холодном кофе.", "ru", True),
        ("قهوة باردة", "والقهوة الباردة لذيذة", "ar", True),
        ("咖啡豆", "我喜欢咖啡豆。", "zh", True),
        ("コーヒー豆 おすすめ", "おすすめのコーヒー豆です。", "ja", True),
        ("กาแฟเย็น", "ฉันชอบกาแฟเย็นมาก", "th", True),
        ("咖啡机", "我喜欢茶。", "zh", False),
        ("c++ course", "A course in C++.", "en", True),
        ("", "Anything.", "en", False),
    ],
)
def test_a_term_is_found_whatever_its_form(term: str, text: str, language: str, *, is_there: bool) -> None:
    wanted = term_of(term, language)
    assert (bool(wanted.stems) and wanted.is_in(unit_of(text, language))) is is_there


def test_a_phrase_is_counted_in_its_order() -> None:
    unit = unit_of("Cold brew is cold, and the cold brews brew cold.", "en")
    assert term_of("cold brew", "en").times_in(unit) == 2
    assert term_of("咖啡豆", "zh").times_in(unit_of("咖啡豆和咖啡豆", "zh")) == 2


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("abc жз", "Latin"),
        ("日本語の文", "Japanese"),
        ("汉字", "Chinese"),
        ("123 !", ""),
        ("ไทย", "Thai"),
        ("ελ", "Greek"),
    ],
)
def test_the_main_script(text: str, script: str) -> None:
    assert main_script(text) == script


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "ru", "tr", "sv"])
def test_a_formula_puts_easy_above_hard(language: str) -> None:
    formula = formula_for(language)
    assert formula is not None
    easy = count([["ma", "la", "to"]] * 10, language)
    hard = count([["internationalisationem", "организационностация"] * 12] * 3, language)
    assert formula.value(easy) > formula.value(hard)


def test_there_is_no_formula_for_every_language() -> None:
    assert result("readability", an_article(f"<p>{TEXTS['ja'] * 5}</p>", language="ja")).status == "not_applicable"
    assert result("sentences", an_article(f"<p>{TEXTS['th'] * 5}</p>", language="th")).status == "not_applicable"
