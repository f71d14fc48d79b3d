"""A draft as HTML: a few tags, everything escaped, notes and headings kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape as escape_markup

from igny8.ai.functions.generate_content import Citation
from igny8.ai.providers.embedded.brief.draft import Draft, Section, Table
from igny8.ai.providers.embedded.languages.pack import Pack
from igny8.ai.providers.embedded.reading import clean
from igny8.ai.providers.embedded.reading.tongue import Tongue


def body_of(draft: Draft, tongue: Tongue) -> str:
    """The HTML fragment. Headings carry `lang` where the page's language isn't the notes'."""
    pack, plan = tongue.pack, draft.plan
    lang = f' lang="{escape(tongue.page_language)}"' if tongue.is_neutral else ""
    parts = [_notice(pack, tongue, has_quotes=bool(draft.citations)), _about(draft, pack, lang)]
    parts += [_section(section, pack, lang) for section in plan.sections]
    if plan.faq:
        parts.append(_faq(draft, pack, lang))
    parts.append(_closing(draft, pack, lang))
    return "\n".join(part for part in parts if part)


def _notice(pack: Pack, tongue: Tongue, *, has_quotes: bool) -> str:
    sentences = [
        pack.notice_quoted if has_quotes else pack.notice_more,
        pack.other_language if tongue.is_neutral else "",
    ]
    more = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences if sentence)
    return f'<aside class="igny8-brief"><p><strong>{escape(pack.notice)}</strong></p>{more}</aside>'


def _about(draft: Draft, pack: Pack, lang: str) -> str:
    parts = [f"<h2>{escape(pack.about)}</h2>"]
    reader = escape(" ".join(draft.plan.reader))
    parts.append(f"<p><strong>{_label(pack.reader, pack)}</strong> {reader}</p>")
    length = pack.length.replace("{count}", pack.number(draft.target_words))
    parts.append(f"<p><strong>{_label(pack.length_label, pack)}</strong> {escape(length)}</p>")
    if draft.notes:
        notes = _paragraphs(draft.notes)
        parts.append(f"<p><strong>{_label(pack.person_notes, pack)}</strong></p><blockquote>{notes}</blockquote>")
    parts.append(f"<p><strong>{_label(pack.map, pack)}</strong></p>{_map(draft, pack, lang)}")
    return "\n".join(parts)


def _map(draft: Draft, pack: Pack, lang: str) -> str:
    """Where each search belongs, with its volume where the import had one."""
    has_volume = any(volume is not None for _, volume in draft.keywords)
    heads = [pack.map_search, *([pack.map_volume] if has_volume else []), pack.map_place]
    rows = []
    for term, volume in draft.keywords:
        place = draft.place_of(term)
        if place:
            figure = [f"<td>{'–' if volume is None else pack.number(volume)}</td>"] if has_volume else []
            cells = [f"<td{lang}>{escape(clean.quoted(term))}</td>", *figure, f"<td{lang}>{escape(place)}</td>"]
            rows.append(f"<tr>{''.join(cells)}</tr>")
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _section(section: Section, pack: Pack, lang: str) -> str:
    parts = [f"<h2{lang}>{escape(section.heading)}</h2>"]
    if section.purpose:
        parts.append(f"<p><em>{_label(pack.purpose, pack)}</em> {escape(section.purpose)}</p>")
    if section.points:
        parts.append(_list("ul", section.points))
    if section.steps:
        parts.append(_list("ol", section.steps))
    if section.table:
        parts.append(_table(section.table, pack))
    if section.blanks:
        blanks = [f"{blank}{pack.colon} {pack.fill_in}" for blank in section.blanks]
        parts.append(f"<p><em>{_label(pack.facts, pack)}</em></p>{_list('ul', blanks)}")
    parts += [_quotation(quote, pack) for quote in section.quotes]
    if len(parts) == 1:
        parts.append(f"<p>{escape(pack.fill_in)}</p>")
    return "\n".join(parts)


def _faq(draft: Draft, pack: Pack, lang: str) -> str:
    parts = [f"<h2>{escape(pack.faq)}</h2>", f"<p>{escape(pack.faq_hint)}</p>"]
    for question, hint in draft.plan.faq:
        said = f"{escape(hint)} {escape(pack.fill_in)}".strip()
        parts.append(f"<h3{lang}>{escape(question)}</h3>\n<p>{said}</p>")
    return "\n".join(parts)


def _closing(draft: Draft, pack: Pack, lang: str) -> str:
    parts = [f"<h2>{escape(pack.closing)}</h2>", _list("ul", draft.plan.checks)]
    slots = [f"{slot}{pack.colon} {pack.fill_in}" for slot in draft.plan.links or pack.link_slots]
    parts.append(f"<p><strong>{_label(pack.links, pack)}</strong></p>{_list('ul', slots)}")
    if draft.plan.further:
        items = "".join(f"<li{lang}>{escape(clean.quoted(term))}</li>" for term in draft.plan.further)
        parts.append(f"<p><strong>{_label(pack.further, pack)}</strong></p><ul>{items}</ul>")
    return "\n".join(parts)


def _quotation(quote: Citation, pack: Pack) -> str:
    named = escape(quote.source) or "–"
    source = f'<a href="{escape(quote.url)}">{named}</a>' if quote.url.startswith(("http://", "https://")) else named
    said = escape_markup(quote.quote)  # verbatim
    return (
        f"<p><em>{_label(pack.knowledge, pack)}</em></p>\n<blockquote><p>{said}</p></blockquote>\n"
        f"<p>{_label(pack.source, pack)} {source}</p>"
    )


def _table(table: Table, pack: Pack) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table.heads)
    blank = f"<td>{escape(pack.fill_in)}</td>"
    rows = "".join(
        f"<tr><td>{escape(first) or escape(pack.fill_in)}</td>{blank * (len(table.heads) - 1)}</tr>"
        for first in table.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _list(tag: str, texts: Iterable[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{tag}>"


def _label(text: str, pack: Pack) -> str:
    return escape(text) + pack.colon


def escape(text: str) -> str:
    """Visible characters alone, with markup made harmless."""
    return escape_markup(clean.visible(text))


def _paragraphs(text: str) -> str:
    lines = (escape(line) for line in text.splitlines())
    return "".join(f"<p>{line}</p>" for line in lines if line)
