"""Spanish."""

from __future__ import annotations

from igny8.ai.functions.common import ContentStructure as Structure
from igny8.ai.providers.embedded.languages.pack import Pack, Part, Templates

_TEMPLATES = Templates(
    titles={
        Structure.EXPLAINER: ("{kw}: la respuesta clara", "{kw}: explicación sencilla", "{kw}: respuesta y razones"),
        Structure.HOW_TO: ("{kw}: guía paso a paso", "{kw}: los pasos en orden", "{kw}: instrucciones claras"),
        Structure.GUIDE: ("{kw}: guía práctica", "{kw}: lo esencial", "{kw}: qué conviene saber"),
        Structure.LISTICLE: ("{kw}: una selección razonada", "{kw}: selección y criterios"),
        Structure.COMPARISON: (
            "{kw}: comparación",
            "{kw}: las diferencias que importan",
            "{kw}: cuál conviene a quién",
        ),
        Structure.REVIEW: ("{kw}: puntos fuertes y débiles", "{kw}: lo que se ve con el uso"),
        Structure.FAQ: ("{kw}: preguntas frecuentes", "{kw}: preguntas y respuestas"),
        Structure.LANDING: ("{kw}: qué incluye y cómo funciona", "{kw}: servicio, precios y reserva"),
        Structure.CHECKLIST: ("{kw}: punto por punto", "{kw}: la lista completa de puntos"),
        Structure.TROUBLESHOOTING: ("{kw}: causas y soluciones", "{kw}: qué comprobar primero"),
    },
    meta={
        Structure.EXPLAINER: "{kw}: primero la respuesta, después las razones y lo que cambia.",
        Structure.HOW_TO: "{kw}: qué hace falta, los pasos en orden y qué hacer si algo falla.",
        Structure.GUIDE: "{kw}: de qué se trata, en qué fijarse, qué suele salir mal y por dónde empezar.",
        Structure.LISTICLE: "{kw}: una selección con sus razones y a quién conviene cada opción.",
        Structure.COMPARISON: "{kw}: las diferencias que importan y a quién conviene cada opción.",
        Structure.REVIEW: "{kw}: cómo se probó, qué convence, qué falla y a quién conviene.",
        Structure.FAQ: "{kw}: respuestas breves a las preguntas más frecuentes.",
        Structure.LANDING: "{kw}: qué incluye, cómo funciona y cuánto cuesta.",
        Structure.CHECKLIST: "{kw}: todos los puntos en orden y lo que suele olvidarse.",
        Structure.TROUBLESHOOTING: "{kw}: qué comprobar primero, las causas y las soluciones.",
    },
    cues=(
        (r"\bvs\b|\bcomparativa\b|\bcomparación\b|\bdiferencias?\b", Structure.COMPARISON),
        (r"\bcerca de m[ií]\b|\bcerca\b", Structure.LANDING),
        (r"\bno funciona\b|\berror\b|\bproblemas?\b|\baver[ií]as?\b|\bno enciende\b", Structure.TROUBLESHOOTING),
        (r"\bchecklist\b|\bplantillas?\b|\brequisitos\b|\blista de\b", Structure.CHECKLIST),
        (r"\bopiniones\b|\brese[ñn]as?\b", Structure.REVIEW),
        (r"\bmejor(?:es)?\b|\bideas\b|\bejemplos\b|\btipos de\b", Structure.LISTICLE),
        (
            r"\bprecios?\b|\bcu[aá]nto (?:cuesta|vale)\b|\bcostes?\b|\btarifas?\b|\bpresupuesto\b|\bbarat[oa]s?\b",
            Structure.GUIDE,
        ),
        (r"^c[oó]mo\b|\bpaso a paso\b", Structure.HOW_TO),
        (
            r"^(?:qu[eé]|por qu[eé]|cu[aá]l|cu[aá]les|cu[aá]ndo|cu[aá]nto|d[oó]nde|qui[eé]n|se puede)\b",
            Structure.EXPLAINER,
        ),
    ),
    parts={
        "answer": Part(
            "La respuesta breve",
            "Dice en pocas líneas si esta es la página que se buscaba.",
            ("Responder al título en dos o tres frases, sin rodeos.", "Decir para quién la respuesta es otra."),
        ),
        "basics": Part(
            "De qué se trata",
            "Aclara los términos que se usan después.",
            ("Explicarlo en una frase que entienda cualquiera.", "Decir con qué se confunde a menudo."),
        ),
        "workings": Part(
            "Cómo funciona",
            "Permite seguir las razones.",
            ("Contarlo en el orden en que ocurre.", "Decir en cada momento quién actúa y qué cambia."),
        ),
        "examples": Part(
            "Ejemplos reales",
            "Acerca la explicación a la vida diaria.",
            ("Contar dos casos propios, con lugar y fecha.", "Marcar como ejemplo toda cifra inventada."),
        ),
        "needs": Part(
            "Qué hace falta",
            "Evita una interrupción a mitad de camino.",
            (
                "Enumerar herramientas, materiales, documentos y accesos, y para qué sirve cada uno.",
                "Decir cuánto se tarda.",
            ),
        ),
        "steps": Part(
            "Paso a paso",
            "Es lo que se vino a buscar.",
            (
                "Empezar cada paso con un verbo y limitarlo a una sola acción.",
                "Decir después de cada paso cómo se ve que salió bien.",
                "Poner cada advertencia antes de su paso, nunca después.",
            ),
        ),
        "criteria": Part(
            "En qué fijarse",
            "Da una medida que vale para todas las opciones.",
            ("Rellenar la tabla con datos de las fuentes y su fecha.", "Quitar las filas en las que todo es igual."),
            ("Criterio", "En qué fijarse", "Fuente y fecha"),
        ),
        "options": Part(
            "Las opciones, una por una",
            "Trata todas las opciones con el mismo esquema.",
            ("Decir qué es, a quién conviene y qué habla en contra.", "Indicar qué se ha probado de verdad."),
        ),
        "strengths": Part(
            "Lo que convence y lo que falla",
            "Nombra ambas cosas con pruebas.",
            ("Dar dos puntos fuertes y dos débiles, con la ocasión en que se notaron.",),
        ),
        "costs": Part(
            "Cuánto cuesta",
            "Da un margen con el que se puede planificar.",
            ("Dar el margen con lugar, fecha y fuente.", "Decir qué se cobra aparte."),
            ("Concepto", "Desde", "Hasta", "Depende de", "Fuente y fecha"),
        ),
        "symptoms": Part(
            "Qué se ve y a qué apunta",
            "Lleva del síntoma a la causa.",
            ("Empezar por la causa que más rápido se descarta.",),
            ("Síntoma", "Causa probable", "Cómo comprobarlo", "Solución"),
        ),
        "cures": Part(
            "Las soluciones, de la más fácil a la más difícil",
            "Ayuda pronto a la mayoría.",
            ("Dar los pasos de cada solución y cómo deshacerla.", "Decir cuándo conviene pedir ayuda."),
        ),
        "mistakes": Part(
            "Errores frecuentes",
            "Ahorra lo que otros ya han pagado.",
            ("Contar tres casos propios: cómo se notan y cómo se arreglan.",),
        ),
        "verdict": Part(
            "Qué conviene a quién",
            "Termina con una decisión.",
            ("Escribir una frase para tres tipos de lector: «si…, entonces…».", "Decir qué cambiaría el veredicto."),
        ),
        "list": Part(
            "La lista",
            "Se puede marcar punto por punto.",
            ("Una línea por punto, con su razón en media frase.", "Ordenar los puntos como aparecen en la práctica."),
            ("Punto", "Hecho cuando", "Quién", "Hasta cuándo"),
        ),
        "offer": Part(
            "La oferta",
            "Dice primero qué se ofrece, dónde y a quién.",
            ("Nombrar el servicio, la zona y los horarios.", "Decir qué está incluido y qué no."),
        ),
        "proof": Part(
            "Por qué confiar",
            "Da razones que se pueden comprobar.",
            ("Nombrar licencias, seguros y casos, cada uno con su prueba.", "Citar opiniones solo con permiso."),
        ),
        "next": Part(
            "El siguiente paso",
            "Propone un solo paso, no cinco.",
            ("Nombrar una acción y dónde se hace.", "Decir qué ocurre después."),
        ),
    },
)

