"""Wording that marks text nobody thought about, by language.

After the lists that editors keep, chosen so that each phrase is idle in any article; plain words that are only frequent
("robust", "crucial") are left out, because they may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_LISTS: Final[Mapping[str, str]] = {
    "en": (
        "in today's fast-paced world; in today's digital age; in today's world; in the digital age; in the "
        "ever-evolving; in the ever-changing; ever-evolving landscape; ever-evolving world; in the realm of; it's "
        "important to note; it is important to note; it's worth noting; it is worth noting; it's worth mentioning; "
        "it's essential to; it is essential to; it's crucial to; it is crucial to; delve into; dive into; deep "
        "dive; let's dive in; let's explore; look no further; unlock the power; unlock the potential; unlock the "
        "full potential; unleash the power; unleash your; harness the power; elevate your; take it to the next "
        "level; to the next level; game-changer; game changer; treasure trove; rich tapestry; tapestry of; a "
        "testament to; stands as a testament; plethora of; myriad of; navigating the complexities; navigate the "
        "complexities; the complexities of; embark on a journey; embarking on; whether you're a seasoned; seasoned "
        "professional; a wide array of; plays a crucial role; plays a vital role; plays a pivotal role; pivotal "
        "role; in conclusion; in summary; at the end of the day; needless to say; rest assured; without further "
        "ado; buckle up; the possibilities are endless; seamless experience; seamlessly integrate; "
        "one-size-fits-all; ultimate guide to; not only that, but; more than just a; it's not just about; it is "
        "not just about; in this article, we will; in this article, we'll; in this comprehensive guide; by "
        "following these; happy reading; nestled in; vibrant community"
    ),
    "de": (
        "in der heutigen schnelllebigen welt; in der heutigen zeit; in der heutigen welt; im digitalen zeitalter; "
        "es ist wichtig zu beachten; es ist wichtig zu wissen; tauchen wir ein; lassen sie uns; in diesem artikel "
        "werden wir; in diesem artikel erfahren sie; zusammenfassend lässt sich sagen; eine vielzahl von; eine "
        "breite palette; spielt eine entscheidende rolle; spielt eine wichtige rolle; auf die nächste stufe; das "
        "volle potenzial; der ultimative leitfaden; umfassender leitfaden; fazit lässt sich"
    ),
    "fr": (
        "dans le monde d'aujourd'hui; à l'ère du numérique; à l'ère numérique; il est important de noter; il "
        "convient de noter; il est essentiel de; plongeons dans; plongez dans; dans cet article, nous allons; en "
        "conclusion; en résumé; joue un rôle crucial; joue un rôle essentiel; une multitude de; un large éventail; "
        "guide ultime; n'attendez plus"
    ),
    "es": (
        "en el mundo actual; en la era digital; es importante tener en cuenta; es importante destacar; cabe "
        "destacar; sumérgete en; en este artículo, exploraremos; en este artículo exploraremos; en conclusión; en "
        "resumen; tanto si eres; juega un papel crucial; desempeña un papel fundamental; una amplia gama; un "
        "sinfín de; guía definitiva; no busques más"
    ),
    "pt": (
        "no mundo atual; na era digital; é importante notar; é importante ressaltar; vale ressaltar; vale lembrar; "
        "neste artigo, vamos; em conclusão; em resumo; desempenha um papel crucial; desempenha um papel "
        "fundamental; uma ampla gama; guia definitivo"
    ),
    "it": (
        "nel mondo di oggi; nell'era digitale; è importante notare; vale la pena notare; immergiamoci; in questo "
        "articolo esploreremo; in conclusione; in sintesi; svolge un ruolo cruciale; gioca un ruolo fondamentale; "
        "una vasta gamma; guida definitiva"
    ),
    "nl": (
        "in de wereld van vandaag; in het digitale tijdperk; het is belangrijk om; duik in; in dit artikel gaan "
        "we; speelt een cruciale rol; een breed scala; de ultieme gids; naar een hoger niveau"
    ),
}

GENERIC: Final[Mapping[str, tuple[str, ...]]] = {code: tuple(listed.split("; ")) for code, listed in _LISTS.items()}
DASHES_FOR: Final = frozenset(("en", "de", "nl", "sv", "da", "no", "nb"))  # elsewhere a long dash is plain grammar
DASH: Final = re.compile(r"—|\s–\s")
