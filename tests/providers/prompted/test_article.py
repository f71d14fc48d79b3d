"""A whole article: outline, sections side by side, answers, meta, and what happens where one of them goes wrong."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from igny8.ai.client import Completion, Finish, Request
from igny8.ai.errors import InvalidOutput, KeyRefused, RateLimited, Refused
from igny8.ai.functions.common import ContentStructure
from igny8.ai.functions.generate_content import GenerateContentInput, KnowledgePassage
from igny8.ai.provider import Usage
from igny8.lib.markup import sections
from igny8.lib.text import count_words, text_of
from tests.providers.inputs import TERMS, content
from tests.providers.prompted.conftest import Serve
from tests.providers.prompted.scripted import Said, Together, blocks, filler, words_of


def outline(*headings: str, questions: tuple[str, ...] = (), steps: int = 0) -> dict[str, Any]:
    return {
        "sections": [
            {"heading": heading, "points": [f"Point {at}."], "words": 200, "is_step": at < steps}
            for at, heading in enumerate(headings)
        ],
        "questions": list(questions),
    }


def given(**more: Any) -> GenerateContentInput:
    return content(TERMS).model_copy(update={"title": "Cold Brew at Home", **more})


def heading_of(request: Request[Any]) -> str:
    return blocks(request)["section"].split("\n")[0].split(". ", 1)[1]


def test_it_works(serve: Serve) -> None:
    provider, client = serve(article_outline=outline("What You Need", "How It Works"))
    usage = Usage()
    found = provider.generate_content(given(), usage)
    assert found.title == "Cold Brew at Home"
    assert [(each.level, each.heading) for each in sections(found.body_html)] == [
        (2, "What You Need"),
        (2, "How It Works"),
    ]
    assert found.body_html.startswith("<p>the brew")
    assert (found.meta_title, found.is_brief) == ("Cold Brew at Home", False)
    assert client.asked[0].purpose == "article_outline"
    assert client.asked[-1].purpose == "article_meta"
    assert usage.tokens_in == 10 * len(client.asked) == 50
    assert all(request.prompt_version.startswith("shipped:") for request in client.asked)


def test_all_sections_are_asked_at_the_same_time(serve: Serve) -> None:
    together = Together(parties=8)  # six sections, the introduction and the answers: each waits for all the others
    headings = [f"Part {number}" for number in "One Two Three Four Five Six".split()]
    provider, _ = serve(
        article_outline=outline(*headings, questions=("Is it good?",)),
        article_intro=together,
        article_section=together,
        article_faq=together,
    )
    assert len(sections(provider.generate_content(given(), Usage()).body_html)) == 8


def test_sections_stand_in_their_order_whoever_is_first(serve: Serve) -> None:
    headings = [f"Part {letter}" for letter in "ABCDEFGHIJKL"]
    provider, _ = serve(
        article_outline=outline(*headings), article_section=lambda request: f"About {heading_of(request)}. {filler(80)}"
    )
    found = sections(provider.generate_content(given(), Usage()).body_html)
    assert [each.heading for each in found] == headings
    assert all(each.text.startswith(f"About {each.heading}.") for each in found)


@pytest.mark.parametrize("words", [150, 1000, 2500, 6000])
def test_the_length_is_what_was_asked(serve: Serve, words: int) -> None:
    provider, client = serve()
    found = provider.generate_content(given(target_words=words), Usage())
    assert abs(count_words(text_of(found.body_html)) - words) <= 0.15 * words
    assert sum(words_of(request) for request in client.asked if request.answer is None) == words


@pytest.mark.parametrize("factor", [0.5, 1.6])
def test_a_length_that_is_far_off_is_mended_once(serve: Serve, factor: float) -> None:
    def text(request: Request[Any]) -> Said:
        return filler(round(words_of(request) * (1 if request.history else factor)))

    provider, client = serve(article_intro=text, article_section=text)
    found = provider.generate_content(given(), Usage())
    assert abs(count_words(text_of(found.body_html)) - 1000) <= 150
    again = [request for request in client.asked if request.history]
    assert len(again) == 5
    assert f"has {round(words_of(again[0]) * factor)} words; about {words_of(again[0])}" in again[0].history[-1].text


def test_what_can_not_be_mended_stays(serve: Serve) -> None:
    def text(request: Request[Any]) -> Said:
        return RateLimited() if request.history else filler(20)

    provider, _ = serve(article_intro=text, article_section=text)
    assert provider.generate_content(given(), Usage()).body_html


def test_a_section_that_was_cut_off_goes_on(serve: Serve) -> None:
    said = iter(
        [
            Completion[Any](f"{filler(280)} It steeps. It ste", Finish.LENGTH),
            Completion[Any]("It is poured through a filter. Then it is co", Finish.LENGTH),
            Completion[Any]("Then it is cooled.\n\nIt is done.", Finish.STOP),
        ]
    )
    provider, client = serve(
        article_outline=outline("One", "Two", "Three"),
        article_section=lambda request: next(said) if heading_of(request) == "Two" else filler(300),
    )
    body = provider.generate_content(given(), Usage()).body_html
    assert "It steeps. It is poured through a filter. Then it is cooled.</p>\n<p>It is done.</p>" in body
    continued = [request for request in client.of("article_section") if request.history]
    assert [turn.role for turn in continued[1].history] == ["assistant", "user"]
    assert continued[1].history[0].text.endswith("It steeps. It is poured through a filter.")


def test_it_goes_on_only_so_often(serve: Serve) -> None:
    number = iter(range(1, 100))

    def section(request: Request[Any]) -> Said:
        return Completion(f"{filler(60)} Sentence number {next(number)}. And it goes o", Finish.LENGTH)

    provider, client = serve(article_outline=outline("One"), article_section=section)
    body = provider.generate_content(given(target_words=280), Usage()).body_html
    assert len(client.of("article_section")) == 4
    assert "Sentence number 4.</p>" in body
    assert "goes o" not in body


def test_headings_of_a_person_are_kept_in_their_order(serve: Serve) -> None:
    wanted = ["Zwei: <b>2</b> & more", "Eins"]
    provider, client = serve()
    found = provider.generate_content(given(outline=wanted), Usage())
    assert [each.heading for each in sections(found.body_html)] == wanted
    assert "in about 2 sections" in client.asked[0].system


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (outline(), "no section with a heading"),
        (outline("—", " "), "no section with a heading"),
        (outline("One", "one"), "the same heading"),
        (outline("Подготовка холодного кофе дома"), "not written in English"),
    ],
)
def test_useless_outlines(serve: Serve, said: dict[str, Any], problem: str) -> None:
    provider, _ = serve(article_outline=said)
    with pytest.raises(InvalidOutput) as raised:
        provider.generate_content(given(), Usage())
    assert raised.value.problem.startswith("outline: ")
    assert problem in raised.value.problem


def test_a_heading_that_was_changed_is_asked_again_then_kept(serve: Serve) -> None:
    provider, _ = serve(article_outline=outline("First", "Second"))
    with pytest.raises(InvalidOutput, match="the heading “Mine” is missing or changed"):
        provider.generate_content(given(outline=["First", "Mine"]), Usage())
    found = provider.generate_content(given(outline=["First", "Mine"]), Usage(), problem="outline: changed")
    assert [each.heading for each in sections(found.body_html)] == ["First", "Mine"]


def test_only_the_part_that_failed_is_asked_and_paid_again(serve: Serve) -> None:
    fails = [True]

    def section(request: Request[Any]) -> Said:
        if heading_of(request) == "Two" and fails:
            fails.clear()
            return "…"
        return filler(words_of(request))

    provider, client = serve(article_outline=outline("One", "Two", "Three"), article_section=section)
    with pytest.raises(InvalidOutput) as raised:
        provider.generate_content(given(), Usage())
    assert raised.value.problem == "section 2: it has no words"
    before = len(client.asked)

    usage = Usage()
    provider.generate_content(given(), usage, problem=raised.value.problem)
    again = client.asked[before:]
    assert [request.purpose for request in again] == ["article_section", "article_meta"]
    assert blocks(again[0])["problem"] == "it has no words"
    assert "problem" not in blocks(again[1])
    assert usage.tokens_in == 20


@pytest.mark.parametrize("fault", [RateLimited("slow down", 3), KeyRefused("no quota")])
def test_what_was_written_before_the_provider_failed_is_not_paid_twice(serve: Serve, fault: Exception) -> None:
    faults = [fault]
    begun = threading.Barrier(3, timeout=60)  # what no thread has begun when the fault comes isn't asked

    def section(request: Request[Any]) -> Said:
        if not faults:
            return filler(words_of(request))
        begun.wait()
        return faults.pop() if heading_of(request) == "Three" else filler(words_of(request))

    provider, client = serve(article_outline=outline("One", "Two", "Three"), article_section=section)
    with pytest.raises(type(fault)):
        provider.generate_content(given(), Usage())
    before = len(client.asked)
    provider.generate_content(given(), Usage())
    assert [heading_of(each) for each in client.asked[before:] if each.purpose == "article_section"] == ["Three"]
    assert not [each for each in client.asked[before:] if each.purpose == "article_outline"]


def test_a_provider_that_is_down_is_told_before_a_useless_answer(serve: Serve) -> None:
    begun = threading.Barrier(2, timeout=60)

    def section(request: Request[Any]) -> Said:
        begun.wait()
        return "…" if heading_of(request) == "One" else RateLimited()

    provider, _ = serve(article_outline=outline("One", "Two"), article_section=section)
    with pytest.raises(RateLimited):
        provider.generate_content(given(), Usage())


def test_usage_is_counted_where_it_fails(serve: Serve) -> None:
    provider, client = serve(article_section=KeyRefused("no"))
    usage = Usage()
    with pytest.raises(KeyRefused):
        provider.generate_content(given(), usage)
    assert usage.tokens_in == 10 * len(client.asked)


def test_a_filter_refuses_the_article(serve: Serve) -> None:
    provider, _ = serve(article_intro=Completion("It is", Finish.FILTERED))
    with pytest.raises(Refused):
        provider.generate_content(given(), Usage())


def test_json_that_was_cut_off_is_asked_again_with_more_room(serve: Serve) -> None:
    provider, client = serve(article_meta=Completion('{"meta_ti', Finish.LENGTH))
    with pytest.raises(InvalidOutput, match="meta: it was cut off"):
        provider.generate_content(given(), Usage())
    with pytest.raises(InvalidOutput):
        provider.generate_content(given(), Usage(), problem="meta: it was cut off")
    rooms = [request.max_tokens for request in client.of("article_meta")]
    assert rooms[1] == 2 * rooms[0]


def test_questions_are_answered_at_the_end(serve: Serve) -> None:
    questions = ("Is <it> good?", "Does it keep?")
    provider, _ = serve(article_outline=outline("One", "Two", questions=questions))
    found = provider.generate_content(given(), Usage())
    assert [each.heading for each in sections(found.body_html)][2:] == ["Frequently Asked Questions", *questions]
    assert [(pair.question, pair.answer) for pair in found.faq] == [
        (questions[0], "Answer 1 is that it works."),
        (questions[1], "Answer 2 is that it works."),
    ]


def test_a_page_of_questions_is_its_own_faq(serve: Serve) -> None:
    provider, _ = serve(article_outline=outline("What is it?", "Is it good?", "More to Read"))
    found = provider.generate_content(given(content_structure=ContentStructure.FAQ), Usage())
    assert [pair.question for pair in found.faq] == ["What is it?", "Is it good?"]


def test_an_instruction_has_steps(serve: Serve) -> None:
    said = outline("Grind", "Pour", "What Goes Wrong", steps=2)
    provider, _ = serve(article_outline=said)
    found = provider.generate_content(given(content_structure=ContentStructure.HOW_TO), Usage())
    assert [step.name for step in found.steps] == ["Grind", "Pour"]
    assert provider.generate_content(given(), Usage()).steps == []


@pytest.mark.parametrize("numbers", [[1], [1, 1], [1, 2, 3]])
def test_every_question_is_answered_once(serve: Serve, numbers: list[int]) -> None:
    answers = [{"n": number, "answer": "Yes."} for number in numbers]
    provider, _ = serve(
        article_outline=outline("One", questions=("Is it?", "Was it?")),
        article_faq={"heading": "FAQ", "answers": answers},
    )
    with pytest.raises(InvalidOutput, match=r"questions: it must answer each"):
        provider.generate_content(given(), Usage())


@pytest.mark.parametrize(
    ("numbers", "order"),
    [([2, 1], "Bb Aa"), ([0, 1], "Aa Bb"), ([1, 3], "Aa Bb"), ([7], "Aa")],
)
def test_answers_are_told_apart_by_number_or_by_order(serve: Serve, numbers: list[int], order: str) -> None:
    questions = ("Is it?", "Was it?")[: len(numbers)]
    answers = [{"n": number, "answer": text} for number, text in zip(numbers, ("Aa.", "Bb."), strict=False)]
    provider, _ = serve(
        article_outline=outline("One", questions=questions),
        article_faq={"heading": "FAQ", "answers": answers},
    )
    found = provider.generate_content(given(), Usage())
    assert " ".join(pair.answer.rstrip(".") for pair in found.faq) == order


@pytest.mark.parametrize(("numbers", "holds"), [([1, 1], True), ([3, 1], True), ([1], False), ([1, 2, 3], False)])
def test_answers_asked_again_are_taken_in_order(serve: Serve, numbers: list[int], holds: bool) -> None:
    provider, _ = serve(
        article_outline=outline("One", questions=("Is it?", "Was it?")),
        article_faq={"heading": "FAQ", "answers": [{"n": n, "answer": f"The {n}."} for n in numbers]},
    )
    problem = "questions: it must answer each of the questions 1 to 2 once"
    if holds:
        found = provider.generate_content(given(), Usage(), problem=problem)
        assert [pair.answer for pair in found.faq] == [f"The {n}." for n in numbers]
    else:
        with pytest.raises(InvalidOutput, match=problem):
            provider.generate_content(given(), Usage(), problem=problem)


def test_marks_around_a_text_are_asked_away_then_taken_away(serve: Serve) -> None:
    provider, _ = serve(article_intro=f"<<<section\n{filler(70)}\n>>>section")
    with pytest.raises(InvalidOutput) as raised:
        provider.generate_content(given(), Usage())
    assert raised.value.problem == "introduction: it speaks of its instructions or of itself instead of the subject"
    found = provider.generate_content(given(), Usage(), problem=raised.value.problem)
    assert "section" not in found.body_html.partition("<h2>")[0]
    assert filler(70).split(".")[0] in found.body_html


def test_a_mark_within_a_text_is_no_answer_at_any_time(serve: Serve) -> None:
    provider, _ = serve(article_intro=f"As >>>section says, {filler(70)}")
    for problem in ("", "introduction: it speaks of its instructions"):
        with pytest.raises(InvalidOutput, match="introduction: it speaks of its instructions"):
            provider.generate_content(given(), Usage(), problem=problem)


def test_a_section_in_another_language_is_no_answer(serve: Serve) -> None:
    german = "Der Kaffee ist mit dem Wasser und der Milch nicht so stark, und er wird auch kalt getrunken. " * 8
    provider, _ = serve(article_section=german)
    with pytest.raises(InvalidOutput, match="section 1: it is not written in English"):
        provider.generate_content(given(), Usage())


def test_a_word_that_the_site_avoids_is_asked_away_once(serve: Serve) -> None:
    provider, _ = serve(article_intro=f"A game-changing brew. {filler(70)}")
    site = given().site.model_copy(update={"words_to_avoid": ["game-changing"]})
    with pytest.raises(InvalidOutput) as raised:
        provider.generate_content(given(site=site), Usage())
    assert raised.value.problem == "introduction: it holds “game-changing”, which this site avoids"
    assert provider.generate_content(given(site=site), Usage(), problem=raised.value.problem).body_html


@pytest.mark.parametrize(
    ("said", "title", "description"),
    [
        (("Cold Brew " * 6 + "Coffee", "d" * 5 + " words" * 26), "Cold Brew " * 5 + "Cold Brew", None),
        (("“Cold Brew”", "Short."), "Cold Brew", "Short."),
    ],
)
def test_meta_is_cut_at_a_word(serve: Serve, said: tuple[str, str], title: str, description: str | None) -> None:
    provider, _ = serve(article_meta={"meta_title": said[0], "meta_description": said[1]})
    found = provider.generate_content(given(), Usage())
    assert found.meta_title == title
    assert len(found.meta_description) <= 155
    assert description is None or found.meta_description == description


@pytest.mark.parametrize("meta", [("x" * 90, "d" * 120), ("Title", "d " * 120), ("", "Fine."), ("Title", "\u202e")])
def test_meta_of_no_use(serve: Serve, meta: tuple[str, str]) -> None:
    provider, _ = serve(article_meta={"meta_title": meta[0], "meta_description": meta[1]})
    with pytest.raises(InvalidOutput, match="meta: "):
        provider.generate_content(given(), Usage())


def test_what_the_site_knows_is_cited(serve: Serve) -> None:
    brewing = "Our brew steeps for 18 hours at 4 degrees."
    passages = [
        KnowledgePassage(id=7, source="Brewing", url="https://a.example/brew", text=brewing, similarity=0.9),
        KnowledgePassage(id=9, source="Notes", text="The beans are ground coarse as salt.", similarity=0.8),
    ]
    said = (
        "The brew steeps for 18 hours. [1] Grind the beans coarse [2]. It keeps for 14 days [1]. "
        f"Others say “it steeps for a year at least” [1]. See [here](https://evil.example). {filler(60)}"
    )
    provider, client = serve(article_intro=said)
    found = provider.generate_content(given(passages=passages), Usage())
    assert [(each.passage_id, each.quote) for each in found.citations] == [
        (7, passages[0].text),
        (9, passages[1].text),
    ]
    assert (
        '18 hours.<sup><a href="https://a.example/brew">[1]</a></sup> Grind the beans coarse. It keeps'
        in found.body_html
    )
    assert "evil.example" not in found.body_html
    assert "[1] Brewing\nOur brew steeps" in blocks(client.asked[0])["passages"]
