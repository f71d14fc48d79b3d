"""French."""

from __future__ import annotations

from igny8.ai.functions.common import ContentStructure as Structure
from igny8.ai.providers.embedded.languages.pack import Pack, Part, Templates

_TEMPLATES = Templates(
    titles={
        Structure.EXPLAINER: ("{kw} : la réponse claire", "{kw} : explication simple", "{kw} : réponse et raisons"),
        Structure.HOW_TO: (
            "{kw} : mode d’emploi étape par étape",
            "{kw} : les étapes dans l’ordre",
            "{kw} : la méthode",
        ),
        Structure.GUIDE: ("{kw} : guide pratique", "{kw} : l’essentiel", "{kw} : ce qu’il faut savoir"),
        Structure.LISTICLE: ("{kw} : une sélection argumentée", "{kw} : sélection et critères"),
        Structure.COMPARISON: (
            "{kw} : comparaison",
            "{kw} : les différences qui comptent",
            "{kw} : que choisir selon les cas",
        ),
        Structure.REVIEW: ("{kw} : points forts et points faibles", "{kw} : ce que montre l’usage"),
        Structure.FAQ: ("{kw} : questions fréquentes", "{kw} : questions et réponses"),
        Structure.LANDING: (
            "{kw} : prestations, tarifs et réservation",
            "{kw} : ce qui est compris et comment cela se passe",
        ),
        Structure.CHECKLIST: ("{kw} : point par point", "{kw} : tous les points à cocher"),
        Structure.TROUBLESHOOTING: ("{kw} : causes et solutions", "{kw} : que vérifier d’abord"),
    },
    meta={
        Structure.EXPLAINER: "{kw} : la réponse d’abord, puis les raisons et ce que cela change.",
        Structure.HOW_TO: "{kw} : ce qu’il faut, les étapes dans l’ordre et que faire en cas de problème.",
        Structure.GUIDE: "{kw} : de quoi il s’agit, à quoi faire attention, les erreurs et par où commencer.",
        Structure.LISTICLE: "{kw} : une sélection avec ses raisons, et à qui convient chaque choix.",
        Structure.COMPARISON: "{kw} : les différences qui comptent et à qui convient chaque option.",
        Structure.REVIEW: "{kw} : comment le test a été fait, ce qui convainc, ce qui gêne et à qui cela convient.",
        Structure.FAQ: "{kw} : des réponses brèves aux questions les plus fréquentes.",
        Structure.LANDING: "{kw} : ce qui est compris, comment cela se passe et combien cela coûte.",
        Structure.CHECKLIST: "{kw} : tous les points dans l’ordre, et ceux que l’on oublie souvent.",
        Structure.TROUBLESHOOTING: "{kw} : que vérifier d’abord, les causes et les solutions.",
    },
    cues=(
        (r"\bvs\b|\bcomparatif\b|\bcomparaison\b|\bdifférences?\b|\bou\b", Structure.COMPARISON),
        (r"\bprès de (?:chez )?moi\b|\bà proximité\b", Structure.LANDING),
        (r"\bne (?:marche|fonctionne|chauffe|s’allume) (?:pas|plus)\b|\berreur\b", Structure.TROUBLESHOOTING),
        (r"\bproblèmes?\b|\bpannes?\b|\bfuite\b", Structure.TROUBLESHOOTING),
        (r"\bchecklist\b|\bmodèle\b|\bliste de\b|\bconditions\b", Structure.CHECKLIST),
        (r"\bavis\b|\btest\b", Structure.REVIEW),
        (r"\bmeilleure?s?\b|\bidées\b|\bexemples\b|\btypes de\b", Structure.LISTICLE),
        (r"\bprix\b|\btarifs?\b|\bcombien coûte\b|\bcoûts?\b|\bdevis\b|\bpas cher\b", Structure.GUIDE),
        (r"^comment\b|\bétape par étape\b", Structure.HOW_TO),
        (r"^(?:qu’est-ce|que|quoi|pourquoi|quand|où|qui|quel(?:le)?s?|combien|est-ce|peut-on)\b", Structure.EXPLAINER),
    ),
    parts={
        "answer": Part(
            "La réponse en bref",
            "Dit en quelques lignes si c’est la bonne page.",
            ("Répondre au titre en deux ou trois phrases, sans détour.", "Dire pour qui la réponse est différente."),
        ),
        "basics": Part(
            "De quoi il s’agit",
            "Éclaircit les termes utilisés ensuite.",
            ("L’expliquer en une phrase que tout le monde comprend.", "Dire avec quoi on le confond souvent."),
        ),
        "workings": Part(
            "Comment cela se passe",
            "Permet de suivre les raisons.",
            ("Le raconter dans l’ordre où les choses se passent.", "Dire à chaque fois qui agit et ce qui change."),
        ),
        "examples": Part(
            "Exemples concrets",
            "Ramène l’explication à la vie courante.",
            ("Raconter deux cas vécus, avec le lieu et la date.", "Signaler comme exemple tout chiffre inventé."),
        ),
        "needs": Part(
            "Ce qu’il faut avoir sous la main",
            "Évite de s’arrêter à mi-chemin.",
            ("Énumérer outils, matériel, documents et accès, avec leur utilité.", "Dire combien de temps il faut."),
        ),
        "steps": Part(
            "Étape par étape",
            "C’est ce que l’on est venu chercher.",
            (
                "Commencer chaque étape par un verbe et la limiter à une seule action.",
                "Dire après chaque étape à quoi l’on voit qu’elle est réussie.",
                "Placer chaque avertissement avant son étape, jamais après.",
            ),
        ),
        "criteria": Part(
            "À quoi faire attention",
            "Donne une mesure valable pour toutes les options.",
            ("Remplir le tableau d’après les sources, avec la date.", "Supprimer les lignes où tout se vaut."),
            ("Critère", "À quoi faire attention", "Source et date"),
        ),
        "options": Part(
            "Les options une à une",
            "Traite chaque option selon le même plan.",
            (
                "Dire ce que c’est, à qui cela convient et ce qui parle contre.",
                "Indiquer ce qui a vraiment été essayé.",
            ),
        ),
        "strengths": Part(
            "Ce qui convainc et ce qui gêne",
            "Nomme les deux, preuves à l’appui.",
            ("Donner deux points forts et deux points faibles, avec l’occasion où ils se sont vus.",),
        ),
        "costs": Part(
            "Combien cela coûte",
            "Donne une fourchette pour prévoir.",
            ("Donner la fourchette avec le lieu, la date et la source.", "Dire ce qui est facturé en plus."),
            ("Poste", "De", "À", "Dépend de", "Source et date"),
        ),
        "symptoms": Part(
            "Du symptôme à la cause",
            "Mène de ce que l’on voit à ce qui le provoque.",
            ("Commencer par la cause la plus vite écartée.",),
            ("Symptôme", "Cause probable", "Vérification", "Solution"),
        ),
        "cures": Part(
            "Les solutions, la plus simple d’abord",
            "Aide vite le plus grand nombre.",
            (
                "Donner les étapes de chaque solution et comment l’annuler.",
                "Dire quand il vaut mieux demander de l’aide.",
            ),
        ),
        "mistakes": Part(
            "Erreurs fréquentes",
            "Épargne ce que d’autres ont déjà payé.",
            ("Raconter trois cas vécus : comment on s’en aperçoit et comment on y remédie.",),
        ),
        "verdict": Part(
            "Que choisir selon les cas",
            "Se termine par une décision.",
            ("Écrire une phrase pour trois types de lecteurs : « si…, alors… ».", "Dire ce qui changerait le verdict."),
        ),
        "list": Part(
            "La liste",
            "Se coche point par point.",
            (
                "Une ligne par point, avec sa raison en une demi-phrase.",
                "Suivre l’ordre dans lequel les points se présentent.",
            ),
            ("Point", "Fait quand", "Qui", "Pour quand"),
        ),
        "offer": Part(
            "L’offre",
            "Dit d’abord ce qui est proposé, où et à qui.",
            ("Nommer la prestation, la zone et les horaires.", "Dire ce qui est compris et ce qui ne l’est pas."),
        ),
        "proof": Part(
            "Pourquoi faire confiance",
            "Donne des raisons vérifiables.",
            (
                "Nommer agréments, assurances et réalisations, chacun avec sa preuve.",
                "Ne citer un avis qu’avec accord.",
            ),
        ),
        "next": Part(
            "Et ensuite",
            "Propose un seul pas, pas cinq.",
            ("Nommer une action et l’endroit où elle se fait.", "Dire ce qui se passe après."),
        ),
    },
)

