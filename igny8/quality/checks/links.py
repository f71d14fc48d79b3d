"""Links: that they are whole, and that some lead on."""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, counted, failed, not_applicable, passed, some, warned
from igny8.quality.markup import Link

SCHEMES: Final = frozenset(("http", "https", "mailto", "tel"))
WORDS_PER_EXTERNAL: Final = 100  # more external links than one in so many words look like a list of links
_SPECIMENS: Final = re.compile(
    r"(?:^|\.)(?:example\.(?:com|org|net)|yoursite\.com|yourdomain\.com|your-?website\.com|domain\.com|test\.com)$"
    r"|\.(?:example|invalid|localhost|test)$"
)
_HOST: Final = re.compile(r"(?!-)[^\s/@:]{1,63}(?:\.[^\s/@:]{1,63})*\.[^\s\d/@:.][^\s/@:.]+")
_BAD: Final = re.compile(r"[\s<>{}\[\]\"\\^`|]")


def _whole(article: Article) -> Finding:
    if not article.links:
        return not_applicable("There is no link.", links=0, broken=[])
    faults = [
        f"{link.href or link.text or 'a link'}: {fault}" for link in article.links if (fault := _fault(link, article))
    ]
    if faults:
        told = (
            f"{counted(len(faults), 'link')} can't work: {some(faults)}. Set the right address, or take the link out."
        )
        return failed(told, links=len(article.links), broken=faults[:20])
    return passed(f"{counted(len(article.links), 'link')}, all well-formed.", links=len(article.links), broken=[])


def _fault(link: Link, article: Article) -> str:
    if not link.href:
        return "no address"
    if not link.text:
        return "no words to click"
    if link.href.startswith("#"):
        return "leads to a place in the text that isn't there"
    if _BAD.search(link.href):
        return "holds characters that an address can't"
    try:
        parts = urlsplit(link.href)
        host = parts.hostname or ""
    except ValueError:
        return "is no address"
    if parts.scheme and parts.scheme.lower() not in SCHEMES:
        return f"{parts.scheme}: is not allowed"
    return _host_fault(host, article) if parts.scheme.lower() in {"http", "https"} or parts.netloc else ""


def _host_fault(host: str, article: Article) -> str:
    if not host:
        return "names no host"
    if _SPECIMENS.search(host) and not _is_own(host, article):
        return "is a specimen address"
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "" if _HOST.fullmatch(host) or _is_own(host, article) else "names no host of the web"
    return ""


def host_of(link: Link) -> str:
    """The host that a link leads to, lower case; "" for one within the site, None of the web's for mail and phones."""
    try:
        return (urlsplit(link.href).hostname or "").lower()
    except ValueError:
        return ""


def is_external(link: Link, article: Article) -> bool:
    """Whether a link leads to another site."""
    host = host_of(link)
    return bool(host) and not _is_own(host, article)


def _is_own(host: str, article: Article) -> bool:
    own = article.domain.removeprefix("www.")
    host = host.lower().removeprefix("www.")
    return bool(own) and (host == own or host.endswith(f".{own}"))


def _internal(article: Article) -> Finding:
    count = sum(_is_internal(link, article) for link in article.links)
    if count:
        return passed(f"{counted(count, 'link')} to the site's own pages.", links=count, linkable=article.linkable)
    if not article.linkable:
        return not_applicable("The site has no published article to link to yet.", links=0, linkable=0)
    told = "No link leads to another page of the site. Link one or two articles that go on from here."
    return warned(told, links=0, linkable=article.linkable)


def _is_internal(link: Link, article: Article) -> bool:
    if not link.href or link.href.startswith(("#", "mailto:", "tel:")):
        return False
    return not is_external(link, article)


def _external(article: Article) -> Finding:
    count = sum(is_external(link, article) for link in article.links)
    room = max(3, article.word_count // WORDS_PER_EXTERNAL)
    measured = {"links": count, "words": article.word_count}
    if not count:
        return warned("No link leads to another site. Link the source of what you claim.", **measured)
    if count > room:
        return warned(
            f"{count} links lead away in {article.word_count:,} words. Keep the {room} that matter.", **measured
        )
    return passed(f"{counted(count, 'link')} to other sites.", **measured)


LINKS = Check(
    key="links",
    title="Whole links",
    weight=4,
    threshold="passes if every link has words and a well-formed address; fails otherwise. Nothing is fetched",
    source="ours",
    run=_whole,
)
INTERNAL_LINKS = Check(
    key="internal_links",
    title="Internal links",
    weight=4,
    threshold="passes with one link to the site's own pages; warns without, once the site has published articles",
    source="Yoast: internal links; the missing link is what users complain of most",
    run=_internal,
    is_mendable=False,
)
EXTERNAL_LINKS = Check(
    key="external_links",
    title="External links",
    weight=2,
    threshold=f"passes with one link, and at most one in {WORDS_PER_EXTERNAL} words (3 always); warns otherwise",
    source="Yoast: outbound links; the upper limit: ours",
    run=_external,
    is_mendable=False,
)
