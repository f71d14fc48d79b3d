"""What the tools call their columns, in the languages of their user interfaces. Names are folded: see `fold`.

For each role its names in order of trust: where a file has two columns of a role, the one named earlier is taken.
A name in /slashes/ is a pattern.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_NOT_WORD = re.compile(r"[\W_]+")


def fold(header: str) -> str:
    """A header with case, spaces and punctuation folded: "CPC (USD)" -> "cpc usd"."""
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFC", header).casefold()).strip()


# How Search Console heads its list of queries.
QUERIES = """
top queries; queries; consultas principales; principales consultas; consultas más frecuentes
meest uitgevoerde zoekopdrachten; populairste zoekopdrachten; häufigste suchanfragen; top suchanfragen
requêtes les plus fréquentes; principales requêtes; query principali; query più frequenti; principali query
principais consultas; consultas mais frequentes; najpopularniejsze zapytania; najczęstsze zapytania
en popüler sorgular; en çok yapılan sorgular; nejčastější dotazy; vanligaste sökfrågorna; populäraste frågorna
populäraste sökfrågorna; mest populære søgninger; populære forespørgsler; vanligste søk; populære søk
suosituimmat haut; suosituimmat kyselyt; популярные запросы; самые популярные запросы; поисковый запрос
найпопулярніші запити; популярні запити; 上位のクエリ; 熱門查詢; 热门查询; 热门查询数; 最常出現的查詢
排名最前的查詢; 인기 검색어; 상위 검색어
أهم طلبات البحث; طلبات البحث الأكثر شيوعًا; שאילתות מובילות; kueri teratas; kueri populer
cụm từ tìm kiếm hàng đầu
truy vấn hàng đầu; cele mai populare interogări; leggyakoribb lekérdezések; κορυφαία ερωτήματα; คำค้นหายอดนิยม
शीर्ष क्वेरी; top query; search query
"""

_KEYWORD = f"""
keyword; keywords; keyword text; search keyword; search term; search terms; query
{QUERIES.replace(chr(10), ";")}
keyword phrase; keyphrase; keyphrases; focus keyword
/keywords? (ideas?|suggestions?|by relevance|name|terms?|query)/
mot clé; mots clés; mot clef; mots clefs; palabra clave; palabras clave; parola chiave; parole chiave
palavra chave; palavras chave; schlüsselwort; schlüsselwörter; keywort; suchbegriff; suchbegriffe; suchanfrage
suchanfragen; zoekwoord; zoekwoorden; zoekterm; zoektermen; trefwoord; zoekopdracht; słowo kluczowe
słowa kluczowe
fraza kluczowa; fraza; frazy; zapytanie; requête; requêtes; expression; consulta; consultas; búsqueda; termo
termos
termine di ricerca; término; término de búsqueda; terme de recherche; ключевое слово; ключевые слова
ключевая фраза
ключевые фразы; запрос; запросы; фраза; фразы; ключ; ключове слово; ключові слова; запит; запити; anahtar kelime
anahtar kelimeler; arama terimi; sorgu; klíčové slovo; klíčová slova; dotaz; kľúčové slovo; kulcsszó
kulcsszavak
cuvânt cheie; cuvinte cheie; ключова дума; λέξη κλειδί; λέξεις κλειδιά; sökord; sökfråga; nyckelord; søgeord
søkeord
nøkkelord; avainsana; avainsanat; hakusana; ključna riječ; ključna beseda; từ khóa; từ khoá; kata kunci
キーワード
検索キーワード; クエリ; 关键词; 关键字; 搜索词; 關鍵字; 關鍵詞; 搜尋字詞; 키워드; 검색어; คีย์เวิร์ด; คำหลัก
الكلمة الرئيسية
الكلمات الرئيسية; كلمة رئيسية; الكلمة المفتاحية; الكلمات المفتاحية; מילת מפתח; מילות מפתח; कीवर्ड; کلمه کلیدی
search phrase; phrase; term; terms; text; title; suggestion; suggestions
"""

_NOT_VOLUME = (
    r"(?!.*\b(global|globales|weltweit|mondial|traffic|trend\w*|change|growth|forecast\w*|total|paid|click\w*|"
    r"sum|share|min|list|parent|topic|cluster|difference|branded|veränderung|évolution|cambio)\b)"
)
_VOLUME = f"""
volume; search volume; avg monthly searches; average monthly searches; monthly searches; monthly search volume
monthly volume; avg search volume; average search volume; region volume; volume monthly; vol; searches; msv; sv
local monthly searches; exact volume; avg search volume last known values; search volume average
search volume avg
базовая частотность; частотность; частота; показов в месяц; число запросов; запросов в месяц; число показов
среднее число запросов в месяц; среднемесячное число запросов; количество запросов; частотність; обсяг пошуку
śr mies liczba wyszukiwań; średnia miesięczna liczba wyszukiwań; liczba wyszukiwań; wyszukiwania; wolumen
月間平均検索ボリューム; 検索ボリューム; 月間検索数; 平均每月搜索量; 搜索量; 平均每月搜尋量; 搜尋量
평균 월간 검색수; 월간 검색량; 검색량
متوسط عدد عمليات البحث الشهرية; حجم البحث; נפח חיפוש; ปริมาณการค้นหา; pencarian bulanan rata rata
volume pencarian
lượng tìm kiếm; lượt tìm kiếm hàng tháng trung bình; arama hacmi; aylık ortalama arama sayısı; hacim
/{_NOT_VOLUME}(avg |average )?(monthly )?(search )?(vol|volume)( .*)?/
/{_NOT_VOLUME}(avg|average) .*\\bsearches\\b.*/
/{_NOT_VOLUME}suchvolumen.*/; /{_NOT_VOLUME}(.* )?suchanfragen (pro|im) monat.*/
/{_NOT_VOLUME}(.* )?monatliche suchanfragen.*/
/{_NOT_VOLUME}(.* )?recherches mensuelles.*/; /{_NOT_VOLUME}volume (de|moyen).*/; /{_NOT_VOLUME}(.* )?volumen.*/
/{_NOT_VOLUME}(.* )?búsquedas (al mes|mensuales).*/; /{_NOT_VOLUME}(.* )?ricerche mensili.*/
/{_NOT_VOLUME}volume di ricerca.*/; /{_NOT_VOLUME}(.* )?(pesquisas|buscas) mensais.*/
/{_NOT_VOLUME}(.* )?zoekvolume.*/
/{_NOT_VOLUME}(.* )?maandelijkse zoekopdrachten.*/; /{_NOT_VOLUME}(.* )?zoekopdrachten per maand.*/
/{_NOT_VOLUME}(.* )?liczba wyszukiwań.*/; /{_NOT_VOLUME}(.* )?частотность.*/
/{_NOT_VOLUME}(.* )?запросов в месяц.*/
/{_NOT_VOLUME}(.* )?(search|monthly) volume.*/; /{_NOT_VOLUME}(.* )?monthly searches.*/
/{_NOT_VOLUME}(.* )?(sökvolym|søgevolumen|søkevolum|hakumäärä|hledanost|vyhledávání).*/
/{_NOT_VOLUME}(.* )?(keresési volumen|volum de căutare).*/
max volume; volume max; demand; monthly demand
"""

_DIFFICULTY = """
keyword difficulty; difficulty; kd; kd%; seo difficulty; sd; keyword difficulty index; keyword difficulty %
keyword difficulty score; kd score; difficulty score; ranking difficulty; seo difficulty score
organic difficulty
keyword difficulty kd; kwd; trudność; trudność słowa kluczowego; difficulté; difficulté du mot clé
difficulté seo
dificultad; dificultad de la palabra clave; dificultad seo; dificultad de keyword; dificuldade
dificuldade de seo
dificuldade da palavra chave; difficoltà; difficoltà della parola chiave; difficoltà seo; schwierigkeit
keyword schwierigkeit; seo schwierigkeit; moeilijkheid; zoekwoordmoeilijkheid; сложность
сложность ключевого слова
kd персональный; zorluk; anahtar kelime zorluğu; キーワード難易度; 难度; 关键词难度; 키워드 난이도; độ khó
/(keyword|kw|seo) (difficulty|schwierigkeit|difficulté|dificultad)( .*)?/; /kd [a-z]{2,3}/
"""

_CPC = """
cpc; avg cpc; average cpc; cost per click; cost; cost usd; coste por clic; coût par clic; costo per clic
custo por clique
kosten per klik; suggested bid; exact cpc; средняя цена клика; цена клика; ціна кліка; koszt kliknięcia
クリック単価
/(avg |average )?cpc( .*)?/; /.* cpc/
"""

NAMES: dict[str, str] = {
    "keyword": _KEYWORD,
    "volume": _VOLUME,
    "impressions": """
