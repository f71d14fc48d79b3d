"""Dutch."""

from __future__ import annotations

from igny8.ai.functions.common import ContentStructure as Structure
from igny8.ai.providers.embedded.languages.pack import Pack, Part, Templates

_TEMPLATES = Templates(
    titles={
        Structure.EXPLAINER: ("{kw}: het antwoord", "{kw}: eenvoudig uitgelegd", "{kw}: antwoord en uitleg"),
        Structure.HOW_TO: ("{kw}: stap voor stap", "{kw}: de stappen op volgorde", "{kw}: de handleiding"),
        Structure.GUIDE: ("{kw}: praktische gids", "{kw}: het belangrijkste op een rij", "{kw}: waar het om gaat"),
        Structure.LISTICLE: ("{kw}: een keuze met redenen", "{kw}: selectie en criteria"),
        Structure.COMPARISON: ("{kw}: de vergelijking", "{kw}: de verschillen die tellen", "{kw}: wat past bij wie"),
        Structure.REVIEW: ("{kw}: sterke en zwakke punten", "{kw}: wat blijkt in gebruik"),
        Structure.FAQ: ("{kw}: veelgestelde vragen", "{kw}: vragen en antwoorden"),
        Structure.LANDING: ("{kw}: aanbod, werkwijze en prijzen", "{kw}: wat u krijgt en hoe het gaat"),
        Structure.CHECKLIST: ("{kw}: punt voor punt", "{kw}: alle punten om af te vinken"),
        Structure.TROUBLESHOOTING: ("{kw}: oorzaken en oplossingen", "{kw}: wat eerst te controleren"),
    },
    meta={
        Structure.EXPLAINER: "{kw}: eerst het antwoord, dan de redenen en wat het verandert.",
        Structure.HOW_TO: "{kw}: wat nodig is, de stappen op volgorde en wat te doen als het niet lukt.",
        Structure.GUIDE: "{kw}: waar het om gaat, waar op te letten, wat vaak misgaat en waar te beginnen.",
        Structure.LISTICLE: "{kw}: een keuze met redenen, en wat bij wie past.",
        Structure.COMPARISON: "{kw}: de verschillen die tellen, en wat bij wie past.",
        Structure.REVIEW: "{kw}: hoe het is getest, wat overtuigt, wat stoort en bij wie het past.",
        Structure.FAQ: "{kw}: korte antwoorden op de meest gestelde vragen.",
        Structure.LANDING: "{kw}: wat erbij hoort, hoe het gaat en wat het kost.",
        Structure.CHECKLIST: "{kw}: alle punten op volgorde, en wat vaak wordt vergeten.",
        Structure.TROUBLESHOOTING: "{kw}: wat eerst te controleren, de oorzaken en de oplossingen.",
    },
    cues=(
        (r"\bvs\b|\bvergelijk|\bverschil", Structure.COMPARISON),
        (r"\bin de buurt\b|\bbij mij\b", Structure.LANDING),
        (r"\bwerkt niet\b|\bfout(?:melding)?\b|\bproblem|\bkapot\b|\blekt\b|\bstoring", Structure.TROUBLESHOOTING),
        (r"\bchecklist\b|\bsjabloon\b|\btemplate\b|\bvoorbeeldbrief\b|\bvoorwaarden\b", Structure.CHECKLIST),
        (r"\breviews?\b|\bervaring", Structure.REVIEW),
        (r"\bbeste\b|\bideeën\b|\bvoorbeelden\b|\bsoorten\b|\btips\b", Structure.LISTICLE),
        (r"\bkosten\b|\bprij(?:s|zen)\b|\bwat kost\b|\btarie(?:f|ven)\b|\bgoedkoop\b", Structure.GUIDE),
        (r"^hoe (?:kan|maak|moet|doe|bereken)\b|\bstappenplan\b|\bzelf\b", Structure.HOW_TO),
        (r"^(?:wat|wie|waarom|wanneer|waar|hoe|hoeveel|welke?|is|zijn|kan|mag|moet)\b", Structure.EXPLAINER),
    ),
    parts={
        "answer": Part(
            "Het korte antwoord",
            "Zegt in enkele regels of dit de juiste pagina is.",
            (
                "De titel in twee of drie zinnen beantwoorden, zonder aanloop.",
                "Zeggen voor wie het antwoord anders is.",
            ),
        ),
        "basics": Part(
            "Waar het om gaat",
            "Verklaart de woorden die later worden gebruikt.",
            ("Het uitleggen in één zin die iedereen begrijpt.", "Zeggen waarmee het vaak wordt verward."),
        ),
        "workings": Part(
            "Hoe het gaat",
            "Maakt de redenen te volgen.",
            ("Het vertellen in de volgorde waarin het gebeurt.", "Telkens zeggen wie iets doet en wat er verandert."),
        ),
        "examples": Part(
            "Voorbeelden uit de praktijk",
            "Brengt de uitleg naar het dagelijks leven.",
            ("Twee eigen gevallen vertellen, met plaats en datum.", "Verzonnen getallen als rekenvoorbeeld aanmerken."),
        ),
        "needs": Part(
            "Wat er nodig is",
            "Voorkomt een onderbreking halverwege.",
            ("Gereedschap, materiaal, papieren en toegang noemen, elk met het doel.", "Zeggen hoe lang het duurt."),
        ),
        "steps": Part(
            "Stap voor stap",
            "Is waarvoor de pagina werd geopend.",
            (
                "Elke stap met een werkwoord beginnen en tot één handeling beperken.",
                "Na elke stap zeggen waaraan te zien is dat het is gelukt.",
                "Een waarschuwing vóór de stap zetten, nooit erna.",
            ),
        ),
        "criteria": Part(
            "Waar op te letten",
            "Geeft een maat die voor alles geldt.",
            ("De tabel vullen uit de bronnen, met datum.", "Rijen schrappen waarin alles gelijk is."),
            ("Kenmerk", "Waar op letten", "Bron en datum"),
        ),
        "options": Part(
            "De mogelijkheden één voor één",
            "Behandelt elke mogelijkheid volgens hetzelfde patroon.",
            ("Zeggen wat het is, bij wie het past en wat ertegen spreekt.", "Aangeven wat zelf is geprobeerd."),
        ),
        "strengths": Part(
            "Wat overtuigt en wat stoort",
            "Noemt beide, met bewijs.",
            ("Twee sterke en twee zwakke punten geven, met het moment waarop ze bleken.",),
        ),
        "costs": Part(
            "Wat het kost",
            "Geeft een marge om mee te rekenen.",
            ("De marge geven met plaats, datum en bron.", "Zeggen wat apart wordt berekend."),
            ("Post", "Van", "Tot", "Hangt af van", "Bron en datum"),
        ),
        "symptoms": Part(
            "Van verschijnsel naar oorzaak",
            "Leidt van wat te zien is naar wat het veroorzaakt.",
            ("Beginnen met de oorzaak die het snelst is uit te sluiten.",),
            ("Verschijnsel", "Waarschijnlijke oorzaak", "Controle", "Oplossing"),
        ),
        "cures": Part(
            "De oplossingen, de eenvoudigste eerst",
            "Helpt de meesten snel verder.",
            ("Bij elke oplossing de stappen geven en hoe het ongedaan te maken.", "Zeggen wanneer hulp nodig is."),
        ),
        "mistakes": Part(
            "Veelgemaakte fouten",
            "Bespaart wat anderen al hebben betaald.",
            ("Drie eigen gevallen vertellen: hoe het opvalt en hoe het wordt verholpen.",),
        ),
        "verdict": Part(
            "Wat past bij wie",
            "Eindigt met een beslissing.",
            ("Voor drie soorten lezers één zin schrijven: ‘als…, dan…’.", "Zeggen wat het oordeel zou veranderen."),
        ),
        "list": Part(
            "De lijst",
            "Is punt voor punt af te vinken.",
            ("Eén regel per punt, met de reden in een halve zin.", "De volgorde van de praktijk aanhouden."),
            ("Punt", "Klaar als", "Wie", "Voor wanneer"),
        ),
        "offer": Part(
            "Het aanbod",
            "Zegt eerst wat er is, waar en voor wie.",
            ("Dienst, gebied en tijden noemen.", "Zeggen wat erbij hoort en wat niet."),
        ),
        "proof": Part(
            "Waarom dit te vertrouwen is",
            "Geeft redenen die te controleren zijn.",
            (
                "Vergunningen, verzekering en gevallen noemen, elk met bewijs.",
                "Alleen met toestemming uit reviews citeren.",
            ),
        ),
        "next": Part(
            "Hoe het verder gaat",
            "Noemt één volgende stap, geen vijf.",
            ("Eén handeling noemen en waar die gebeurt.", "Zeggen wat er daarna gebeurt."),
        ),
    },
)

