"""Small imitations of each tool's export: what is told from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from igny8.planning.imports.reading import reading
from igny8.planning.imports.rows import KeywordRow, Tally


def read(path: Path) -> tuple[str, dict[str, Any], Tally, list[KeywordRow]]:
    with reading(path) as found:
        tally = found.tally()
        rows = list(found.rows(tally))
        columns = found.mapping()["columns"]
        assert isinstance(columns, dict)
        return found.tool, columns, tally, rows


def put(folder: Path, text: str, name: str = "keywords.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


AHREFS = (
    '"#"\t"Keyword"\t"Country"\t"Difficulty"\t"Volume"\t"CPC"\t"CPS"\t"Parent Keyword"\t'
    '"Last Update"\t"Global volume"\t"Intents"\n'
    '"1"\t"rye bread"\t"gb"\t"12"\t"2200"\t"0.50"\t""\t"rye"\t"2026-01-01"\t"9999"\t"Informational,Non-branded"\n'
    '"2"\t"rye bread toaster"\t"gb"\t""\t""\t""\t""\t"rye"\t""\t"10"\t""\n'
)
CONTENT_GAP = (
    '    "Keyword"\t"SERP features"\t"Volume"\t"KD"\t"CPC"\t"a.example/: Traffic"\t'
    '"a.example/: Position"\t"a.example/: URL"\n'
    '    "rye, dark"\t"Top ads, Sitelinks"\t"800"\t"19"\t"5.30"\t""\t""\t""\n'
    '    "rye flour"\t""\t"450"\t"0"\t""\t"29"\t"8"\t"https://a.example/"\n'
)
SITE_EXPLORER = (
    "Keyword,Country code,Location,Language,Volume,KD,CPC,Organic traffic,Current position,Current URL,Branded,"
    "Informational,Commercial,Transactional,Navigational\n"
    "rye bread,us,United States,en,500,4,0.1,20,3,https://b.example/rye,false,true,true,false,false\n"
)
POSITIONS = (
    "Keyword,Position,Previous position,Search Volume,Keyword Difficulty,CPC,URL,Traffic,Traffic (%),Number of Results,"
    "Trends,Keyword Intents\n"
    'rye bread,1,1,390,38,7.94,https://c.example/,312,11.94,123,"[23,36,100]","commercial, informational"\n'
    'rye bread,9,9,390,38,7.94,https://c.example/rye,3,0.94,123,"[23,36,100]",informational\n'
)
TRACKING = (
    "------\nID: 1_2\nReport type: position_tracking_rankings_overview\nPeriod: 20260808 - 20260814\n------\n\n"
    "Keyword,*.d.example/*_20260814,*.d.example/*_20260814_landing,*.d.example/*_difference,Tags,Intents,CPC,"
    "Search Volume,Keyword Difficulty\r\n"
    "rye bread,1,https://d.example/rye,0,,i|t,2.25,480,2\r\n"
)
STRATEGY = (
    "Database,Keyword,Seed keyword,Page,Topic,Page type,Tags,Volume,Keyword Difficulty,CPC (USD),Intent,"
    "Content references\n"
    'us,rye bread,rye,rye bread,Bread,Pillar page,,300,40,1.1,Commercial,"a.example\nb.example"\n'
)
API = "database;Keyword;Search Volume;Keyword Difficulty Index;CPC;Intent\nus;rye bread;8100;68,5;1,25;1,0\n"
PLANNER = (
    'Keyword Stats 2026-07-06 at 23_19_35\n"June 1, 2025 - May 31, 2026"\n'
    "Keyword\tCurrency\tAvg. monthly searches\t"
    "Three month change\tYoY change\tCompetition\tCompetition (indexed value)\t"
    "Top of page bid (low range)\tTop of page bid (high range)\tSearches: Mar 2026\tSearches: Apr 2026\t"
    "Searches: May 2026\n"
    "rye bread\tINR\t5000\t0%\t∞\tLow\t12\t20.30\t70.23\t10\t20\t30\n"
    "rye flour\tINR\t1K – 10K\t-90%\t0%\tUnknown\t\t\t\t\t\t\n"
    "rye loaf\tINR\t --\t\t\t\t\t\t\t\t\t\n"
)
UBERSUGGEST = (
    "\ufeffNo,Keyword,Search Intent,Search Volume,CPC,Paid Difficulty,SEO Difficulty\r\n"
    '1,"rye bread",Informational,"1,300","US$2.17",90,21\r\n'
)
MANGOOLS = (
    '"Keyword","Avg. Search Volume (Last Known Values)","Avg. Search Volume (Last 12 months)","Location","CPC/USD",'
    '"PPC",'
    '"Keyword Difficulty","Search Intent","Search Volume 7/2016","Search Volume 8/2016","Search Volume 9/2016"\n'
    '"rye bread",440,450,"Province of Soria, Spain","0.79",100,19,"commercial, informational",210,"",320\n'
)
MOZ = (
    "# ------\nList Name,Bread\nTotal Keywords,1\nTotal Volume Range,30301 - 300000\n# ------\n\n"
    "Keyword,Locale,Min Volume,Max Volume,Difficulty,Organic CTR,Importance,Priority\n"
    "rye bread,en-US,118001,300000,66,64,3,84\n"
)
WORDSTAT = (
    "Запрос;Базовая частотность;Точная частотность;Средняя цена клика;Дата выдачи;\n"
    '"ржаной хлеб";543769;3375;42;"16.05.2026"\n'
)
SENUTO = "Słowo kluczowe;Śr. mies. liczba wyszukiwań;Trudność;CPC\nchleb żytni;1 900;45,5;0,87\n"
EVERYWHERE = '#,Keyword,Vol [us],CPC [us],Comp [us],Trend [us]\n1,rye bread,"40,500",$0.53,0.2,+10%\n'
SERPSTAT = "Keyword;Region volume;Cost, $;Competition in PPC, %;Difficulty;Results\nrye bread;720;0.4;12;33,1;1000\n"


@pytest.mark.parametrize(
    ("text", "encoding", "tool", "volume", "difficulty", "currency", "market"),
    [
        (AHREFS, "utf-16", "Ahrefs Keywords Explorer", 2200, 12, "", "gb"),
        (CONTENT_GAP, "utf-16", "Ahrefs Content Gap", 800, 19, "", ""),
        (SITE_EXPLORER, "utf-8", "Ahrefs Site Explorer", 500, 4, "", "us"),
        (POSITIONS, "utf-8", "Semrush Organic Positions", 390, 38, "", ""),
        (TRACKING, "utf-8", "Semrush Position Tracking", 480, 2, "", ""),
        (STRATEGY, "utf-8", "Semrush Keyword Strategy Builder", 300, 40, "USD", "us"),
        (API, "utf-8", "Semrush", 8100, 68.5, "", "us"),
        (PLANNER, "utf-16", "Google Keyword Planner", 5000, None, "INR", ""),
        (UBERSUGGEST, "utf-8", "Ubersuggest", 1300, 21, "USD", ""),
        (MANGOOLS, "utf-8", "Mangools KWFinder", 440, 19, "USD", "es"),
        (MOZ, "utf-8", "Moz Keyword Explorer", 300000, 66, "", "us"),
        (WORDSTAT, "utf-8", "Yandex Wordstat", 543769, None, "", ""),
        (WORDSTAT, "cp1251", "Yandex Wordstat", 543769, None, "", ""),
        (SENUTO, "utf-8", "Senuto", 1900, 45.5, "", ""),
        (SENUTO, "cp1250", "Senuto", 1900, 45.5, "", ""),
        (EVERYWHERE, "utf-8", "Keywords Everywhere", 40500, None, "USD", ""),
        (SERPSTAT, "utf-8", "Serpstat", 720, 33.1, "USD", ""),
    ],
)  # fmt: skip
def test_each_tool(
    tmp_path: Path,
    text: str,
    encoding: str,
    tool: str,
    volume: int,
    difficulty: float | None,
    currency: str,
    market: str,
) -> None:
    found, _, _, rows = read(put(tmp_path, text, encoding=encoding))
    row = rows[0]
    assert (found, row.volume, row.difficulty) == (tool, volume, difficulty)
    assert (row.currency, row.market) == (currency, market)
    assert row.term in ("rye bread", "rye, dark", "ржаной хлеб", "chleb żytni")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings(tmp_path: Path, ending: str) -> None:
    _, _, tally, rows = read(put(tmp_path, POSITIONS.replace("\n", ending)))
    assert (tally.keywords, rows[1].url) == (2, "https://c.example/rye")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_with_and_without_mark(tmp_path: Path, encoding: str) -> None:
    text = PLANNER.replace("rye", "ψωμί σίκαλης")
    assert read(put(tmp_path, text, encoding=encoding))[3][0].term == "ψωμί σίκαλης bread"


@pytest.mark.parametrize(
    ("encoding", "term"),
    [
        ("cp1252", "crème brûlée façon grand-mère"),
        ("cp1252", "käsekuchen für anfänger größe"),
        ("cp1251", "как испечь ржаной хлеб"),
        ("cp1250", "chleb żytni na zakwasie przepis łatwy"),
        ("cp932", "ライ麦パンの作り方 簡単"),
        ("gb18030", "黑麦面包的做法大全 家常"),
        ("cp1253", "πώς να φτιάξω ψωμί"),
        ("cp1254", "çavdar ekmeği nasıl yapılır ığdır"),
        ("cp1250", "žitný chléb recept kváskový jednoduchý"),
        ("cp1252", "receta de pan de centeno fácil mañana"),
        ("cp1252", "rågbröd recept på svenska"),
        ("koi8_r", "как испечь ржаной хлеб дома"),
        ("cp949", "호밀빵 만드는 방법"),
        ("big5", "黑麥麵包的做法"),
        ("cp1255", "לחם שיפון מתכון קל"),
        ("cp1256", "طريقة عمل خبز الشيلم في البيت"),
        ("cp874", "วิธีทำขนมปังข้าวไรย์"),
    ],
)
def test_old_encodings(tmp_path: Path, encoding: str, term: str) -> None:
    text = "Keyword,Volume\n" + "".join(f"{term} {n},{n}\n" for n in range(30))
    assert read(put(tmp_path, text, encoding=encoding))[3][3].term == f"{term} 3"


def test_planner_buckets_and_dashes(tmp_path: Path) -> None:
    rows = read(put(tmp_path, PLANNER, encoding="utf-16"))[3]
    assert [row.volume for row in rows] == [5000, 5000, None]
    assert rows[0].trend == [10, 20, 30]
    assert rows[1].trend is None


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        ("Keyword,Währung,Durchschnittl. Suchanfragen pro Monat,Wettbewerb,Wettbewerb (indexierter Wert)", ";"),
        ("Mot clé,Devise,Nombre moyen de recherches mensuelles,Concurrence,Concurrence (valeur indexée)", "\t"),
        ("Palabra clave,Moneda,Promedio de búsquedas mensuales,Competencia,Competencia (valor indexado)", "\t"),
        ("Parola chiave,Valuta,Media ricerche mensili,Concorrenza,Concorrenza (valore indicizzato)", ","),
        ("Palavra-chave,Moeda,Média de pesquisas mensais,Concorrência,Concorrência (valor indexado)", ","),
        (
            "Zoekwoord,Valuta,Gem. aantal maandelijkse zoekopdrachten,Concurrentie,Concurrentie (geïndexeerde waarde)",
            ",",
        ),
        (
            "Słowo kluczowe,Waluta,Średnia miesięczna liczba wyszukiwań,Konkurencja,Konkurencja (wartość indeksowana)",
            ",",
        ),
        ("Ключевое слово,Валюта,Среднее число запросов в месяц,Уровень конкуренции,Индекс конкуренции", ","),
        ("キーワード,通貨,月間平均検索ボリューム,競合性,競合性（インデックス値）", ","),
    ],
)
def test_planner_in_other_languages(tmp_path: Path, header: str, delimiter: str) -> None:
    text = f"Statistik 2026\n1. Juni 2025\n{header}\nrye bread,EUR,1.000 – 10.000,X,33\n".replace(",", delimiter)
    tool, columns, _, rows = read(put(tmp_path, text, encoding="utf-16"))
    assert tool == "Google Keyword Planner"
    assert (rows[0].volume, rows[0].difficulty, rows[0].currency) == (5000, None, "EUR")
    assert columns["volume"] == header.split(",")[2]


@pytest.mark.parametrize(
    "header",
    [
        "Top queries,Clicks,Impressions,CTR,Position",
        "Häufigste Suchanfragen,Klicks,Impressionen,CTR,Position",
        "Requêtes les plus fréquentes,Clics,Impressions,CTR,Position",
        "Consultas principales,Clics,Impresiones,CTR,Posición",
        "Principais consultas,Cliques,Impressões,CTR,Posição",
        "Query principali,Clic,Impressioni,CTR,Posizione",
        "Meest uitgevoerde zoekopdrachten,Aantal klikken,Vertoningen,CTR,Positie",
        "Najczęstsze zapytania,Kliknięcia,Wyświetlenia,CTR,Pozycja",
        "En çok yapılan sorgular,Tıklamalar,Gösterimler,TO,Konum",
        "Популярные запросы,Клики,Показы,CTR,Позиция",
        "上位のクエリ,クリック数,表示回数,CTR,掲載順位",
        "热门查询,点击次数,展示,点击率,排名",
        "인기 검색어,클릭수,노출,CTR,게재 순위",
        "أهم طلبات البحث,النقرات,عدد الظهور,نسبة النقر إلى الظهور,موضع",
        "Ahojaho huru,Kofe,Lumo,Sarika,Tena",
    ],
)
def test_search_console_in_any_language(tmp_path: Path, header: str) -> None:
    text = f'{header}\nrye bread,15,30,50%,1.2\n"rye ""dark"" -site:a.example\nloaf",1,394,0.25%,29.74\nrye,0,7,0%,8\n'
    tool, columns, tally, rows = read(put(tmp_path, text))
    assert (tool, tally.demand, tally.volume_sum) == ("Google Search Console", "impressions", 431)
    assert rows[1].term == 'rye "dark" -site:a.example loaf'
    assert columns["impressions"] == header.split(",")[2]
    assert rows[0].volume is None


def test_search_console_that_compares_two_periods(tmp_path: Path) -> None:
    header = "Q,C now,C then,I now,I then,R now,R then,P now,P then"
    text = f"{header}\nrye bread,15,10,30,40,50%,25%,1.2,2\nrye,0,0,7,9,0%,0%,8,8\n"
    tool, _, tally, _ = read(put(tmp_path, text))
    assert (tool, tally.volume_sum) == ("Google Search Console", 37)


def test_five_columns_of_another_tool_are_not_search_console(tmp_path: Path) -> None:
    text = "Keyword,Search Volume,KD,Competition,CPC\nrye bread,100,30,0.3,1.5\n"
    tool, _, tally, rows = read(put(tmp_path, text))
    assert tool != "Google Search Console"
    assert (tally.demand, rows[0].volume, rows[0].difficulty) == ("volume", 100, 30)


def test_bing_has_impressions_first(tmp_path: Path) -> None:
    text = "Keyword,Impressions,Clicks,CTR,Avg. Position\nrye bread,300,15,5%,4.1\n"
    tool, _, _, rows = read(put(tmp_path, text))
    assert (tool, rows[0].impressions) == ("Bing Webmaster Tools", 300)


@pytest.mark.parametrize(
    "name", ["Keyword Difficulty", "KD %", "KD%", "keyword_difficulty", "Difficulty", "SEO Difficulty"]
)
def test_names_of_difficulty(tmp_path: Path, name: str) -> None:
    assert read(put(tmp_path, f"Volume,{name},Keyword\n10,45,rye\n"))[3][0].difficulty == 45


def test_advertising_competition_is_no_difficulty(tmp_path: Path) -> None:
    text = "Keyword,Volume,Competition,Competitive Density,Paid Difficulty,Competition (indexed value)\n"
    text += "rye,10,0.4,0.4,40,40\n"
    row = read(put(tmp_path, text))[3][0]
    assert row.difficulty is None


def test_global_volume_is_not_the_volume(tmp_path: Path) -> None:
    _, columns, tally, rows = read(put(tmp_path, "Global volume,Keyword,Difficulty\n99,rye,3\n"))
    assert "volume" not in columns
    assert (tally.demand, rows[0].volume) == ("", None)


def test_intent_flags_of_site_explorer(tmp_path: Path) -> None:
    assert read(put(tmp_path, SITE_EXPLORER))[3][0].intent == "commercial"


@pytest.mark.parametrize("text", [TRACKING, API])
def test_intent_letters_and_codes(tmp_path: Path, text: str) -> None:
    assert read(put(tmp_path, text))[3][0].intent == "informational"


def test_footer_lines_are_left_out_and_counted(tmp_path: Path) -> None:
    footer = (
        "You can export only first 30000 rows available for your subscription.\n"
        '"To export more data, upgrade to a Business subscription plan."\nSee plans and prices https://www.x.example/prices/\n'
    )
    _, _, tally, rows = read(put(tmp_path, "Keyword,Intent,Volume,CPC (USD)\nrye,,5,0\n" + footer))
    assert (tally.keywords, dict(tally.left_out)) == (1, {"footer line of the tool": 3})
    assert [row.term for row in rows] == ["rye"]


def test_short_rows_at_the_end_are_keywords_where_no_sentence_stands(tmp_path: Path) -> None:
    assert read(put(tmp_path, "Keyword,Volume,KD\nrye,5,1\nbread\nloaf\n"))[2].keywords == 3


def test_every_row_left_out_has_its_reason(tmp_path: Path) -> None:
    text = f"Keyword,Volume,KD\nrye,5,1\n,3,4\n --,3,4\nKeyword,Volume,KD\n{'x' * 501},1,1\n!?!,1,1\n,,\n"
    _, _, tally, _ = read(put(tmp_path, text))
    assert dict(tally.left_out) == {
        "no keyword in the row": 3,
        "header repeated": 1,
        "keyword longer than 500 characters": 1,
        "no letter or digit in the keyword": 1,
    }
    told = {reason: [(one.row, one.text) for one in rows] for reason, rows in tally.examples.items()}
    assert told["no keyword in the row"] == [(3, "3 | 4"), (4, "-- | 3 | 4"), (8, "")]
    assert told["header repeated"] == [(5, "Keyword | Volume | KD")]
    assert told["keyword longer than 500 characters"] == [(6, "x" * 160)]


def test_raw_rows_keep_what_was_there(tmp_path: Path) -> None:
    row = read(put(tmp_path, "Keyword,Volume,Note,Note,\n[Rye],10,a,b,c\n"))[3][0]
    assert row.raw == {"Keyword": "[Rye]", "Volume": "10", "Note": "a", "Note (2)": "b", "column 5": "c"}


def test_a_plain_list(tmp_path: Path) -> None:
    text = '# my list\nrye bread, dark\n\n"rye"\n[rye loaf]\n+rye +flour\nkeyword research\n'
    tool, _, tally, rows = read(put(tmp_path, text, "list.txt"))
    assert tool == "Plain list"
    assert [row.term for row in rows] == ["rye bread, dark", "rye", "rye loaf", "rye flour", "keyword research"]
    assert (tally.demand, tally.has_difficulty, dict(tally.left_out)) == ("", False, {"comment line": 1})


def test_a_plain_list_with_its_name_on_top(tmp_path: Path) -> None:
    assert [row.term for row in read(put(tmp_path, "Keywords\r\nrye, dark\r\nloaf\r\n"))[3]] == ["rye, dark", "loaf"]


def test_two_columns_without_a_header(tmp_path: Path) -> None:
    rows = read(put(tmp_path, "rye bread\t1,300\nrye flour\t\nloaf\t0\n"))[3]
    assert [(row.term, row.volume) for row in rows] == [("rye bread", 1300), ("rye flour", None), ("loaf", 0)]


def test_formulas_are_read_as_they_are(tmp_path: Path) -> None:
    assert read(put(tmp_path, "Keyword,Volume\n=1+1 rye,5\n@rye,1\n"))[3][0].term == "=1+1 rye"


def test_the_pipe_separates_too(tmp_path: Path) -> None:
    assert read(put(tmp_path, "Keyword|Search Volume\nrye|50\n"))[3][0].volume == 50


def test_some_broken_letters_cost_their_rows_only(tmp_path: Path) -> None:
    path = tmp_path / "glued.csv"
    lines = "".join(f"crème brûlée façon {n},{n}\n" for n in range(20)).encode()
    path.write_bytes(b"Keyword,Volume\n" + lines + "pain brûlé,5\n".encode("cp1252"))
    _, _, tally, rows = read(path)
    assert (rows[-1].term, dict(tally.left_out)) == (
        "crème brûlée façon 19",
        {"damaged letters in the keyword": 1},
    )


def test_totals_are_no_keywords(tmp_path: Path) -> None:
    text = "Search term,Match type,Campaign,Clicks\nrye bread,Broad,A,5\nTotal: Search terms,--,--,5\n"
    tool, _, tally, _ = read(put(tmp_path, text))
    assert (tool, tally.keywords) == ("Google Ads", 1)


def test_the_mapping_names_the_line_of_the_header(tmp_path: Path) -> None:
    with reading(put(tmp_path, TRACKING)) as found:
        assert found.mapping()["header_line"] == 7
