"""Portuguese, in words that are the same in Portugal and Brazil."""

from __future__ import annotations

from igny8.ai.functions.common import ContentStructure as Structure
from igny8.ai.providers.embedded.languages.pack import Pack, Part, Templates

_TEMPLATES = Templates(
    titles={
        Structure.EXPLAINER: ("{kw}: a resposta clara", "{kw}: explicação simples", "{kw}: resposta e razões"),
        Structure.HOW_TO: ("{kw}: passo a passo", "{kw}: as etapas por ordem", "{kw}: instruções claras"),
        Structure.GUIDE: ("{kw}: guia prático", "{kw}: o essencial", "{kw}: o que é preciso saber"),
        Structure.LISTICLE: ("{kw}: uma seleção com razões", "{kw}: seleção e critérios"),
        Structure.COMPARISON: ("{kw}: comparação", "{kw}: as diferenças que contam", "{kw}: o que escolher e quando"),
        Structure.REVIEW: ("{kw}: pontos fortes e fracos", "{kw}: o que se vê com o uso"),
        Structure.FAQ: ("{kw}: perguntas frequentes", "{kw}: perguntas e respostas"),
        Structure.LANDING: ("{kw}: serviço, preços e reserva", "{kw}: o que inclui e como funciona"),
        Structure.CHECKLIST: ("{kw}: ponto por ponto", "{kw}: todos os pontos a conferir"),
        Structure.TROUBLESHOOTING: ("{kw}: causas e soluções", "{kw}: o que verificar primeiro"),
    },
    meta={
        Structure.EXPLAINER: "{kw}: primeiro a resposta, depois as razões e o que muda.",
        Structure.HOW_TO: "{kw}: o que é preciso, as etapas por ordem e o que fazer se algo falhar.",
        Structure.GUIDE: "{kw}: do que se trata, a que prestar atenção, os erros e por onde começar.",
        Structure.LISTICLE: "{kw}: uma seleção com razões e a quem convém cada opção.",
        Structure.COMPARISON: "{kw}: as diferenças que contam e a quem convém cada opção.",
        Structure.REVIEW: "{kw}: como foi testado, o que convence, o que falha e a quem convém.",
        Structure.FAQ: "{kw}: respostas breves às perguntas mais frequentes.",
        Structure.LANDING: "{kw}: o que inclui, como funciona e quanto custa.",
        Structure.CHECKLIST: "{kw}: todos os pontos por ordem e o que costuma ser esquecido.",
        Structure.TROUBLESHOOTING: "{kw}: o que verificar primeiro, as causas e as soluções.",
    },
    cues=(
        (r"\bvs\b|\bcompara(?:ção|tivo)\b|\bdiferenças?\b", Structure.COMPARISON),
        (r"\bperto de mim\b", Structure.LANDING),
        (r"\bnão funciona\b|\berro\b|\bproblemas?\b|\bavarias?\b|\bdefeitos?\b", Structure.TROUBLESHOOTING),
        (r"\bchecklist\b|\bmodelos? de\b|\brequisitos\b|\blista de\b", Structure.CHECKLIST),
        (r"\bopini(?:ão|ões)\b|\bavalia(?:ção|ções)\b|\bresenhas?\b", Structure.REVIEW),
        (r"\bmelhor(?:es)?\b|\bideias\b|\bexemplos\b|\btipos de\b", Structure.LISTICLE),
        (r"\bpreços?\b|\bquanto custa\b|\bcustos?\b|\borçamento\b|\bbarat[oa]s?\b", Structure.GUIDE),
        (r"^como\b|\bpasso a passo\b", Structure.HOW_TO),
        (
            r"^(?:o que|que|por ?que|porquê|quando|quanto|onde|quem|qual|quais|é possível|pode-se)\b",
            Structure.EXPLAINER,
        ),
    ),
    parts={
        "answer": Part(
            "A resposta breve",
            "Diz em poucas linhas se esta é a página certa.",
            ("Responder ao título em duas ou três frases, sem rodeios.", "Dizer para quem a resposta é outra."),
        ),
        "basics": Part(
            "Do que se trata",
            "Esclarece os termos usados a seguir.",
            ("Explicar numa frase que qualquer pessoa entenda.", "Dizer com o que costuma ser confundido."),
        ),
        "workings": Part(
            "Como funciona",
            "Permite seguir as razões.",
            ("Contar pela ordem em que acontece.", "Dizer em cada momento quem age e o que muda."),
        ),
        "examples": Part(
            "Exemplos reais",
            "Aproxima a explicação da vida de todos os dias.",
            ("Contar dois casos próprios, com lugar e data.", "Marcar como exemplo qualquer número inventado."),
        ),
        "needs": Part(
            "O que é preciso",
            "Evita uma interrupção a meio do caminho.",
            (
                "Enumerar ferramentas, material, documentos e acessos, e para que serve cada um.",
                "Dizer quanto tempo leva.",
            ),
        ),
        "steps": Part(
            "Passo a passo",
            "É o que se veio procurar.",
            (
                "Começar cada etapa com um verbo e limitar cada uma a uma só ação.",
                "Dizer depois de cada etapa como se vê que deu certo.",
                "Pôr cada aviso antes da sua etapa, nunca depois.",
            ),
        ),
        "criteria": Part(
            "A que prestar atenção",
            "Dá uma medida que vale para todas as opções.",
            ("Preencher a tabela a partir das fontes, com a data.", "Tirar as linhas em que tudo é igual."),
            ("Critério", "A que prestar atenção", "Fonte e data"),
        ),
        "options": Part(
            "As opções, uma a uma",
            "Trata todas as opções com o mesmo esquema.",
            ("Dizer o que é, a quem convém e o que fala contra.", "Indicar o que foi mesmo experimentado."),
        ),
        "strengths": Part(
            "O que convence e o que falha",
            "Nomeia as duas coisas, com provas.",
            ("Dar dois pontos fortes e dois fracos, com a ocasião em que se notaram.",),
        ),
        "costs": Part(
            "Quanto custa",
            "Dá uma margem com que se pode contar.",
            ("Dar a margem com lugar, data e fonte.", "Dizer o que é cobrado à parte."),
            ("Item", "De", "Até", "Depende de", "Fonte e data"),
        ),
        "symptoms": Part(
            "Do sintoma à causa",
            "Leva do que se vê ao que o provoca.",
            ("Começar pela causa que se exclui mais depressa.",),
            ("Sintoma", "Causa provável", "Como verificar", "Solução"),
        ),
        "cures": Part(
            "As soluções, da mais fácil à mais difícil",
            "Ajuda cedo a maioria.",
            ("Dar as etapas de cada solução e como a desfazer.", "Dizer quando convém pedir ajuda."),
        ),
        "mistakes": Part(
            "Erros frequentes",
            "Poupa o que outros já pagaram.",
            ("Contar três casos próprios: como se notam e como se resolvem.",),
        ),
        "verdict": Part(
            "O que convém a quem",
            "Termina com uma decisão.",
            ("Escrever uma frase para três tipos de leitor: «se…, então…».", "Dizer o que mudaria o veredito."),
        ),
        "list": Part(
            "A lista",
            "Pode ser conferida ponto por ponto.",
            ("Uma linha por ponto, com a razão em meia frase.", "Seguir a ordem em que os pontos aparecem."),
            ("Ponto", "Feito quando", "Quem", "Até quando"),
        ),
        "offer": Part(
            "A oferta",
            "Diz primeiro o que se oferece, onde e a quem.",
            ("Nomear o serviço, a zona e os horários.", "Dizer o que está incluído e o que não está."),
        ),
        "proof": Part(
            "Por que confiar",
            "Dá razões que se podem verificar.",
            ("Nomear licenças, seguros e casos, cada um com a sua prova.", "Citar opiniões só com autorização."),
        ),
        "next": Part(
            "O próximo passo",
            "Propõe um só passo, não cinco.",
            ("Nomear uma ação e onde se faz.", "Dizer o que acontece depois."),
        ),
    },
)