PACK = Pack(
    code="nl",
    quotes=("‘", "’"),
    last_and=" en ",
    thousands=".",
    colon=":",
    fill_in="[invullen]",
    notice="Dit is een offline gemaakte briefing, geen artikel.",
    notice_more=(
        "Die is alleen uit zoektermen samengesteld, zonder taalmodel en zonder onderzoek. De koppen kunnen "
        "blijven; alles eronder is een aanwijzing voor wie schrijft. Vóór publicatie de lege plekken invullen, elk"
        " gegeven bij de bron nagaan en de aanwijzingen wissen."
    ),
    notice_quoted=(
        "Die is samengesteld uit zoektermen en uit eigen teksten van de site, die met bron worden geciteerd, "
        "zonder taalmodel en zonder onderzoek. De koppen kunnen blijven; alles eronder is een aanwijzing voor wie "
        "schrijft. Vóór publicatie de lege plekken invullen, elk gegeven nagaan en de aanwijzingen wissen."
    ),
    other_language="Titel en koppen zijn de zoektermen zelf, omdat die niet in het Nederlands zijn.",
    about="Over deze briefing",
    reader="Wie hiernaar zoekt",
    intents={
        "informational": (
            "Wie dit zoekt, wil iets begrijpen of doen en nog niets kopen.",
            "Wie dit zoekt, wil een antwoord vóór een aanbod.",
        ),
        "commercial": (
            "Wie dit zoekt, wil kiezen en vergelijkt eerst.",
            "Wie dit zoekt, staat dicht bij een keuze en wil redenen, geen lof.",
        ),
        "transactional": (
            "Wie dit zoekt, wil kopen, boeken of opdracht geven en zoekt waar dat kan.",
            "Wie dit zoekt, weet wat hij wil en kijkt naar prijs, plaats en datum.",
        ),
        "navigational": ("Wie dit zoekt, wil naar een bepaalde site of een bepaald merk.",),
    },
    length_label="Lengte",
    length="Het artikel moet ongeveer {count} woorden tellen; de briefing is zo lang als nodig.",
    map="Wat beantwoord moet worden, en waar",
    map_search="Zoekopdracht",
    map_volume="Zoekopdrachten per maand",
    map_place="Hoort onder",
    purpose="Doel",
    facts="Opzoeken",
    knowledge="Uit de eigen teksten van de site",
    source="Bron",
    person_notes="Opmerkingen bij de opdracht",
    search_purposes=(
        "Beantwoordt deze zoekopdracht op zichzelf.",
        "Is voor wie juist hiervoor komt.",
        "Behandelt één kant van het onderwerp.",
    ),
    search_points=(
        "In de eerste zin antwoorden, daarna de reden geven.",
        "Zeggen wat hier anders is dan op de rest van de pagina.",
        "Een voorbeeld uit het eigen werk geven.",
        "De eerste zoekresultaten lezen en aanvullen wat daar ontbreekt.",
        "Een getal met bron en datum geven, of geen.",
        "De drie vragen beantwoorden die klanten hierover stellen.",
        "Zeggen voor wie dit niet geldt.",
        "Verwijzen naar de pagina die dit uitvoerig behandelt.",
    ),
    faq="Veelgestelde vragen",
    faq_hint="Telkens twee of drie zinnen, het antwoord eerst.",
    further="Andere zoekopdrachten, voor een passende zin of een ander artikel",
    closing="Vóór publicatie",
    closing_points=(
        "Elk getal, elke prijs en elke datum heeft een bron die is gelezen.",
        "Er is geen lege plek en geen aanwijzing meer.",
        "Iemand die het onderwerp kent, heeft het gelezen.",
    ),
    links="Interne links",
    link_slots=("Een pagina die een woord van hier uitlegt", "Een pagina die de volgende stap is"),
    searches_one="De zoekopdracht {list}.",
    searches_few="De zoekopdrachten {list}.",
    searches_many="{count} zoekopdrachten zoals {list}.",
    structures={
        Structure.EXPLAINER: "Een uitleg: eerst het antwoord, dan de redenen.",
        Structure.HOW_TO: "Een handleiding: wat nodig is, de stappen, de controle.",
        Structure.GUIDE: "Een gids door het hele onderwerp.",
        Structure.LISTICLE: "Een selectie volgens criteria die erbij staan.",
        Structure.COMPARISON: "Een vergelijking met gelijke maat, met een oordeel voor elke soort lezer.",
        Structure.REVIEW: "Een oordeel van iemand die het heeft gebruikt.",
        Structure.FAQ: "Vragen en antwoorden, de meest gestelde eerst.",
        Structure.LANDING: "Een pagina voor wie al heeft besloten: aanbod, prijs, boeking.",
        Structure.CHECKLIST: "Een lijst om af te vinken, in de volgorde van de praktijk.",
        Structure.TROUBLESHOOTING: "Van verschijnsel naar oorzaak, en van oorzaak naar oplossing.",
    },
    picture="Afbeelding met de woorden ‘{title}’.",
    templates=_TEMPLATES,
)
