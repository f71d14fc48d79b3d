"""Italian."""

from __future__ import annotations

from igny8.ai.functions.common import ContentStructure as Structure
from igny8.ai.providers.embedded.languages.pack import Pack, Part, Templates

_TEMPLATES = Templates(
    titles={
        Structure.EXPLAINER: ("{kw}: la risposta chiara", "{kw}: spiegazione semplice", "{kw}: risposta e motivi"),
        Structure.HOW_TO: ("{kw}: istruzioni passo per passo", "{kw}: i passaggi in ordine", "{kw}: il procedimento"),
        Structure.GUIDE: ("{kw}: guida pratica", "{kw}: l’essenziale", "{kw}: che cosa sapere"),
        Structure.LISTICLE: ("{kw}: una selezione motivata", "{kw}: selezione e criteri"),
        Structure.COMPARISON: (
            "{kw}: confronto",
            "{kw}: le differenze che contano",
            "{kw}: che cosa scegliere e quando",
        ),
        Structure.REVIEW: ("{kw}: punti di forza e punti deboli", "{kw}: che cosa mostra l’uso"),
        Structure.FAQ: ("{kw}: domande frequenti", "{kw}: domande e risposte"),
        Structure.LANDING: ("{kw}: servizi, prezzi e prenotazione", "{kw}: che cosa comprende e come funziona"),
        Structure.CHECKLIST: ("{kw}: punto per punto", "{kw}: tutti i punti da spuntare"),
        Structure.TROUBLESHOOTING: ("{kw}: cause e rimedi", "{kw}: che cosa controllare per prima cosa"),
    },
    meta={
        Structure.EXPLAINER: "{kw}: prima la risposta, poi i motivi e che cosa cambia.",
        Structure.HOW_TO: "{kw}: che cosa serve, i passaggi in ordine e che cosa fare se qualcosa non va.",
        Structure.GUIDE: "{kw}: di che cosa si tratta, a che cosa badare, gli errori e da dove cominciare.",
        Structure.LISTICLE: "{kw}: una selezione con i suoi motivi e a chi conviene ogni scelta.",
        Structure.COMPARISON: "{kw}: le differenze che contano e a chi conviene ogni scelta.",
        Structure.REVIEW: "{kw}: come è stata fatta la prova, che cosa convince, che cosa no e a chi conviene.",
        Structure.FAQ: "{kw}: risposte brevi alle domande più frequenti.",
        Structure.LANDING: "{kw}: che cosa comprende, come funziona e quanto costa.",
        Structure.CHECKLIST: "{kw}: tutti i punti in ordine e quelli che si dimenticano spesso.",
        Structure.TROUBLESHOOTING: "{kw}: che cosa controllare per prima cosa, le cause e i rimedi.",
    },
    cues=(
        (r"\bvs\b|\bconfronto\b|\bdifferenz[ae]\b", Structure.COMPARISON),
        (r"\bvicino a me\b|\bnelle vicinanze\b", Structure.LANDING),
        (r"\bnon funziona\b|\berrore\b|\bproblem[ai]\b|\bguast[oi]\b|\bperde\b", Structure.TROUBLESHOOTING),
        (r"\bchecklist\b|\bmodell[oi]\b|\brequisiti\b|\blista\b", Structure.CHECKLIST),
        (r"\brecensioni?\b|\bopinioni\b", Structure.REVIEW),
        (r"\bmiglior[ei]?\b|\bidee\b|\besempi\b|\btipi di\b", Structure.LISTICLE),
        (
            r"\bprezz[oi]\b|\bquanto costa\b|\bcost[oi]\b|\btariffe\b|\bpreventivo\b|\beconomic[oaihe]+\b",
            Structure.GUIDE,
        ),
        (r"^come\b|\bpasso (?:per|dopo) passo\b", Structure.HOW_TO),
        (r"^(?:che cosa|cosa|cos’è|perché|quando|quanto|dove|chi|quali?|è possibile|si può)\b", Structure.EXPLAINER),
    ),
    parts={
        "answer": Part(
            "La risposta in breve",
            "Dice in poche righe se questa è la pagina giusta.",
            ("Rispondere al titolo in due o tre frasi, senza giri di parole.", "Dire per chi la risposta è diversa."),
        ),
        "basics": Part(
            "Di che cosa si tratta",
            "Chiarisce i termini usati più avanti.",
            ("Spiegarlo in una frase che capisca chiunque.", "Dire con che cosa lo si confonde spesso."),
        ),
        "workings": Part(
            "Come funziona",
            "Permette di seguire i motivi.",
            ("Raccontarlo nell’ordine in cui avviene.", "Dire ogni volta chi agisce e che cosa cambia."),
        ),
        "examples": Part(
            "Esempi concreti",
            "Riporta la spiegazione alla vita di ogni giorno.",
            ("Raccontare due casi propri, con luogo e data.", "Segnalare come esempio ogni cifra inventata."),
        ),
        "needs": Part(
            "Che cosa serve",
            "Evita di fermarsi a metà.",
            ("Elencare attrezzi, materiali, documenti e accessi, con il loro scopo.", "Dire quanto tempo ci vuole."),
        ),
        "steps": Part(
            "Passo per passo",
            "È ciò per cui si apre la pagina.",
            (
                "Cominciare ogni passaggio con un verbo e limitarlo a una sola azione.",
                "Dire dopo ogni passaggio da che cosa si vede che è riuscito.",
                "Mettere ogni avvertenza prima del suo passaggio, mai dopo.",
            ),
        ),
        "criteria": Part(
            "A che cosa badare",
            "Dà una misura che vale per tutte le scelte.",
            ("Riempire la tabella dalle fonti, con la data.", "Togliere le righe in cui tutto è uguale."),
            ("Criterio", "A che cosa badare", "Fonte e data"),
        ),
        "options": Part(
            "Le possibilità, una per una",
            "Tratta ogni possibilità con lo stesso schema.",
            ("Dire che cos’è, a chi conviene e che cosa parla contro.", "Indicare che cosa è stato davvero provato."),
        ),
        "strengths": Part(
            "Che cosa convince e che cosa no",
            "Nomina entrambe le cose, con le prove.",
            ("Dare due punti di forza e due punti deboli, con l’occasione in cui si sono visti.",),
        ),
        "costs": Part(
            "Quanto costa",
            "Dà un intervallo con cui fare i conti.",
            ("Dare l’intervallo con luogo, data e fonte.", "Dire che cosa si paga a parte."),
            ("Voce", "Da", "A", "Dipende da", "Fonte e data"),
        ),
        "symptoms": Part(
            "Dal sintomo alla causa",
            "Porta da ciò che si vede a ciò che lo provoca.",
            ("Cominciare dalla causa che si esclude più in fretta.",),
            ("Sintomo", "Causa probabile", "Come verificare", "Rimedio"),
        ),
        "cures": Part(
            "I rimedi, dal più semplice",
            "Aiuta presto la maggior parte.",
            ("Dare i passaggi di ogni rimedio e come annullarlo.", "Dire quando è meglio chiedere aiuto."),
        ),
        "mistakes": Part(
            "Errori frequenti",
            "Risparmia ciò che altri hanno già pagato.",
            ("Raccontare tre casi propri: come ci se ne accorge e come si rimedia.",),
        ),
        "verdict": Part(
            "Che cosa conviene a chi",
            "Finisce con una decisione.",
            ("Scrivere una frase per tre tipi di lettori: «se…, allora…».", "Dire che cosa cambierebbe il giudizio."),
        ),
        "list": Part(
            "La lista",
            "Si può spuntare punto per punto.",
            ("Una riga per punto, con il motivo in mezza frase.", "Seguire l’ordine in cui i punti si presentano."),
            ("Punto", "Fatto quando", "Chi", "Entro quando"),
        ),
        "offer": Part(
            "L’offerta",
            "Dice per prima cosa che cosa si offre, dove e a chi.",
            ("Nominare il servizio, la zona e gli orari.", "Dire che cosa è compreso e che cosa no."),
        ),
        "proof": Part(
            "Perché fidarsi",
            "Dà motivi che si possono verificare.",
            (
                "Nominare abilitazioni, assicurazioni e casi, ognuno con la sua prova.",
                "Citare recensioni solo con il permesso.",
            ),
        ),
        "next": Part(
            "Il prossimo passo",
            "Propone un solo passo, non cinque.",
            ("Nominare un’azione e dove si fa.", "Dire che cosa succede dopo."),
        ),
    },
)

