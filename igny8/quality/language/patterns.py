"""What gives a text away as unfinished: talk of the model or its task, and blanks left open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# What a model says of itself, to who asked it, or of its task. Matched in lower case, with straight apostrophes.
_TALK: Final = (
    r"\bas an? (?:ai|artificial intelligence|large language|language) (?:language )?(?:model|assistant)\b",
    r"\bas an ai\b",
    r"\bi(?:'m| am) (?:just |only )?an? (?:ai|(?:large )?language model)\b",
    r"\bi(?:'m| am) (?:sorry|afraid),? (?:but )?i (?:can(?:'t|not)|am unable|won't)\b",
    r"\bi can(?:'t|not) (?:assist|help|fulfil?l|comply) with (?:that|this)\b",
    r"\bmy (?:knowledge|training) (?:cut-?off|data)\b",
    r"\bas of my (?:last|latest) (?:knowledge|training|update)\b",
    r"^(?:sure|certainly|absolutely|of course)[!,.] (?:here|below)\b",
    r"\bhere(?:'s| is) (?:the|your) (?:revised |requested |full |complete )?(?:article|post|draft|rewrite|outline)\b",
    r"\bi hope this (?:helps|article meets)\b",
    r"\blet me know if you(?:'d| would)? (?:like|need|want|have)\b",
    r"\bas (?:you )?(?:requested|instructed) (?:by|in) (?:the |your )?(?:prompt|user|instructions)\b",
    r"\b(?:the|your|this) prompt (?:says|asks|states|above)\b",
    r"\b(?:ignore|disregard) (?:all |the |any )?(?:previous|prior|above) instructions\b",
    r"^(?:word count|meta description|target keywords?|main keyword): ",
    r"\bals (?:eine? )?(?:ki-modell|künstliche intelligenz|sprachmodell)\b",
    r"\bals ki (?:kann|habe|bin)\b",
    r"\btut mir leid,? aber ich kann\b",
    r"\bich hoffe, (?:das|dies|dieser artikel) hilft\b",
    r"\ben tant qu(?:e |'une? )(?:ia|intelligence artificielle|modèle de langage)\b",
    r"\bje suis désolée?,? mais je ne peux\b",
    r"\bcomo (?:un |una |uma )?(?:modelo de (?:lenguaje|linguagem)|ia,|intelig[eê]ncia artificial,)",
    r"\blo siento,? pero no puedo\b",
    r"\bdesculpe,? mas não posso\b",
    r"\bcome (?:modello linguistico|intelligenza artificiale,)",
    r"\bals (?:ai-)?taalmodel\b",
    r"как (?:языковая модель|искусственный интеллект,)",
    r"作为(?:一个|一名)?(?:人工智能|ai|语言模型|大型语言模型)",
    r"(?:ai|人工知能|言語モデル)として(?:、|私)",
    r"بصفتي (?:نموذج|ذكاء)",
    r"एक एआई (?:भाषा )?मॉडल",
)
# Marks of chat templates, fences and delimiters, ours among them, that a reader must never see.
_MARKS: Final = (
    r"<\|[a-z_ ]{2,30}\|>",
    r"\[/?inst\]|<</?sys>>|</?s>|\[/?(?:system|user|assistant)\]",
    r"</?(?:data|passages?|knowledge|untrusted|instructions|think(?:ing)?|brief|keywords|material)(?: [^<>]{0,80})?>",
    r"<{3,}|>{3,}|[\ue000\ue001]",
    r"(?:^|\s)#{3,} ?(?:instructions?|response|input|system)\b",
    r"```",
    r"\b(?:passage_id|body_html|system prompt)\b",
    r"^(?:user|assistant|system): ",
    r"【\d{1,4}†[^】]{0,40}】|:?contentreference\[|\boaicite\b|\bturn\d{1,3}(?:search|view)\d{1,3}\b",
)
LEAKS: Final = tuple(re.compile(pattern, re.MULTILINE) for pattern in (*_TALK, *_MARKS))

_TO_FILL: Final = (
    "insert|add|enter|replace|fill in|your|name of|company|brand|link to|link|url|date|year|number|city|location|price|"
    "image|phone|email|author|source|citation needed|placeholder|tbd|einfügen|hier|insérer|votre|nom|insertar|tu|"
    "nombre|inserir|seu|sua|nome|inserisci|voeg|uw|jouw|вставьте|ваш|ваша|название"
)
PLACEHOLDERS: Final = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        r"\blorem ipsum\b",
        r"\bdolor sit amet\b",
        r"\{\{[^{}]{0,80}\}\}|\{%[^{}]{0,80}%\}|\$\{[^{}]{1,80}\}|<%[^<>%]{0,80}%>",
        rf"\[(?:{_TO_FILL})\b[^\[\]]{{0,80}}\]",
        rf"<(?:{_TO_FILL})\b[^<>]{{0,60}}>",
        rf"\{{(?:{_TO_FILL})\b[^{{}}]{{0,60}}\}}",
        r"\[\.{3}\]$|\[…\]$",
        r"_{4,}",
        r"\b(?:your company name|company name here|text here|link here|image here)\b",
        r"\[object object\]",
        r"[【［\[][^】］\]]{0,20}(?:填写|插入|在此|入力|挿入)[^】］\]]{0,20}[】］\]]",
    )
)
# In lower case these are words; a note to oneself is written in capitals.
NOTES: Final = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|TBD|TBC|TKTK|X" + r"XX+)\b(?!-)")


def found(patterns: Iterable[re.Pattern[str]], text: str) -> list[str]:
    """What the patterns match in a text, each once, in their order."""
    return list(dict.fromkeys(match.group().strip() for pattern in patterns for match in pattern.finditer(text)))
