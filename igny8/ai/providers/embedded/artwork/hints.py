"""Which motif suits a heading: told from its words in the languages that most sites are written in."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_QUESTION_MARKS = re.compile("[?\uff1f\u061f\u037e]")

# The first row with a word or phrase of the heading wins, so what is special stands before what is general.
_HINTS: tuple[tuple[str, str], ...] = (
    (
        "comparison",
        (
            "vs|versus|compare|compared|comparison|compares|differ|difference|differences|side by side|which one|"
            "or not|alternatives|vergleich|unterschied|unterschiede|comparatif|comparaison|"
            "différence|différences|comparación|comparativa|diferencia|diferencias|confronto|differenza|differenze|comparação|diferença|vergelijken|verschil"
        ),
    ),
    (
        "coins",
        (
            "cost|costs|price|prices|pricing|fee|fees|cheap|cheapest|budget|save|salary|money|tax|pay|rebate|rebates|"
            "kosten|kostet|preis|preise|sparen|coût|coûts|prix|tarif|tarifs|budget|costo|costos|coste|costes|precio|"
            "precios|ahorrar|prezzo|prezzi|costi|custo|custos|preço|preços|prijs|prijzen"
        ),
    ),
    (
        "exception",
        (
            "mistake|mistakes|avoid|error|errors|wrong|warning|danger|dangers|risk|risks|myth|myths|never|"
            "fehler|vermeiden|gefahr|gefahren|risiken|erreur|erreurs|éviter|risques|error|errores|evitar|riesgos|"
            "errori|evitare|rischi|erros|riscos|fouten|vermijden"
        ),
    ),
    (
        "branches",
        (
            "cause|causes|symptom|symptoms|reasons|cure|cures|fix|fixes|troubleshooting|types|kinds|options|ways|"
            "problem|problems|points to|ursachen|ursache|symptome|gründe|arten|symptômes|raisons|causas|síntomas|"
            "tipos|cause|sintomi|tipi|sintomas|oorzaken|soorten"
        ),
    ),
    (
        "checklist",
        (
            "checklist|check list|list|need|needs|before you|picks|"
            "at a glance|what to look at|pack|packing|requirements|tips|what to look for|"
            "ingredients|tools|equipment|materials|examples|checkliste|liste|brauchst|brauchen|tipps|zutaten|werkzeug|"
            "besoin|conseils|outils|lista|necesitas|necesita|consejos|cosa serve|consigli|precisa|dicas|lijst|nodig"
        ),
    ),
    (
        "steps",
        (
            "step|steps|how to|guide|tutorial|instructions|recipe|method|install|set up|setup|"
            "schritt|schritte|anleitung|étape|étapes|comment faire|paso|pasos|cómo|passo|passi|passos|come fare|"
            "stap|stappen|stappenplan|как|инструкция|cách"
        ),
    ),
    (
        "timeline",
        (
            "when|how long|how often|timeline|schedule|history|day|days|week|weeks|month|months|year|years|season|"
            "wann|wie lange|wie oft|zeitplan|quand|combien de temps|cuándo|cuánto tiempo|quando|quanto tempo|wanneer|"
            "hoe lang|когда"
        ),
    ),
    (
        "stairs",
        (
            "next|what to do|start|getting started|begin|beginner|beginners|improve|grow|goals|"
            "nächste|nächster|anfangen|anfänger|commencer|débutants|empezar|principiantes|iniziare|começar|beginnen"
        ),
    ),
    (
        "target",
        (
            "answer|in short|best|verdict|for whom|choose|choosing|pick|recommendation|recommended|right|"
            "result|results|top|beste|besten|wählen|meilleur|meilleurs|meilleure|choisir|mejor|mejores|elegir|migliore|migliori|scegliere|"
            "melhor|melhores|escolher|kiezen"
        ),
    ),
    (
        "cycle",
        "how it works|works|work|process|cycle|maintenance|funktioniert|prozess|fonctionne|funciona|funziona|werkt",
    ),
    (
        "layers",
        (
            "what is|what are|terms|what it is|basics|explained|definition|meaning|anatomy|parts|was ist|grundlagen|"
            "bedeutung|qu est ce|définition|qué es|definición|cos è|significato|o que é|significado|wat is|что такое"
        ),
    ),
    ("comparison", "or|oder"),
)


def motif_for(heading: str) -> str:
    """The name of a motif, or nothing where the words suggest none."""
    words = f" {' '.join(_WORD.findall(heading.casefold()))} "
    for motif, hints in _HINTS:
        if any(f" {hint} " in words for hint in hints.split("|")):
            return motif
    return "question" if _QUESTION_MARKS.search(heading) else ""


def count_in(heading: str) -> int:
    """The first whole number of a heading such as "5 Steps to ..."; 0 where there is none."""
    found = re.search(r"(?<![\w.,])\d{1,2}(?![\w.,%])", heading)
    return int(found.group()) if found else 0
