from __future__ import annotations

import pytest

from igny8.ai.prompts.parts import PARTS
from igny8.ai.prompts.shipped import ShippedPrompts, shipped
from igny8.ai.prompts.template import MATERIAL, drawn, problems, rendered

META = PARTS["article_meta"]
TEXT = f"Write in {{language}}.\n{MATERIAL}\n{{title}}\n{{article}}"


@pytest.mark.parametrize("part", PARTS)
def test_the_shipped_prompts_are_sound(part: str) -> None:
    assert problems(shipped(part).text, PARTS[part]) == []


@pytest.mark.parametrize("part", PARTS)
def test_every_place_of_a_part_means_something_and_is_used(part: str) -> None:
    about = PARTS[part]
    assert all(about.meaning(name) for name in about.places)
    unused = {name for name in about.places if f"{{{name}}}" not in shipped(part).text}
    assert unused <= {"language"}  # every prompt is told the language under it


def test_a_version_is_the_hash_of_its_text() -> None:
    prompt = ShippedPrompts().prompt("article_meta")
    assert prompt.version.startswith("shipped:")
    assert len({shipped(part).version for part in PARTS}) == len(PARTS)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("  \n", "is empty"),
        (TEXT.replace("{article}", ""), "{article} is missing"),
        (TEXT + "{artcle}", "no place {artcle}"),
        (TEXT.replace(MATERIAL, ""), "must stand once"),
        (TEXT + f"\n{MATERIAL}\n", "must stand once"),
        (TEXT.replace("{language}", "{title}"), "{title} (line 1) is written by others"),
        (TEXT.replace("Write in {language}.", ""), "no instructions"),
        (TEXT + "\n>>>title", "marks of data"),
        (TEXT + "x" * 20_000, "20,000 are allowed"),
    ],
)
def test_it_refuses(text: str, problem: str) -> None:
    assert any(problem in said for said in problems(text, META)), problems(text, META)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    assert len(problems("{one} {two}", META)) == 5


def test_braces_that_are_no_places_stay() -> None:
    text = TEXT + '\n{"a": {1}} {} {Title}'
    assert problems(text, META) == []
    _, user = rendered(text, META, data={"title": "T", "article": "A"}, ours={"language": "English"})
    assert user.endswith('{"a": {1}} {} {Title}')


def test_data_stands_in_the_user_text_alone_and_is_filled_once() -> None:
    data = {"title": "{article} {language}", "article": "{title}"}
    system, user = rendered(TEXT, META, data=data, ours={"language": "English"})
    assert user == "<<<title\n{article} {language}\n>>>title\n<<<article\n{title}\n>>>article"
    assert system.startswith("Write in English.\n\nHow to read the material:")
    assert "Write in this language: English." in system


def test_a_block_always_begins_and_ends_a_line() -> None:
    text = f"x\n{MATERIAL}\nTitle: {{title}}. Then {{article}}"
    _, user = rendered(text, META, data={"title": "T", "article": "A"}, ours={"language": "English"})
    assert user == "Title: \n<<<title\nT\n>>>title\n. Then \n<<<article\nA\n>>>article"


def test_a_place_without_data_says_so() -> None:
    assert "<<<article\n(none)\n>>>article" in rendered(TEXT, META, data={"title": "T"}, ours={"language": "e"})[1]


def test_a_drawing_leaves_out_what_has_no_words() -> None:
    text = shipped("drawing").text
    with_style = drawn(text, data={"prompt": "A jar", "style": "flat,\ncalm"}, ours={"kind": "a cover"})
    assert "Style: flat, calm" in with_style
    assert "topic" not in with_style
    assert "Style" not in drawn(text, data={"prompt": "A jar"}, ours={"kind": "a cover"})
