"""The commonest words of languages: they tell a language, and say nothing of a subject."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_LISTS: Final[Mapping[str, str]] = {
    "en": (
        "the of and to in a is that for it as was with be by on not he his but at are this have from or had an "
        "they which one you were her all she there would their we him been has when who will more no if out so "
        "said what up its about into than them can only other new some could time these two may then do first any "
        "my now such like our over me even most after also did many before must through how your vs"
    ),
    "de": (
        "der die das und in zu den mit von ist nicht ein eine einer einem einen des dem auf für im auch es sich "
        "als an sie er wir ich so dass kann wird werden sind war oder aber bei aus nach wie nur noch über vor wenn "
        "man zum zur durch um am mehr hat haben sein ihre ihr unter bis sehr schon diese dieser dieses was welche "
        "gegen"
    ),
    "fr": (
        "le la les de des du et à un une en que qui est dans pour pas ce il elle au aux sur par plus avec ne se "
        "son sa ses ou mais sont comme nous vous ils on cette ces être fait leur leurs si tout tous aussi même "
        "sans entre peut après c'est d'un d'une l' où y dont votre vos quel quelle"
    ),
    "es": (
        "el la los las de que y a en un una es se no por con para su sus lo como más al del o pero le ya este esta "
        "entre cuando muy sin sobre también me hasta hay donde quien desde todo todos nos durante uno ni contra "
        "otros ese eso ante ellos esto son fue ser está si porque qué cuál cómo"
    ),
    "it": (
        "il lo la i gli le di che e a in un una uno è non per con si da come sono anche più ma al del della dei "
        "delle degli nel nella su se ha ho o questo questa questi queste alla alle dal dalla ai cui molto tra dopo "
        "essere stato quando dove tutto tutti suo sua loro può così perché ogni"
    ),
    "pt": (
        "o a os as de que e em um uma é não para com por se do da dos das no na nos nas mais como mas ao à foi ele "
        "ela seu sua seus suas ou quando muito já também só pelo pela até isso entre depois sem mesmo aos ter são "
        "você está qual há nem num numa esse essa este esta qué porque"
    ),
    "nl": (
        "de het een en van in is dat op te met voor zijn niet aan er die om ook als bij maar of door over uit dan "
        "naar ze hij je wordt worden deze dit nog wel kan kunnen tot hebben heeft meer al zo geen waar wat hoe "
        "onder tussen zonder na uw u we wij"
    ),
    "sv": (
        "och att det i en som är på av för med den till inte har de om ett han men var jag sig från vi så kan när "
        "man nu ska skulle eller hur vad efter under också över mer alla mycket detta dessa ditt din du blir än"
    ),
    "da": (
        "og at det i en som er på af for med den til ikke har de om et han men var jeg sig fra vi så kan når man "
        "nu skal ville eller hvordan hvad efter under også over mere alle meget dette disse dit din du bliver end"
    ),
    "no": (
        "og at det i en som er på av for med den til ikke har de om et han men var jeg seg fra vi så kan når man "
        "nå skal ville eller hvordan hva etter under også over mer alle mye dette disse ditt din du blir enn"
    ),
    "fi": (
        "ja on ei se että en hän joka niin kuin mutta ovat oli tai myös jos kun vain ole sen ne tämä mitä miten "
        "sekä voi voit voidaan olla kanssa hyvin enemmän koska sitä jotka ennen jälkeen sinun"
    ),
    "pl": (
        "i w na z do nie się to że jest o jak za od po a co ale czy tak dla są przez jego jej ich tym może być był "
        "który która które oraz lub przy bez pod tylko także już ten ta te jeśli gdy bardzo można więcej"
    ),
    "cs": (
        "a v na se je že to s z do o i ve pro jako za by ale od po co jak si tak nebo jsou být má může také který "
        "která které při bez pod jen už ten ta tím když více velmi není"
    ),
    "hu": (
        "a az és hogy nem is egy ez ha meg de van volt mint csak már el ki még azt lehet vagy minden akkor nagyon "
        "ezt kell be aki ami ezek amely több után előtt"
    ),
    "ro": (
        "și de în a la cu pe nu că o un este din să se mai pentru ce sunt care al ale ca dar fi sau fost după prin "
        "când foarte dacă fără între acest această cum tot"
    ),
    "tr": (
        "ve bir bu için da de ile ne çok daha olarak olan gibi en kadar sonra ama var ya ki her mi mı o değil veya "
        "ise hem nasıl önce göre yok tüm şey siz biz"
    ),
    "id": (
        "yang dan di ini itu dengan untuk dari dalam tidak akan pada ke juga saya anda ada atau bisa adalah karena "
        "oleh lebih sudah kami mereka telah dapat seperti agar saat cara"
    ),
    "vi": (
        "và của là có được cho không các trong một những với để người này đã khi từ như về cũng đến bạn ra thì sẽ "
        "nhiều hơn hoặc nếu tại vào rất"
    ),
    "ru": (
        "и в не на с что как по это он она из у за к но же от о для или так если только его её их мы вы они был "
        "была было быть бы все при чем может также когда до без под уже ещё более очень можно который которые"
    ),
    "uk": (
        "і в не на з що як по це він вона із у за до але ж від о для або так якщо тільки його її їх ми ви вони був "
        "була було бути би всі при ніж може також коли без під вже ще більше дуже можна який які та й"
    ),
    "bg": (
        "и в не на с че да се по това той тя от за към но или така ако само му я им ние вие те беше са съм е при "
        "може също когато до без под вече още много как който които ще"
    ),
    "el": (
        "και το να η ο του της την τα για με που σε δεν από είναι θα οι τον τους τις στο στη στην ή αν ως μια ένα "
        "πιο αλλά μας σας όταν πολύ μπορεί αυτό"
    ),
    "ar": (
        "من في على إلى أن هذا هذه التي الذي ما لا هو هي كان مع عن أو كل قد بعد بين كما ثم حتى إذا عند غير لم لن و "
        "يمكن أي"
    ),
    "fa": ("و در به از که این را با است برای آن یک می تا بر هم شود نیز اما کرد شما خود یا باید هر پس شد بود های"),
    "ur": ("کے میں کی ہے اور سے کا کو اس کہ پر یہ نے بھی نہیں ایک ہیں تھا جو لیے کر یا ہو وہ آپ"),
    "he": ("של את על לא זה הוא היא עם כי גם או יש אם כל אין מה אל לפי יותר אבל כדי רק בין עד אני הם אתם אתה אשר"),
    "hi": ("के में की है और से का को पर यह ने भी नहीं एक हैं था जो लिए कर या हो वह आप इस कि तो ही"),
}

FUNCTION_WORDS: Final[Mapping[str, frozenset[str]]] = {
    code: frozenset(listed.split()) for code, listed in _LISTS.items()
}
# Languages that these lists can't hold apart: a text in one is taken for any of its group.
_ALIKE: Final = (
    frozenset(("da", "no", "nb", "nn", "sv")),
    frozenset(("id", "ms")),
    frozenset(("cs", "sk")),
    frozenset(("hr", "sr", "bs", "sl", "me")),
    frozenset(("bg", "mk")),
    frozenset(("hi", "mr", "ne")),
    frozenset(("es", "ca", "gl", "pt")),
)


def listed_as(language: str) -> str:
    """The list that serves a primary language; "" where there is none."""
    if language in FUNCTION_WORDS:
        return language
    return next((code for group in _ALIKE if language in group for code in sorted(group) if code in FUNCTION_WORDS), "")


def are_alike(one: str, other: str) -> bool:
    """Whether two primary languages count as one here."""
    return one == other or any(one in group and other in group for group in _ALIKE)


def function_words(language: str) -> frozenset[str]:
    """The list of a primary language, empty where there is none."""
    return FUNCTION_WORDS.get(listed_as(language), frozenset())