impressions; impresiones; vertoningen; impressionen; impressioni; impressões; wyświetlenia; gösterimler
gösterimler
görüntüleme; görüntülemeler; zobrazení; visningar; exponeringar; visninger; eksponeringer; näyttökerrat
показы; покази
表示回数; 曝光次數; 曝光; 展示次数; 展示; 展现次数; 노출수; 노출; عدد الظهور; مرات الظهور; חשיפות; tayangan
số lượt hiển thị
lượt hiển thị; afișări; megjelenítések; εμφανίσεις; การแสดงผล; इंप्रेशन
/.*\\bimpressions\\b(?!.* (share|change)).*/
""",
    "clicks": """
clicks; clics; clic; klicks; klikken; aantal klikken; cliques; kliknięcia; tıklamalar; tıklama; kliknutí
klick; klik
клики; кліки; クリック数; 點擊; 點擊次數; 点击次数; 클릭수; النقرات; clickuri; napsautukset; /.*\\bclicks\\b/
""",
    "ctr": """
ctr; klickrate; taux de clics; klickfrekvens; klikrate; clickrate; 点击率; 點閱率; 클릭률
نسبة النقر إلى الظهور; avg ctr
/.*\\bctr\\b/
""",
    "position": """
position; avg position; average position; posición; posición media; positie; durchschnittliche position
posizione
posizione media; posição; posição média; pozycja; konum; ortalama konum; pozice; průměrná pozice
genomsnittlig position
position moyenne; позиция; позиція; 掲載順位; 排名; 平均排名; 名次; 게재순위; 평균 게재순위; موضع
current position
/.*\\bposition\\b(?!.*(type|kind|change|previous)).*/
""",
    "difficulty": _DIFFICULTY,
    "cpc": _CPC,
    "currency": """