PACK = Pack(
    code="it",
    quotes=("«", "»"),
    last_and=" e ",
    thousands=".",
    colon=":",
    fill_in="[da compilare]",
    notice="Questo è un brief composto offline, non un articolo.",
    notice_more=(
        "È composto soltanto da termini di ricerca, senza modello linguistico e senza ricerche. I titoli possono "
        "restare; tutto ciò che sta sotto è un’istruzione per chi scrive. Prima di pubblicare bisogna riempire gli"
        " spazi vuoti, verificare ogni dato alla fonte e cancellare le istruzioni."
    ),
    notice_quoted=(
        "È composto da termini di ricerca e da testi propri del sito, citati con la fonte, senza modello "
        "linguistico e senza ricerche. I titoli possono restare; tutto ciò che sta sotto è un’istruzione per chi "
        "scrive. Prima di pubblicare bisogna riempire gli spazi vuoti, verificare ogni dato e cancellare le "
        "istruzioni."
    ),
    other_language="Il titolo e i titoletti sono i termini di ricerca stessi, perché non sono in italiano.",
    about="Su questo brief",
    reader="Chi lo cerca",
    intents={
        "informational": (
            "Chi cerca questo vuole capire o fare qualcosa, e non compra ancora.",
            "Chi cerca questo vuole una risposta prima di un’offerta.",
        ),
        "commercial": (
            "Chi cerca questo vuole scegliere e confronta prima di decidere.",
            "Chi cerca questo è vicino alla scelta e vuole motivi, non elogi.",
        ),
        "transactional": (
            "Chi cerca questo vuole comprare, prenotare o incaricare qualcuno, e cerca dove farlo.",
            "Chi cerca questo sa che cosa vuole e guarda prezzo, luogo e data.",
        ),
        "navigational": ("Chi cerca questo vuole arrivare a un sito o a una marca precisa.",),
    },
    length_label="Lunghezza",
    length="L’articolo finito punta a circa {count} parole; il brief ne ha quante ne servono.",
    map="A che cosa rispondere, e dove",
    map_search="Ricerca",
    map_volume="Ricerche al mese",
    map_place="Va sotto",
    purpose="Scopo",
    facts="Da verificare",
    knowledge="Dai testi propri del sito",
    source="Fonte",
    person_notes="Note dell’incarico",
    search_purposes=(
        "Risponde a questa ricerca da sola.",
        "È per chi è venuto proprio per questo.",
        "Tratta un aspetto preciso del tema.",
    ),
    search_points=(
        "Rispondere nella prima frase, poi dare il motivo.",
        "Dire che cosa è diverso qui dal resto della pagina.",
        "Dare un esempio dal proprio lavoro.",
        "Leggere i primi risultati e aggiungere ciò che manca.",
        "Dare una cifra con fonte e data, o nessuna.",
        "Rispondere alle tre domande che fanno i clienti su questo.",
        "Dire per chi non vale.",
        "Rimandare alla pagina che ne tratta a fondo.",
    ),
    faq="Domande frequenti",
    faq_hint="Due o tre frasi ciascuna, prima la risposta.",
    further="Altre ricerche, per una frase adatta o per un altro articolo",
    closing="Prima di pubblicare",
    closing_points=(
        "Ogni cifra, prezzo e data ha una fonte che è stata letta.",
        "Non resta nessuno spazio vuoto e nessuna istruzione.",
        "Lo ha letto qualcuno che conosce il tema.",
    ),
    links="Link interni",
    link_slots=("Una pagina che spiega un termine usato qui", "Una pagina che è il passo successivo"),
    searches_one="La ricerca {list}.",
    searches_few="Le ricerche {list}.",
    searches_many="{count} ricerche come {list}.",
    structures={
        Structure.EXPLAINER: "Una spiegazione: prima la risposta, poi i motivi.",
        Structure.HOW_TO: "Istruzioni: che cosa serve, i passaggi, la verifica.",
        Structure.GUIDE: "Una guida a tutto il tema.",
        Structure.LISTICLE: "Una selezione secondo criteri dichiarati.",
        Structure.COMPARISON: "Un confronto a parità di misura, con un giudizio per ogni tipo di lettore.",
        Structure.REVIEW: "Il parere di chi lo ha usato.",
        Structure.FAQ: "Domande e risposte, prima la più frequente.",
        Structure.LANDING: "Una pagina per chi è deciso: offerta, prezzo, prenotazione.",
        Structure.CHECKLIST: "Una lista da spuntare, nell’ordine in cui i punti si presentano.",
        Structure.TROUBLESHOOTING: "Dal sintomo alla causa, e dalla causa al rimedio.",
    },
    picture="Immagine con le parole «{title}».",
    templates=_TEMPLATES,
)
