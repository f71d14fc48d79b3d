"""The rules of intent: order, languages, brands, speed."""

from __future__ import annotations

import time

import pytest

from igny8.ai.functions.common import Intent
from igny8.planning.intent import classify
from igny8.planning.intent_words import WORDS


@pytest.mark.parametrize(
    ("term", "intent"),
    [
        ("buy trail running shoes", "transactional"),
        ("trail running shoes near me", "transactional"),
        ("where to buy trail running shoes", "transactional"),
        ("best trail running shoes", "commercial"),
        ("hoka vs salomon", "commercial"),
        ("trail shoe alternatives", "commercial"),
        ("how to buy a used car", "informational"),
        ("what is the best trail shoe", "informational"),
        ("trail shoe drop meaning", "informational"),
        ("trail running shoes", "informational"),
        ("hoka login", "navigational"),
        ("BUY Trail-Shoes!", "transactional"),
        ("bookshelf", "informational"),
    ],
)
def test_the_rules_decide_in_their_order(term: str, intent: str) -> None:
    assert classify(term) == intent


@pytest.mark.parametrize(
    ("term", "language", "intent"),
    [
        ("laufschuhe kaufen", "de", "transactional"),
        ("laufschuhe test", "de-AT", "commercial"),
        ("wie wäscht man laufschuhe", "de", "informational"),
        ("dónde comprar zapatillas", "es", "transactional"),
        ("mejores zapatillas", "es", "commercial"),
        ("chaussures pas cher", "fr", "transactional"),
        ("meilleures chaussures", "fr", "commercial"),
        ("scarpe prezzo", "it", "transactional"),
        ("hardloopschoenen kopen", "nl", "transactional"),
        ("tênis vale a pena", "pt", "commercial"),
        ("gdzie kupić buty", "pl", "transactional"),
        ("jak prać buty", "pl", "informational"),
        ("купить кроссовки", "ru", "transactional"),
        ("кроссовки отзывы", "ru", "commercial"),
        ("личный кабинет", "ru", "navigational"),
        ("koşu ayakkabısı satın al", "tr", "transactional"),
        ("en iyi koşu ayakkabısı", "tr", "commercial"),
        ("nasıl koşulur", "tr", "informational"),
        ("best laufschuhe", "de", "commercial"),
    ],
)
def test_each_language_adds_its_words(term: str, language: str, intent: str) -> None:
    assert classify(term, language=language) == intent


def test_an_unknown_language_gets_the_english_words() -> None:
    assert classify("best sneakers", language="sw") == Intent.COMMERCIAL


@pytest.mark.parametrize("term", ["Acme Shoes", "acmeshoes", "www.acme-shoes.com", "acme shoes account"])
def test_a_brand_and_nothing_else_is_navigational(term: str) -> None:
    assert classify(term, brands=("Acme Shoes",)) == Intent.NAVIGATIONAL


def test_a_brand_beside_a_subject_is_not_navigational() -> None:
    assert classify("acme shoes sizing", brands=("Acme Shoes",)) == Intent.INFORMATIONAL


@pytest.mark.parametrize("term", ["", "   ", "!!!", "靴 おすすめ", "\U0001f45f"])
def test_any_text_has_an_intent(term: str) -> None:
    assert classify(term, brands=("", " ")) == Intent.INFORMATIONAL


def test_some_seventy_words_decide_english() -> None:
    assert 70 <= sum(len(words.split(",")) for words in WORDS["en"].values()) <= 110


def test_a_hundred_thousand_terms_take_seconds() -> None:
    started = time.process_time()
    for number in range(20_000):
        classify(f"some rather ordinary search term {number}", brands=("acme", "other brand"))
    assert time.process_time() - started < 2
