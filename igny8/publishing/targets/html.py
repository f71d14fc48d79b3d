"""HTML: a readable page for each article, and an index of them all. Nothing runs, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from igny8.lib.json_ld import script
from igny8.lib.text import is_right_to_left
from igny8.models import Content, Image, Site
from igny8.publishing.articles import (
    BRIEF_NOTICE,
    body_with_pictures,
    cluster_of,
    picture_files,
    pictures,
    wants_notice,
)
from igny8.publishing.naming import file_stem, picture_path
from igny8.publishing.structured import json_ld
from igny8.publishing.target import File
from igny8.publishing.xml_text import escaped, without_control

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2430; --soft: #5b6675; --paper: #fff; --line: #dfe4ea; --mark: #fff6dc }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7ebf0; --soft: #a3afbd; --paper: #14181e; --line: #2d3540; --mark: #3a3113 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.06rem/1.65 system-ui, sans-serif }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; overflow-wrap: break-word }
main.wide { max-width: 64rem }
h1, h2, h3 { line-height: 1.25; text-wrap: balance }
h1 { font-size: 2.1rem; margin: 1rem 0 .6rem }
h2 { margin: 2.4rem 0 .6rem }
a { color: inherit; text-underline-offset: .2em }
img { max-width: 100%; height: auto; border-radius: .5rem; display: block }
figure { margin: 1.5rem 0 }
blockquote { margin: 1.5rem 0; padding-inline-start: 1.1rem; border-inline-start: .25rem solid var(--line) }
table { border-collapse: collapse; display: block; overflow-x: auto }
th, td { border: 1px solid var(--line); padding: .4rem .7rem; text-align: start; vertical-align: top }
aside, .notice { background: var(--mark); border-radius: .5rem; padding: .8rem 1rem; margin: 1rem 0 }
.facts { color: var(--soft); font-size: .92rem; margin: .2rem 0 }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1.5rem; padding: 0 }
.cards li { list-style: none; border: 1px solid var(--line); border-radius: .7rem; overflow: hidden }
.cards img, .cards .blank { width: 100%; aspect-ratio: 1200 / 630; object-fit: cover; border-radius: 0; display: block }
.cards .blank { background: var(--line) }
.cards div { padding: .8rem 1rem 1rem }
.cards a { font-weight: 650; text-decoration: none }
.cards a:hover { text-decoration: underline }
""".strip()


class Html:
    """`index.html`, `<slug>.html` and `images/`."""

    name = "html"

    def files(self, site: Site, articles: Sequence[Content]) -> Iterator[File]:
        yield File("index.html", _index(site, articles).encode())
        for content in articles:
            yield File(f"{_stem(content)}.html", _page(site, content).encode(), content.pk)
        yield from picture_files(articles)


def _stem(content: Content) -> str:
    stem = file_stem(content)
    return f"{stem}-{content.pk}" if stem == "index" else stem


def _document(site: Site, *, title: str, description: str, main: str, head: str = "") -> str:
    direction = ' dir="rtl"' if is_right_to_left(site.language) else ""
    return without_control(
        f'<!doctype html>\n<html lang="{escaped(site.language)}"{direction}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escaped(title)}</title>\n'
        f'<meta name="description" content="{escaped(description)}">\n<style>\n{_STYLE}\n</style>\n{head}</head>\n'
        f"<body>\n{main}\n</body>\n</html>\n"
    )


def _page(site: Site, content: Content) -> str:
    notice = (
        f'<p class="notice" lang="en"><strong>Brief.</strong> {BRIEF_NOTICE}</p>\n' if wants_notice(content) else ""
    )
    main = (
        f'<main>\n<p class="facts"><a href="index.html">{escaped(site.name)}</a></p>\n<article>\n'
        f'<h1>{escaped(content.title)}</h1>\n<p class="facts">{_facts(content)}</p>\n{notice}'
        f"{body_with_pictures(content)}\n</article>\n</main>"
    )
    return _document(
        site,
        title=content.meta_title or content.title,
        description=content.meta_description,
        main=main,
        head="".join(f"{script(node)}\n" for node in json_ld(content)),
    )


def _index(site: Site, articles: Sequence[Content]) -> str:
    cards = "\n".join(_card(content) for content in articles)
    count = f"{len(articles):,} {'article' if len(articles) == 1 else 'articles'}"
    main = (
        f'<main class="wide">\n<h1>{escaped(site.name)}</h1>\n<p class="facts">{escaped(site.domain)} · {count}</p>\n'
        f'<ul class="cards">\n{cards}\n</ul>\n</main>'
    )
    return _document(site, title=f"{site.name}: {count}", description="", main=main)


def _card(content: Content) -> str:
    cover = next((image for image in pictures(content) if image.kind == Image.Kind.FEATURED), None)
    shown = (
        f'<img src="{escaped(picture_path(content, cover))}" alt="{escaped(cover.alt_text)}" loading="lazy">'
        if cover
        else '<span class="blank"></span>'
    )
    return (
        f'<li>{shown}<div><a href="{escaped(_stem(content))}.html">{escaped(content.title)}</a>'
        f'<p class="facts">{_facts(content)}</p></div></li>'
    )


def _facts(content: Content) -> str:
    cluster = cluster_of(content)
    told = [
        "brief" if content.is_brief else "",
        str(content.status).replace("_", " "),
        cluster.name if cluster else "",
        f"{content.word_count:,} words",
    ]
    return " · ".join(escaped(fact) for fact in told if fact)
