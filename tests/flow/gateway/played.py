"""What aimock answers to each request of a run: matched by the instructions that the request carries."""

from __future__ import annotations

import base64
import io
import json
from typing import Any, Final

from PIL import Image

_SECTION: Final = (
    "Grind the beans coarse, like sea salt, because fine grounds make the brew bitter and cloudy. Put them into a jar, "
    "pour cold water over them and stir once, so that no dry pocket stays in the middle.\n\n"
    "Leave the jar in the fridge overnight. A longer rest makes a stronger brew, a shorter one a lighter one. Pour it "
    "through a paper filter, slowly, and keep what drips through in a clean bottle with a lid."
)
_INTRO: Final = (
    "Cold brew coffee is made by leaving ground coffee in cold water for a night. After reading you will know how "
    "coarse to grind, how much water to take and when to stop, whatever jar you use."
)
_IDEA: Final = {
    "title": "How to Make Cold Brew Coffee at Home",
    "description": "For people who want cold coffee without a machine. It settles grind, water and time.",
    "content_type": "post",
    "content_structure": "guide",
    "keywords": [1, 2],
}
_SECTIONS: Final = [
    {"heading": heading, "points": ["Say how coarse and why"], "words": 100, "is_step": False}
    for heading in ("Grind and Water", "Time in the Fridge")
]
_ANSWERS: Final[dict[str, Any]] = {  # by words of the instructions
    "You are the editor of a website": {
        "groups": [
            {
                "key": "g1",
                "name": "Cold Brew Coffee",
                "description": "How cold brew coffee is made at home.",
                "intent": "informational",
                "left_out": [],
            }
        ]
    },
    "You plan the articles of a website": {"ideas": [_IDEA]},
    "You plan an article in": {"sections": _SECTIONS, "questions": ["Does cold brew coffee keep?"]},
    "Write the introduction of an article": _INTRO,
    "Write one section of an article": _SECTION,
    "Answer questions at the end of an article": {
        "heading": "Common Questions",
        "answers": [{"n": 1, "answer": "It keeps for some days in a closed bottle in the fridge."}],
    },
    "Mend one part of an article": "KEEP",
    "what a search engine shows": {
        "meta_title": "Cold Brew Coffee: Grind, Water and Time",
        "meta_description": (
            "How to make cold brew coffee at home: how coarse to grind, how much water to take, and how long the jar "
            "stays in the fridge."
        ),
    },
    "You choose the pictures of an article": {
        "pictures": [
            {
                "section": 0,
                "prompt": "A jar of cold coffee on a wooden table in morning light, seen from the side",
                "alt_text": "A jar of cold brew coffee on a table",
            }
        ]
    },
}


def fixtures(model: str, usage: dict[str, int]) -> list[dict[str, Any]]:
    """For one text model, with what its answers are said to use, in the words of its dialect."""
    played: list[dict[str, Any]] = []
    for told, answer in _ANSWERS.items():
        content = answer if isinstance(answer, str) else json.dumps(answer)
        match = {"systemMessage": told, "model": model}
        played.append({"match": match, "response": {"content": content, "usage": usage}})
    return played


def others() -> list[dict[str, Any]]:
    """Vectors and pictures, for all models."""
    return [
        {"match": {"endpoint": "embedding"}, "response": {"embedding": [0.6, 0.8]}},
        {"match": {"endpoint": "image"}, "response": {"image": {"b64Json": _picture()}}},
    ]


def _picture() -> str:
    with io.BytesIO() as file:
        Image.new("RGB", (1536, 1024), "teal").save(file, "PNG")
        return base64.b64encode(file.getvalue()).decode()