PACK = Pack(
    code="fr",
    quotes=("« ", " »"),
    last_and=" et ",
    thousands="\u202f",
    colon="\u00a0:",
    fill_in="[à remplir]",
    notice="Ceci est un brief composé hors ligne, pas un article.",
    notice_more=(
        "Il est composé des seuls termes de recherche, sans modèle de langage et sans recherche documentaire. Les "
        "titres peuvent rester ; tout ce qui se trouve dessous s’adresse à la personne qui écrit. Avant de "
        "publier, il faut remplir les blancs, vérifier chaque donnée à sa source et supprimer les consignes."
    ),
    notice_quoted=(
        "Il est composé de termes de recherche et de textes propres au site, cités avec leur source, sans modèle "
        "de langage et sans recherche documentaire. Les titres peuvent rester ; tout ce qui se trouve dessous "
        "s’adresse à la personne qui écrit. Avant de publier, il faut remplir les blancs, vérifier chaque donnée "
        "et supprimer les consignes."
    ),
    other_language="Le titre et les intertitres sont les termes de recherche mêmes, car ils ne sont pas en français.",
    about="À propos de ce brief",
    reader="Qui cherche cela",
    intents={
        "informational": (
            "Qui cherche cela veut comprendre ou faire quelque chose, et n’achète pas encore.",
            "Qui cherche cela veut une réponse avant une offre.",
        ),
        "commercial": (
            "Qui cherche cela veut choisir et compare avant de décider.",
            "Qui cherche cela est près de décider et veut des raisons, pas des éloges.",
        ),
        "transactional": (
            "Qui cherche cela veut acheter, réserver ou commander, et cherche où le faire.",
            "Qui cherche cela sait ce qu’il veut et regarde le prix, le lieu et la date.",
        ),
        "navigational": ("Qui cherche cela veut arriver sur un site ou chez une marque précise.",),
    },
    length_label="Longueur",
    length="L’article fini vise environ {count} mots ; le brief a la longueur qu’il lui faut.",
    map="À quoi répondre, et où",
    map_search="Recherche",
    map_volume="Recherches par mois",
    map_place="À placer sous",
    purpose="But",
    facts="À vérifier",
    knowledge="Tiré des textes propres au site",
    source="Source",
    person_notes="Notes de la commande",
    search_purposes=(
        "Répond à cette recherche à elle seule.",
        "S’adresse à ceux qui sont venus précisément pour cela.",
        "Traite un aspect précis du sujet.",
    ),
    search_points=(
        "Répondre dès la première phrase, puis donner la raison.",
        "Dire ce qui est différent ici du reste de la page.",
        "Donner un exemple tiré de son propre travail.",
        "Lire les premiers résultats et ajouter ce qui y manque.",
        "Donner un chiffre avec source et date, ou aucun.",
        "Répondre aux trois questions que posent les clients à ce sujet.",
        "Dire pour qui cela ne vaut pas.",
        "Renvoyer à la page qui traite cela en détail.",
    ),
    faq="Questions fréquentes",
    faq_hint="Deux ou trois phrases chacune, la réponse d’abord.",
    further="Autres recherches, pour une phrase où elles conviennent ou pour un autre article",
    closing="Avant de publier",
    closing_points=(
        "Chaque chiffre, prix et date a une source qui a été lue.",
        "Il ne reste ni blanc ni consigne.",
        "Une personne qui connaît le sujet l’a relu.",
    ),
    links="Liens internes",
    link_slots=("Une page qui explique un terme employé ici", "Une page qui est l’étape suivante"),
    searches_one="La recherche {list}.",
    searches_few="Les recherches {list}.",
    searches_many="{count} recherches comme {list}.",
    structures={
        Structure.EXPLAINER: "Une explication : la réponse d’abord, puis les raisons.",
        Structure.HOW_TO: "Un mode d’emploi : ce qu’il faut, les étapes, la vérification.",
        Structure.GUIDE: "Un guide de tout le sujet.",
        Structure.LISTICLE: "Une sélection selon des critères affichés.",
        Structure.COMPARISON: "Une comparaison à mesure égale, avec un verdict pour chaque type de lecteur.",
        Structure.REVIEW: "L’avis de quelqu’un qui l’a utilisé.",
        Structure.FAQ: "Des questions et des réponses, la plus fréquente d’abord.",
        Structure.LANDING: "Une page pour qui est décidé : offre, prix, réservation.",
        Structure.CHECKLIST: "Une liste à cocher, dans l’ordre où les points se présentent.",
        Structure.TROUBLESHOOTING: "Du symptôme à la cause, et de la cause à la solution.",
    },
    picture="Image portant les mots « {title} ».",
    templates=_TEMPLATES,
)
