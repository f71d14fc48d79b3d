"""German."""

from __future__ import annotations

from igny8.ai.functions.common import ContentStructure as Structure
from igny8.ai.providers.embedded.languages.pack import Pack, Part, Templates

_TEMPLATES = Templates(
    titles={
        Structure.EXPLAINER: ("{kw}: einfach erklärt", "{kw}: kurz und verständlich erklärt", "{kw}: die Antwort"),
        Structure.HOW_TO: ("{kw}: Anleitung Schritt für Schritt", "{kw}: so gelingt es", "{kw}: die Anleitung"),
        Structure.GUIDE: (
            "{kw}: der praktische Leitfaden",
            "{kw}: das Wichtigste im Überblick",
            "{kw}: worauf es ankommt",
        ),
        Structure.LISTICLE: ("{kw}: eine Auswahl mit Begründung", "{kw}: die Auswahl im Überblick"),
        Structure.COMPARISON: ("{kw}: der Vergleich", "{kw}: Unterschiede, die zählen", "{kw}: im direkten Vergleich"),
        Structure.REVIEW: ("{kw}: Stärken, Schwächen, Urteil", "{kw}: was sich im Gebrauch zeigt"),
        Structure.FAQ: ("{kw}: häufige Fragen", "{kw}: Fragen und Antworten"),
        Structure.LANDING: ("{kw}: Angebot, Ablauf, Preise", "{kw}: Leistungen und Ablauf"),
        Structure.CHECKLIST: ("{kw}: die Checkliste", "{kw}: Punkt für Punkt"),
        Structure.TROUBLESHOOTING: ("{kw}: Ursachen und Abhilfe", "{kw}: was zuerst zu prüfen ist"),
    },
    meta={
        Structure.EXPLAINER: "{kw}: zuerst die Antwort, dann die Gründe und was daraus folgt.",
        Structure.HOW_TO: "{kw}: was man braucht, die Schritte der Reihe nach und was bei Problemen hilft.",
        Structure.GUIDE: "{kw}: worum es geht, worauf man achtet, was oft schiefgeht und wo man anfängt.",
        Structure.LISTICLE: "{kw}: eine Auswahl mit Begründung und für wen welche passt.",
        Structure.COMPARISON: "{kw}: die Unterschiede, die zählen, und für wen was passt.",
        Structure.REVIEW: "{kw}: wie geprüft wurde, was überzeugt, was stört und für wen es passt.",
        Structure.FAQ: "{kw}: kurze Antworten auf die häufigsten Fragen.",
        Structure.LANDING: "{kw}: was enthalten ist, wie es abläuft und was es kostet.",
        Structure.CHECKLIST: "{kw}: alle Punkte der Reihe nach und was oft vergessen wird.",
        Structure.TROUBLESHOOTING: "{kw}: was zuerst zu prüfen ist, die Ursachen und die Abhilfe.",
    },
    cues=(
        (r"\bvs\b|\bvergleich\b|\bunterschied|\boder\b", Structure.COMPARISON),
        (r"\bin der nähe\b|\bin meiner nähe\b", Structure.LANDING),
        (
            r"\bfehler\b|\bgeht nicht\b|\bfunktioniert nicht\b|\bproblem|\bdefekt\b|\bundicht\b",
            Structure.TROUBLESHOOTING,
        ),
        (r"\bcheckliste\b|\bvorlage\b|\bmuster\b|\bpackliste\b", Structure.CHECKLIST),
        (r"\btest\b|\berfahrung|\bbewertung", Structure.REVIEW),
        (r"\bbeste[rns]?\b|\bideen\b|\bbeispiele?\b|\btipps\b|\barten\b", Structure.LISTICLE),
        (r"\bkosten\b|\bpreise?\b|\bwas kostet\b|\bgünstig", Structure.GUIDE),
        (r"^wie (?:kann|mache|man|geht|funktioniert)\b|\banleitung\b|\bselber\b", Structure.HOW_TO),
        (r"^(?:was|wer|warum|wieso|weshalb|wann|wo|wie|welche[rs]?|ist|sind|kann|darf|muss)\b", Structure.EXPLAINER),
    ),
    parts={
        "answer": Part(
            "Die kurze Antwort",
            "Sagt in wenigen Zeilen, ob diese Seite die richtige ist.",
            ("Den Titel in zwei, drei Sätzen beantworten, ohne Anlauf.", "Sagen, für wen die Antwort anders lautet."),
        ),
        "basics": Part(
            "Worum es geht",
            "Klärt die Begriffe, die später gebraucht werden.",
            ("In einem Satz erklären, den auch Neulinge verstehen.", "Sagen, womit es oft verwechselt wird."),
        ),
        "workings": Part(
            "Wie es abläuft",
            "Macht die Gründe nachvollziehbar.",
            ("In der Reihenfolge erzählen, in der es geschieht.", "Jedes Mal sagen, wer handelt und was sich ändert."),
        ),
        "examples": Part(
            "Beispiele aus der Praxis",
            "Holt die Erklärung in den Alltag.",
            ("Zwei eigene Fälle schildern, mit Ort und Zeit.", "Erfundene Zahlen als Rechenbeispiel kennzeichnen."),
        ),
        "needs": Part(
            "Was man dafür braucht",
            "Erspart die Unterbrechung mittendrin.",
            ("Werkzeug, Material, Unterlagen und Zugänge nennen, jeweils mit Zweck.", "Sagen, wie lange es dauert."),
        ),
        "steps": Part(
            "Schritt für Schritt",
            "Ist das, weshalb die Seite geöffnet wurde.",
            (
                "Jeden Schritt mit einem Verb beginnen und auf eine Handlung beschränken.",
                "Nach jedem Schritt sagen, woran man erkennt, dass er gelungen ist.",
                "Warnungen vor den Schritt setzen, nie dahinter.",
            ),
        ),
        "criteria": Part(
            "Worauf zu achten ist",
            "Gibt ein Maß an die Hand, das für alle gilt.",
            ("Die Tabelle aus den Quellen füllen, mit Datum.", "Zeilen streichen, in denen alle gleich sind."),
            ("Merkmal", "Worauf achten", "Quelle und Datum"),
        ),
        "options": Part(
            "Die Möglichkeiten im Einzelnen",
            "Behandelt jede Möglichkeit nach demselben Muster.",
            ("Sagen, was es ist, für wen es passt und was dagegen spricht.", "Angeben, was selbst geprüft wurde."),
        ),
        "strengths": Part(
            "Was überzeugt und was stört",
            "Nennt beides mit Belegen.",
            ("Je zwei Stärken und Schwächen mit dem Anlass nennen, bei dem sie sich zeigten.",),
        ),
        "costs": Part(
            "Was es kostet",
            "Gibt eine Spanne, mit der man planen kann.",
            ("Spanne mit Ort, Datum und Quelle nennen.", "Sagen, was zusätzlich berechnet wird."),
            ("Posten", "Von", "Bis", "Hängt ab von", "Quelle und Datum"),
        ),
        "symptoms": Part(
            "Woran es liegen kann",
            "Führt vom Anzeichen zur Ursache.",
            ("Mit der Ursache beginnen, die sich am schnellsten ausschließen lässt.",),
            ("Anzeichen", "Wahrscheinliche Ursache", "Prüfung", "Abhilfe"),
        ),
        "cures": Part(
            "Was hilft, das Einfachste zuerst",
            "Bringt die meisten früh ans Ziel.",
            ("Zu jeder Abhilfe die Schritte nennen und wie man sie rückgängig macht.", "Sagen, wann Hilfe nötig ist."),
        ),
        "mistakes": Part(
            "Häufige Fehler",
            "Erspart, was andere schon bezahlt haben.",
            ("Drei Fälle aus der eigenen Praxis nennen: woran man sie merkt und wie man sie behebt.",),
        ),
        "verdict": Part(
            "Was für wen passt",
            "Endet mit einer Entscheidung.",
            (
                "Für drei Arten von Lesern je einen Satz schreiben: „Wer …, nimmt …“.",
                "Sagen, was das Urteil ändern würde.",
            ),
        ),
        "list": Part(
            "Die Liste",
            "Lässt sich Punkt für Punkt abhaken.",
            ("Eine Zeile je Punkt, mit dem Grund in einem halben Satz.", "In der Reihenfolge, in der es vorkommt."),
            ("Punkt", "Erledigt, wenn", "Wer", "Bis wann"),
        ),
        "offer": Part(
            "Das Angebot",
            "Sagt zuerst, was es gibt, wo und für wen.",
            ("Leistung, Gebiet und Zeiten nennen.", "Sagen, was enthalten ist und was nicht."),
        ),
        "proof": Part(
            "Warum man sich darauf verlassen kann",
            "Nennt Gründe, die sich prüfen lassen.",
            (
                "Zulassungen, Versicherung und Fälle nennen, jeweils mit Beleg.",
                "Nur mit Erlaubnis aus Bewertungen zitieren.",
            ),
        ),
        "next": Part(
            "Wie es weitergeht",
            "Nennt einen nächsten Schritt, nicht fünf.",
            ("Eine Handlung nennen und wo sie geschieht.", "Sagen, was danach passiert."),
        ),
    },
)