PACK = Pack(
    code="es",
    quotes=("«", "»"),
    last_and=" y ",
    thousands=".",
    colon=":",
    fill_in="[rellenar]",
    notice="Esto es un briefing creado sin conexión, no un artículo.",
    notice_more=(
        "Se ha compuesto solo a partir de términos de búsqueda, sin modelo de lenguaje y sin investigación. Los "
        "títulos pueden quedarse; todo lo que hay debajo son instrucciones para quien escribe. Antes de publicar "
        "hay que rellenar los huecos, comprobar cada dato en su fuente y borrar las instrucciones."
    ),
    notice_quoted=(
        "Se ha compuesto a partir de términos de búsqueda y de textos propios del sitio, citados con su fuente, "
        "sin modelo de lenguaje y sin investigación. Los títulos pueden quedarse; todo lo que hay debajo son "
        "instrucciones para quien escribe. Antes de publicar hay que rellenar los huecos, comprobar cada dato y "
        "borrar las instrucciones."
    ),
    other_language="El título y los encabezados son los propios términos de búsqueda, porque no están en español.",
    about="Sobre este briefing",
    reader="Quién lo busca",
    intents={
        "informational": (
            "Quien busca esto quiere entender o hacer algo y todavía no piensa en comprar.",
            "Quien busca esto quiere una respuesta antes que una oferta.",
        ),
        "commercial": (
            "Quien busca esto quiere elegir y compara antes de decidir.",
            "Quien busca esto está cerca de decidir y quiere razones, no elogios.",
        ),
        "transactional": (
            "Quien busca esto quiere comprar, reservar o contratar y busca dónde hacerlo.",
            "Quien busca esto sabe lo que quiere y mira precio, lugar y fecha.",
        ),
        "navigational": ("Quien busca esto quiere llegar a un sitio o a una marca concreta.",),
    },
    length_label="Extensión",
    length="El artículo terminado debería tener unas {count} palabras; el briefing tiene las que necesita.",
    map="Qué debe responder, y dónde",
    map_search="Búsqueda",
    map_volume="Búsquedas al mes",
    map_place="Va en",
    purpose="Para qué",
    facts="Por averiguar",
    knowledge="De los textos propios del sitio",
    source="Fuente",
    person_notes="Notas del encargo",
    search_purposes=(
        "Responde a esta búsqueda por sí sola.",
        "Es para quienes han venido justo por esto.",
        "Se ocupa de un aspecto concreto del tema.",
    ),
    search_points=(
        "Responder en la primera frase y dar después la razón.",
        "Decir qué es distinto aquí respecto al resto de la página.",
        "Dar un ejemplo del propio trabajo.",
        "Leer los primeros resultados y añadir lo que les falta.",
        "Dar una cifra con fuente y fecha, o ninguna.",
        "Responder a las tres preguntas que hacen los clientes sobre esto.",
        "Decir para quién no vale.",
        "Enlazar la página que lo trata a fondo.",
    ),
    faq="Preguntas frecuentes",
    faq_hint="Dos o tres frases cada una, la respuesta primero.",
    further="Otras búsquedas, para una frase donde encajen o para otro artículo",
    closing="Antes de publicar",
    closing_points=(
        "Cada cifra, precio y fecha tiene una fuente que se ha leído.",
        "No queda ningún hueco ni ninguna instrucción.",
        "Lo ha leído alguien que conoce el tema.",
    ),
    links="Enlaces internos",
    link_slots=("Una página que explica un término usado aquí", "Una página que es el siguiente paso"),
    searches_one="La búsqueda {list}.",
    searches_few="Las búsquedas {list}.",
    searches_many="{count} búsquedas como {list}.",
    structures={
        Structure.EXPLAINER: "Una explicación: primero la respuesta, después las razones.",
        Structure.HOW_TO: "Instrucciones: qué hace falta, los pasos y la comprobación.",
        Structure.GUIDE: "Una guía del tema completo.",
        Structure.LISTICLE: "Una selección según criterios que se muestran.",
        Structure.COMPARISON: "Una comparación con la misma medida y un veredicto para cada tipo de lector.",
        Structure.REVIEW: "Una valoración de alguien que lo ha usado.",
        Structure.FAQ: "Preguntas y respuestas, la más frecuente primero.",
        Structure.LANDING: "Una página para quien ya está decidido: oferta, precio y reserva.",
        Structure.CHECKLIST: "Una lista de puntos en el orden en que aparecen.",
        Structure.TROUBLESHOOTING: "Del síntoma a la causa y de la causa a la solución.",
    },
    picture="Imagen con las palabras «{title}».",
    templates=_TEMPLATES,
)
