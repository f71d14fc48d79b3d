"""Phrases that give a text away: talk of the model, blanks left open, and wording that says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

# What a model says of itself, to who asked it, or of the request. All are matched in lower case.
_LEAKS: Final = (
    r"\bas an? (?:ai|artificial intelligence|large language|language) (?:language )?(?:model|assistant)\b",
    r"\bas an ai\b", r"\bi(?:'m| am) (?:just )?an ai\b", r"\bi(?:'m| am) a (?:large )?language model\b",
    r"\bi(?:'m| am) (?:sorry|afraid),? (?:but )?i (?:can(?:'t|not)|am unable|won't)\b",
    r"\bi can(?:'t|not) (?:assist|help|fulfil?l|comply) with (?:that|this)\b", r"\bmy (?:knowledge|training) cut-?off\b",
    r"\bas of my (?:last|latest) (?:knowledge|training) ?(?:update|data|cut-?off)?\b", r"\bmy training data\b",
    r"^(?:sure|certainly|absolutely|of course)[!,.] (?:here|below)\b", r"\bhere(?:'s| is) (?:the|your|a) (?:revised |requested |full |complete )?(?:article|blog post|draft|rewrite|outline)\b",
    r"\bi hope this (?:helps|article meets)\b", r"\blet me know if you(?:'d| would)? (?:like|need|want|have)\b",
    r"\bas (?:you )?(?:requested|instructed) (?:by|in) (?:the |your )?(?:prompt|user|instructions)\b",
    r"\b(?:the|your|this) (?:system )?prompt (?:says|asks|states|above)\b", r"\b(?:ignore|disregard) (?:all |the |any )?(?:previous|prior|above) instructions\b",
    r"\bsystem prompt\b", r"\bword count: ?\d", r"\bmeta description: ", r"\btarget keywords?: ",
    r"\bals (?:ki|künstliche intelligenz|sprachmodell)\b", r"\btut mir leid,? aber ich kann\b", r"\bich hoffe, (?:das|dies) hilft\b",
    r"\ben tant qu(?:e |')(?:ia|intelligence artificielle|modèle de langage)\b", r"\bje suis désolé,? mais je ne peux\b",
    r"\bcomo (?:un |una |uma )?(?:modelo de (?:lenguaje|linguagem)|ia|inteligencia artificial|inteligência artificial)\b",
    r"\blo siento,? pero no puedo\b", r"\bdesculpe,? mas não posso\b", r"\bcome (?:modello linguistico|intelligenza artificiale|ia)\b",
    r"\bals (?:ai|taalmodel)(?:-taalmodel)?\b", r"как (?:языковая модель|ии|искусственный интеллект)\b", r"作为(?:一个|一名)?(?:人工智能|ai|语言模型)",
    r"(?:ai|人工知能|言語モデル)(?:言語モデル)?として", r"بصفتي (?:نموذج|ذكاء)", r"एक एआई (?:भाषा )?मॉडल",
)  # fmt: skip
# Marks of chat templates, code fences and delimiters, ours among them, that a reader must never see.
_MARKS: Final = (
    r"<\|[a-z_ ]{2,30}\|>", r"\[/?inst\]", r"<</?sys>>", r"</?s>", r"\[/?(?:system|user|assistant)\]",
    r"</?(?:data|passage|passages|knowledge|untrusted|source_text|instructions|think|thinking|brief|keywords)(?: [a-z_]{1,20}=[^<>]{0,60})?>",
    r"<{3,}|>{3,}", r"(?:^|\s)#{3,} ?(?:instructions?|response|input|system)\b", r"```", r"\bpassage_id\b", r"\bbody_html\b",
    r"^\s*(?:user|assistant|system): ", r"【\d+†[^】]{0,40}】", r":contentreference\[", r"\bturn\d+(?:search|view)\d+\b", r"\boaicite\b",
)  # fmt: skip
LEAKS: Final = tuple(re.compile(pattern, re.MULTILINE) for pattern in (*_LEAKS, *_MARKS))

_TO_FILL: Final = (
    "insert|add|enter|replace|fill in|your|name of|company|brand|product|link to|link|url|date|year|number|city|location|"
    "price|image|phone|email|author|source|citation needed|placeholder|tbd|einfügen|ihr|ihre|hier|insérer|votre|nom|insertar|"
    "tu|su|nombre|inserir|seu|sua|nome|inserisci|voeg|uw|jouw|вставьте|ваш|ваша|название"
)
PLACEHOLDERS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\blorem ipsum\b", r"\bdolor sit amet\b", r"\{\{[^{}]{0,80}\}\}", r"\{%[^{}]{0,80}%\}", r"\$\{[^{}]{1,80}\}", r"<%[^<>%]{0,80}%>",
        rf"\[(?:{_TO_FILL})\b[^\[\]]{{0,80}}\]", rf"<(?:{_TO_FILL})\b[^<>]{{0,60}}>", rf"\{{(?:{_TO_FILL})\b[^{{}}]{{0,60}}\}}",
        r"\[\.{3}\]|\[…\](?=\s*$)", r"_{4,}", r"\b(?:your company name|company name here|text here|link here|image here)\b",
        r"\b(?:undefined|\[object object\]|NaN)\b(?= ?[.,;:)]|$)", r"【[^】]{0,20}(?:填写|插入|在此)[^】]{0,20}】", r"［[^］]{0,20}(?:入力|挿入)[^］]{0,20}］",
    )
)  # fmt: skip
# These are words in lower case; a note to oneself is written in capitals.
NOTES: Final = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|TBD|TBC|TKTK|TK|X" + r"XX+)\b")

# Wording that marks text nobody thought about. After the lists that editors keep, chosen so that each is idle in any
# article; plain words that are only frequent ("robust", "crucial") are left out, because they may be meant.
GENERIC: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "in today's fast-paced world", "in today's digital age", "in today's world", "in the digital age", "in the ever-evolving",
        "in the ever-changing", "ever-evolving landscape", "ever-evolving world", "in the realm of", "in the world of", "when it comes to",
        "it's important to note", "it is important to note", "it's worth noting", "it is worth noting", "it's worth mentioning",
        "it's essential to", "it is essential to", "it's crucial to", "it is crucial to", "delve into", "delving into", "dive into",
        "deep dive", "let's dive in", "let's explore", "look no further", "unlock the power", "unlock the potential", "unlock the full potential",
        "unleash the power", "unleash your", "harness the power", "elevate your", "take it to the next level", "to the next level",
        "game-changer", "game changer", "treasure trove", "rich tapestry", "tapestry of", "a testament to", "stands as a testament",
        "plethora of", "myriad of", "navigating the complexities", "navigate the complexities", "the complexities of", "embark on a journey",
        "embarking on", "whether you're a seasoned", "seasoned professional", "a wide range of", "a wide array of", "plays a crucial role",
        "plays a vital role", "plays a pivotal role", "pivotal role", "in conclusion", "in summary", "at the end of the day",
        "needless to say", "rest assured", "without further ado", "buckle up", "the possibilities are endless", "cutting-edge",
        "state-of-the-art", "seamless experience", "seamlessly integrate", "one-size-fits-all", "ultimate guide to", "comprehensive guide",
        "not only that, but", "more than just a", "it's not just about", "it is not just about", "in this article, we will", "in this article, we'll",
        "in this comprehensive guide", "by following these", "happy reading", "remember, ", "nestled in", "bustling", "vibrant community",
    ),
    "de": (
        "in der heutigen schnelllebigen welt", "in der heutigen zeit", "in der heutigen welt", "im digitalen zeitalter", "es ist wichtig zu beachten",
        "es ist wichtig zu wissen", "nicht nur", "tauchen wir ein", "lassen sie uns", "in diesem artikel werden wir", "in diesem artikel erfahren sie",
        "zusammenfassend lässt sich sagen", "eine vielzahl von", "eine breite palette", "spielt eine entscheidende rolle", "spielt eine wichtige rolle",
        "auf die nächste stufe", "das volle potenzial", "der ultimative leitfaden", "umfassender leitfaden", "letztendlich", "fazit lässt sich",
    ),
    "fr": (
        "dans le monde d'aujourd'hui", "à l'ère du numérique", "à l'ère numérique", "il est important de noter", "il convient de noter",
        "il est essentiel de", "plongeons dans", "plongez dans", "dans cet article, nous allons", "en conclusion", "en résumé", "que vous soyez",
        "joue un rôle crucial", "joue un rôle essentiel", "une multitude de", "un large éventail", "guide ultime", "guide complet", "n'attendez plus",
    ),
    "es": (
        "en el mundo actual", "en la era digital", "es importante tener en cuenta", "es importante destacar", "cabe destacar", "es fundamental",
        "sumérgete en", "en este artículo, exploraremos", "en este artículo exploraremos", "en conclusión", "en resumen", "ya seas", "tanto si eres",
        "juega un papel crucial", "desempeña un papel fundamental", "una amplia gama", "un sinfín de", "guía definitiva", "guía completa", "no busques más",
    ),
    "pt": (
        "no mundo atual", "na era digital", "é importante notar", "é importante ressaltar", "vale ressaltar", "vale lembrar", "mergulhe", "neste artigo, vamos",
        "em conclusão", "em resumo", "seja você", "desempenha um papel crucial", "desempenha um papel fundamental", "uma ampla gama", "guia definitivo", "guia completo",
    ),
    "it": (
        "nel mondo di oggi", "nell'era digitale", "è importante notare", "vale la pena notare", "è fondamentale", "immergiamoci", "in questo articolo esploreremo",
        "in conclusione", "in sintesi", "che tu sia", "svolge un ruolo cruciale", "gioca un ruolo fondamentale", "una vasta gamma", "guida definitiva", "guida completa",
    ),
    "nl": (
        "in de wereld van vandaag", "in het digitale tijdperk", "het is belangrijk om", "laten we", "duik in", "in dit artikel gaan we", "kortom", "of je nu",
        "speelt een cruciale rolle", "speelt een cruciale rol", "een breed scala", "de ultieme gids", "naar een hoger niveau",
    ),
}  # fmt: skip

DASHES_FOR: Final = frozenset(("en", "de", "nl", "sv", "da", "no", "nb"))  # elsewhere a long dash is plain grammar
DASH: Final = re.compile(r"—|\s–\s")


def found(patterns: Iterable[re.Pattern[str]], text: str) -> list[str]:
    """What the patterns match in a text, each once, in their order."""
    return list(dict.fromkeys(match.group().strip() for pattern in patterns for match in pattern.finditer(text)))