PACK = Pack(
    code="de",
    quotes=("„", "“"),
    last_and=" und ",
    thousands=".",
    colon=":",
    fill_in="[ausfüllen]",
    notice="Dies ist ein offline erstelltes Briefing, kein Artikel.",
    notice_more=(
        "Es ist allein aus Suchbegriffen zusammengestellt, ohne Sprachmodell und ohne Recherche. Die Überschriften"
        " können bleiben; alles darunter ist eine Anweisung an den, der schreibt. Vor dem Veröffentlichen die "
        "Lücken füllen, jede Angabe an ihrer Quelle prüfen und die Anweisungen löschen."
    ),
    notice_quoted=(
        "Es ist aus Suchbegriffen und aus dem eigenen Wissen der Website zusammengestellt, das mit Quelle zitiert "
        "wird, ohne Sprachmodell und ohne Recherche. Die Überschriften können bleiben; alles darunter ist eine "
        "Anweisung an den, der schreibt. Vor dem Veröffentlichen die Lücken füllen, jede Angabe prüfen und die "
        "Anweisungen löschen."
    ),
    other_language="Titel und Überschriften sind die Suchbegriffe selbst, weil sie nicht deutsch sind.",
    about="Zu diesem Briefing",
    reader="Wer danach sucht",
    intents={
        "informational": (
            "Wer so sucht, will etwas verstehen oder tun und noch nichts kaufen.",
            "Wer so sucht, will eine Antwort, bevor ihm etwas angeboten wird.",
        ),
        "commercial": (
            "Wer so sucht, will sich entscheiden und vergleicht vorher.",
            "Wer so sucht, steht kurz vor der Wahl und will Gründe statt Lob.",
        ),
        "transactional": (
            "Wer so sucht, will kaufen, buchen oder beauftragen und sucht den richtigen Ort dafür.",
            "Wer so sucht, weiß, was er will, und prüft Preis, Ort und Termin.",
        ),
        "navigational": ("Wer so sucht, will zu einer bestimmten Seite oder Marke.",),
    },
    length_label="Länge",
    length="Der fertige Artikel soll etwa {count} Wörter haben; das Briefing ist so lang wie nötig.",
    map="Was beantwortet werden muss, und wo",
    map_search="Suche",
    map_volume="Suchen im Monat",
    map_place="Gehört unter",
    purpose="Zweck",
    facts="Nachschlagen",
    knowledge="Aus dem eigenen Wissen der Website",
    source="Quelle",
    person_notes="Anmerkungen zum Auftrag",
    search_purposes=(
        "Beantwortet diese Suche für sich.",
        "Ist für alle, die genau deshalb gekommen sind.",
        "Greift eine Seite des Themas heraus.",
    ),
    search_points=(
        "Im ersten Satz antworten, dann begründen.",
        "Sagen, was hier anders ist als im Rest der Seite.",
        "Ein Beispiel aus der eigenen Arbeit geben.",
        "Die ersten Suchergebnisse lesen und ergänzen, was dort fehlt.",
        "Eine Zahl mit Quelle und Datum nennen, oder keine.",
        "Die drei Fragen beantworten, die Kunden dazu stellen.",
        "Sagen, für wen das nicht gilt.",
        "Auf die Seite verweisen, die das ausführlich behandelt.",
    ),
    faq="Häufige Fragen",
    faq_hint="Je zwei oder drei Sätze, die Antwort zuerst.",
    further="Weitere Suchen, für einen passenden Satz oder einen anderen Artikel",
    closing="Vor dem Veröffentlichen",
    closing_points=(
        "Jede Zahl, jeder Preis und jedes Datum hat eine Quelle, die gelesen wurde.",
        "Es ist keine Lücke und keine Anweisung mehr da.",
        "Jemand vom Fach hat es gelesen.",
    ),
    links="Interne Links",
    link_slots=("Eine Seite, die einen Begriff von hier erklärt", "Eine Seite, die der nächste Schritt ist"),
    searches_one="Die Suche {list}.",
    searches_few="Die Suchen {list}.",
    searches_many="{count} Suchen wie {list}.",
    structures={
        Structure.EXPLAINER: "Eine Erklärung: zuerst die Antwort, dann die Gründe.",
        Structure.HOW_TO: "Eine Anleitung: was man braucht, die Schritte, die Probe.",
        Structure.GUIDE: "Ein Leitfaden durch das ganze Thema.",
        Structure.LISTICLE: "Eine Auswahl nach offengelegten Kriterien.",
        Structure.COMPARISON: "Ein Vergleich nach gleichem Maß, mit einem Urteil für jede Art von Leser.",
        Structure.REVIEW: "Ein Bericht von jemandem, der es benutzt hat.",
        Structure.FAQ: "Fragen und Antworten, die häufigste zuerst.",
        Structure.LANDING: "Eine Seite für Entschlossene: Angebot, Preis, Weg zur Buchung.",
        Structure.CHECKLIST: "Eine Checkliste in der Reihenfolge, in der die Punkte vorkommen.",
        Structure.TROUBLESHOOTING: "Eine Fehlersuche: vom Anzeichen zur Ursache, von der Ursache zur Abhilfe.",
    },
    picture="Grafik mit den Worten „{title}“.",
    templates=_TEMPLATES,
)