currency; währung; devise; moneda; valuta; moeda; waluta; валюта; 通貨; 货币; 貨幣; 통화; العملة; para birimi
""",
    "trend": """
trend; trends; search trend; sv trend; trend data; 12 month trend; monthly trend; tendencia; tendencias
tendance
tendances; tendência; tendenza; verlauf; тренд; 趋势; /sv trend .*/; /trends? (?!.*forecast).*/
""",
    "intent": """
intent; search intent; keyword intent; intents; keyword intents; user intent; main intent; suchintention
suchabsicht
absicht; intention; intention de recherche; intención; intención de búsqueda; intenção; intenção de pesquisa
intenção de busca; intento; intento di ricerca; intentie; zoekintentie; zoekintent; intencja; intencje; интент
намерение
интент запроса; niyet; arama amacı; 検索意図; 意图; 搜索意图; 검색 의도; ý định; intencje słowa kluczowego
""",
    "url": """
url; current url; landing page; landing page url; page url; ranking url; top url; ranking page; url in serp
page
top ranking url; destination url; zielseite; /[^:]* landing/; /.* landing page/
""",
    "country": """
country; country code; database; locale; market; region; geo; location; land; pays; país; paese; kraj; страна
регион
国家 地区; pais; standort; target country
""",
    "is_informational": "informational",
    "is_commercial": "commercial",
    "is_transactional": "transactional",
    "is_navigational": "navigational",
}


@cache
def _tables() -> tuple[dict[str, list[tuple[str, int]]], list[tuple[re.Pattern[str], str, int]]]:
    exact: dict[str, list[tuple[str, int]]] = {}
    patterns = []
    for role, text in NAMES.items():
        for rank, name in enumerate(piece.strip() for piece in re.split(r"[;\n]", text) if piece.strip()):
            if name.startswith("/"):
                patterns.append((re.compile(name.strip("/")), role, rank))
            else:
                exact.setdefault(fold(name), []).append((role, rank))
    return exact, patterns


@cache
def roles_of(folded: str) -> tuple[tuple[str, int], ...]:
    """The roles that a folded header may play, each with its rank; lower is surer."""
    if not folded or len(folded) > 120:
        return ()
    exact, patterns = _tables()
    found = dict(reversed(exact.get(folded, [])))
    for pattern, role, rank in patterns:
        if role not in found and pattern.fullmatch(folded):
            found[role] = rank
    return tuple(found.items())


@cache
def query_names() -> frozenset[str]:
    """How Search Console heads its queries, folded."""
    return frozenset(fold(name) for name in re.split(r"[;\n]", QUERIES) if name.strip())