PACK = Pack(
    code="pt",
    quotes=("“", "”"),
    last_and=" e ",
    thousands=".",
    colon=":",
    fill_in="[preencher]",
    notice="Isto é um briefing composto offline, não um artigo.",
    notice_more=(
        "Foi composto só a partir de termos de pesquisa, sem modelo de linguagem e sem investigação. Os títulos "
        "podem ficar; tudo o que está por baixo são instruções para quem escreve. Antes de publicar é preciso "
        "preencher os espaços, verificar cada dado na sua fonte e apagar as instruções."
    ),
    notice_quoted=(
        "Foi composto a partir de termos de pesquisa e de textos próprios do site, citados com a fonte, sem modelo"
        " de linguagem e sem investigação. Os títulos podem ficar; tudo o que está por baixo são instruções para "
        "quem escreve. Antes de publicar é preciso preencher os espaços, verificar cada dado e apagar as "
        "instruções."
    ),
    other_language="O título e os subtítulos são os próprios termos de pesquisa, porque não estão em português.",
    about="Sobre este briefing",
    reader="Quem procura isto",
    intents={
        "informational": (
            "Quem procura isto quer entender ou fazer alguma coisa e ainda não pensa em comprar.",
            "Quem procura isto quer uma resposta antes de uma oferta.",
        ),
        "commercial": (
            "Quem procura isto quer escolher e compara antes de decidir.",
            "Quem procura isto está perto de decidir e quer razões, não elogios.",
        ),
        "transactional": (
            "Quem procura isto quer comprar, reservar ou contratar e procura onde o fazer.",
            "Quem procura isto sabe o que quer e olha para preço, lugar e data.",
        ),
        "navigational": ("Quem procura isto quer chegar a um site ou a uma marca em concreto.",),
    },
    length_label="Extensão",
    length="O artigo terminado deve ter cerca de {count} palavras; o briefing tem as que precisa.",
    map="O que deve responder, e onde",
    map_search="Pesquisa",
    map_volume="Pesquisas por mês",
    map_place="Fica em",
    purpose="Para quê",
    facts="A verificar",
    knowledge="Dos textos próprios do site",
    source="Fonte",
    person_notes="Notas do pedido",
    search_purposes=(
        "Responde a esta pesquisa por si só.",
        "É para quem veio mesmo por isto.",
        "Trata de um aspeto concreto do tema.",
    ),
    search_points=(
        "Responder na primeira frase e dar depois a razão.",
        "Dizer o que é diferente aqui em relação ao resto da página.",
        "Dar um exemplo do próprio trabalho.",
        "Ler os primeiros resultados e acrescentar o que lhes falta.",
        "Dar um número com fonte e data, ou nenhum.",
        "Responder às três perguntas que os clientes fazem sobre isto.",
        "Dizer para quem não vale.",
        "Remeter para a página que trata disto a fundo.",
    ),
    faq="Perguntas frequentes",
    faq_hint="Duas ou três frases cada, a resposta primeiro.",
    further="Outras pesquisas, para uma frase onde caibam ou para outro artigo",
    closing="Antes de publicar",
    closing_points=(
        "Cada número, preço e data tem uma fonte que foi lida.",
        "Não resta nenhum espaço por preencher nem nenhuma instrução.",
        "Foi lido por alguém que conhece o tema.",
    ),
    links="Links internos",
    link_slots=("Uma página que explica um termo usado aqui", "Uma página que é o passo seguinte"),
    searches_one="A pesquisa {list}.",
    searches_few="As pesquisas {list}.",
    searches_many="{count} pesquisas como {list}.",
    structures={
        Structure.EXPLAINER: "Uma explicação: primeiro a resposta, depois as razões.",
        Structure.HOW_TO: "Instruções: o que é preciso, as etapas e a verificação.",
        Structure.GUIDE: "Um guia de todo o tema.",
        Structure.LISTICLE: "Uma seleção segundo critérios declarados.",
        Structure.COMPARISON: "Uma comparação com a mesma medida e um veredito para cada tipo de leitor.",
        Structure.REVIEW: "A opinião de quem o usou.",
        Structure.FAQ: "Perguntas e respostas, a mais frequente primeiro.",
        Structure.LANDING: "Uma página para quem já decidiu: oferta, preço e reserva.",
        Structure.CHECKLIST: "Uma lista para conferir, pela ordem em que os pontos aparecem.",
        Structure.TROUBLESHOOTING: "Do sintoma à causa, e da causa à solução.",
    },
    picture="Imagem com as palavras “{title}”.",
    templates=_TEMPLATES,
)
