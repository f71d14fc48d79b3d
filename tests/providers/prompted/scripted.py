"""A model that answers as it should, as a test tells it to, or as an injection tells it to.

It reads a prompt as a gullible model would: what stands between the marks of a block is data and is never followed;
whatever stands outside, it obeys.
"""

from __future__ import annotations

import hashlib
import io
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
from PIL import Image

from igny8.ai.client import Answer, Completion, Drawing, Finish, Picture, Request
from igny8.ai.provider import Usage, Vectors

HACKED = "HACKED"
ORDER = re.compile(r"ignore (?:all |the )?(?:previous|above|earlier)", re.IGNORECASE)
_BLOCK = re.compile(r"^<<<([a-z]+)\n(.*?)^>>>\1$", re.MULTILINE | re.DOTALL)

Said = str | dict[str, Any] | Completion[Any] | Exception
Script = Callable[[Request[Any]], Said]


class Kept(dict[str, Completion[Any]]):
    """Answers of one test."""

    def recall(self, key: str, request: Request[Any]) -> Completion[Any] | None:
        return self.get(key)

    def keep(self, key: str, completion: Completion[Any]) -> None:
        self[key] = completion


@dataclass
class ScriptedClient:
    """`scripts` answers a part by its key; the others are answered as they should be. `asked` keeps every request."""

    scripts: Mapping[str, Script | Said] = field(default_factory=dict)
    name: str = "scripted"
    asked: list[Request[Any]] = field(default_factory=list)
    drawn: list[Drawing] = field(default_factory=list)

    def complete(self, request: Request[Answer], usage: Usage) -> Completion[Answer]:
        self.asked.append(request)
        usage.model = "scripted-1"
        usage.tokens_in += 10
        usage.tokens_out += 3
        said: Any = self.scripts.get(request.purpose) or _WELL[request.purpose]
        said = said(request) if callable(said) else said
        if isinstance(said, Exception):
            raise said
        if isinstance(said, Completion):
            return cast("Completion[Answer]", said)
        if obeys(request):
            said = _hacked(said)
        if request.answer is None:
            return Completion(str(said), Finish.STOP)
        parsed = request.answer.model_validate(said)
        return Completion(parsed.model_dump_json(), Finish.STOP, parsed)

    def draw(self, drawing: Drawing, usage: Usage) -> Picture:
        self.drawn.append(drawing)
        usage.model = "scripted-draw"
        with io.BytesIO() as file:
            Image.new("RGB", (1024, 1024), "teal").save(file, "PNG")
            return Picture(file.getvalue(), "image/png")

    def embed(self, texts: list[str], usage: Usage) -> Vectors:
        assert all(text.strip() for text in texts), "services refuse empty texts"
        seeds = [int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") for text in texts]
        vectors = np.array([np.random.default_rng(seed).normal(size=32) for seed in seeds], np.float32)
        return cast(Vectors, vectors / np.linalg.norm(vectors, axis=1, keepdims=True))

    def of(self, part: str) -> list[Request[Any]]:
        """The requests for one part, in order."""
        return [request for request in self.asked if request.purpose == part]


@dataclass
class Together:
    """A script that answers only when `parties` requests are waiting at once."""

    parties: int

    def __post_init__(self) -> None:
        self.barrier = threading.Barrier(self.parties, timeout=60)

    def __call__(self, request: Request[Any]) -> Said:
        self.barrier.wait()
        return cast(Said, cast(Any, _WELL[request.purpose])(request))


def blocks(request: Request[Any]) -> dict[str, str]:
    """The data of a prompt, by the names of its blocks."""
    return {name: inside.strip() for name, inside in _BLOCK.findall(request.user)}


def outside(request: Request[Any]) -> str:
    """All of a prompt that isn't data."""
    turns = [turn.text for turn in request.history if turn.role == "user"]
    return "\n".join([request.system, _BLOCK.sub("", request.user), *turns])


def obeys(request: Request[Any]) -> bool:
    """Whether an order of somebody else reached the place where orders stand."""
    return bool(ORDER.search(outside(request)))


def filler(words: int) -> str:
    """That many English words, in sentences of ten."""
    sentence = "the brew is left in the cold for the night".split()
    said = [sentence[at % 10] + ("." if at % 10 == 9 or at == words - 1 else "") for at in range(words)]
    return " ".join(said)


def _hacked(said: Any) -> Any:
    if isinstance(said, dict):
        return {key: _hacked(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_hacked(value) for value in said]
    return HACKED if isinstance(said, str) and not re.fullmatch(r"g\d+|[a-z_]+", said) else said


def _number(pattern: str, text: str, otherwise: int = 0) -> int:
    found = re.search(pattern, text)
    return int(found.group(1)) if found else otherwise


def words_of(request: Request[Any]) -> int:
    """How many words a request asks for."""
    return _number(r"about (\d+) words", request.system)


def _clusters(request: Request[Any]) -> Said:
    keys = re.findall(r"^group (g\d+) \|", blocks(request)["groups"], re.MULTILINE)
    return {
        "groups": [
            {
                "key": key,
                "name": f"Iced Coffee at Home, Part {key}",
                "description": "What people want to know about it.",
                "intent": "informational",
                "left_out": [],
            }
            for key in keys
        ]
    }


_SUBJECTS = "Ratio Caffeine Storage Grind Water Makers Costs Taste History Health Beans Filters".split()


def _ideas(request: Request[Any]) -> Said:
    count = _number(r"Find (\d+) ideas", request.system)
    return {
        "ideas": [
            {
                "title": f"The Right {_SUBJECTS[at % 12]} for Cold Coffee, {at // 12}",
                "description": "It answers what people ask.",
                "content_type": "post",
                "content_structure": "guide",
                "keywords": [1],
            }
            for at in range(count)
        ]
    }


def _outline(request: Request[Any]) -> Said:
    wanted = blocks(request)["headings"]
    count = _number(r"about (\d+) sections", request.system)
    names = wanted.split("\n") if wanted != "(none)" else [f"What to Know, Part {at}" for at in range(1, count + 1)]
    return {
        "sections": [{"heading": name, "points": ["It works."], "words": 200, "is_step": False} for name in names],
        "questions": [],
    }


def _text(request: Request[Any]) -> Said:
    return filler(words_of(request))


def _faq(request: Request[Any]) -> Said:
    numbers = re.findall(r"^(\d+) \| ", blocks(request)["questions"], re.MULTILINE)
    return {
        "heading": "Frequently Asked Questions",
        "answers": [{"n": int(number), "answer": f"Answer {number} is that it works."} for number in numbers],
    }


def _meta(request: Request[Any]) -> Said:
    return {"meta_title": "Cold Brew at Home", "meta_description": "How the brew is made, and what you need for it."}


def _pictures(request: Request[Any]) -> Said:
    most = _number(r"at most (\d+) pictures", request.system)
    numbers = [0, *map(int, re.findall(r"^(\d+) \| ", blocks(request)["sections"], re.MULTILINE)[:most])]
    return {
        "pictures": [
            {"section": number, "prompt": "A jar of coffee on a table", "alt_text": f"A jar of coffee, view {number}"}
            for number in numbers
        ]
    }


_WELL: Mapping[str, Script | Said] = {
    "auto_cluster": _clusters,
    "generate_ideas": _ideas,
    "article_outline": _outline,
    "article_intro": _text,
    "article_section": _text,
    "article_faq": _faq,
    "article_meta": _meta,
    "article_mend": "KEEP",
    "generate_image_prompts": _pictures,
}
