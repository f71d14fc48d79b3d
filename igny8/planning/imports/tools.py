"""Which tool wrote a table, told from its header. The name is for people; nothing is decided by it."""

from __future__ import annotations

import re

from igny8.planning.imports.headers import Header

PLAIN_LIST = "Plain list"
OTHER = "Keyword table"

# In order; the first whose every part fits some folded header. A part may list alternatives with "|" (a pattern).
_SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Semrush Position Tracking", (r"\S.* \d{8}", r"\S.* \d{8} (visibility|type|landing)")),
    ("Semrush Organic Positions", (r"position", r"search volume", r"traffic|traffic cost|keyword intents")),
    ("Semrush Keyword Strategy Builder", (r"database", r"seed keyword", r"page type|topic|page")),
    ("Semrush", (r"database", r"keyword difficulty index")),
    ("Semrush", (r"search volume", r"keyword difficulty index", r"number of results")),
    ("Moz Keyword Explorer", (r"(min|max|monthly) volume", r"organic ctr|importance|priority")),
    ("Mangools KWFinder", (r"avg search volume last .*|keyword interest growth", r"keyword difficulty|ppc|kd")),
    ("Mangools KWFinder", (r"(avg )?search volume", r"ppc", r"kd|keyword difficulty")),
    ("Ubersuggest", (r"paid difficulty", r".*")),
    ("Ubersuggest", (r"seo difficulty", r"search volume|volume")),
    ("Ahrefs Keywords Explorer", (r"parent (keyword|topic)", r"difficulty|kd|volume")),
    ("Ahrefs Keywords Explorer", (r"difficulty", r"cps|traffic potential|global volume")),
    ("Ahrefs Content Gap", (r"kd", r".+ url", r".+ traffic", r"serp features")),
    ("Ahrefs Site Explorer", (r"kd", r"country code|current url|current position|organic traffic|parent topic")),
    ("Semrush Keyword Gap", (r"volume", r"keyword difficulty|kd", r"competition density|results", r".+ pages")),
    ("Semrush Keyword Magic", (r"keyword difficulty|kd|kd %", r"competitive density|serp features|click potential")),
    ("Semrush Keyword Magic", (r"volume", r"cpc [a-z]{3}", r"keyword difficulty|intent|trend")),
    ("Google Keyword Planner", (r"(avg|average) monthly searches.*",)),
    (
        "Google Keyword Planner",
        (r".*(indexed value|indexierter wert|valeur indexée|valor indexado|valore indicizzato|geïndexeerde).*",),
    ),
    ("Google Keyword Planner", (r"currency|währung|devise|moneda|valuta|moeda|waluta|валюта|通貨", r"@volume")),
    ("Google Ads", (r"match type", r"campaign|ad group|keyword status")),
    ("Yandex Wordstat", (r"базовая частотность|показов в месяц|число показов|число запросов",)),
    ("Senuto", (r"śr mies liczba wyszukiwań|średnia miesięczna liczba wyszukiwań", r"trudność.*|cpc.*|widoczność.*")),
    ("Senuto", (r"(monthly )?searches|avg monthly searches", r"difficulty", r"visibility|trend 12.*")),
    ("Keywords Everywhere", (r"vol.*|search volume.*", r"cpc.*", r"comp(etition)?|trend(ing)? .*|on page score")),
    (
        "Serpstat",
        (r"region volume|volume", r"competition in ppc.*|competition|difficulty", r"results|cost.*|concurrency"),
    ),
    ("SE Ranking", (r"search vol.*", r"kei.*")),
    ("SpyFu", (r"(monthly )?search(es)?.*volume.*|monthly searches.*", r"ranking difficulty|cost per click.*")),
)


def tool_of(header: Header) -> str:
    """The tool's name, "Keyword table" where none fits, "Plain list" for one column."""
    if header.tool:
        return header.tool
    if len([name for name in header.names if name]) <= 1:
        return PLAIN_LIST
    for tool, parts in _SIGNS:
        if all(_has(part, header) for part in parts):
            return tool
    return OTHER


def _has(part: str, header: Header) -> bool:
    if part.startswith("@"):
        return part[1:] in header.columns
    return any(re.fullmatch(part, name) for name in header.folded)
