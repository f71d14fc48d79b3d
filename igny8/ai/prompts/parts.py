"""What each AI function asks, part by part: the places that its prompt has, and which of them it can't do without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Part:
    """One request's worth of prompt. Its shipped text is the file `<key>.md` beside this one."""

    key: str
    function: str  # the AI function that asks it
    title: str  # for people
    data: Mapping[str, str]  # place -> what stands there: imported and written by others, fenced
    ours: Mapping[str, str]  # place -> what stands there: numbers and words of our own
    required: frozenset[str]  # places that the text must have
    is_drawing: bool = False  # one text for an image model: no instructions above a line, nothing fenced

    @property
    def places(self) -> frozenset[str]:
        """All places that the text may have."""
        return frozenset(self.data) | frozenset(self.ours)

    def meaning(self, place: str) -> str:
        """What stands at a place."""
        return self.data.get(place) or self.ours[place]


_SITE = {"site": "the site's name, readers, voice and words to avoid"}
_TITLE = {"title": "the title of the article"}
_KEYWORDS = {"keywords": "search terms with volume and intent, the main one first"}
_PASSAGES = {"passages": "numbered passages of the site's own knowledge"}
_NOTES = {"notes": "what a person noted in the brief"}
_OUTLINE = {"outline": "the headings of the article with their points"}
_REPAIR = {"repair": "what checks found wrong with the article before"}
_LANGUAGE = {"language": "the language and country that are written for"}
_WORDS = {"words": "how many words are wanted"}

_PARTS: Final = (
    Part(
        key="auto_cluster",
        function="auto_cluster",
        title="Name groups of keywords",
        data={**_SITE, "groups": "the groups with their keywords", "existing": "names of clusters that exist"},
        ours=_LANGUAGE,
        required=frozenset({"groups", "existing"}),
    ),
    Part(
        key="generate_ideas",
        function="generate_ideas",
        title="Find ideas for a cluster",
        data={
            **_SITE,
            **_KEYWORDS,
            "cluster": "the cluster's name, description and intent",
            "existing": "titles that the site has",
        },
        ours={**_LANGUAGE, "count": "how many ideas are wanted"},
        required=frozenset({"cluster", "keywords", "existing", "count"}),
    ),
    Part(
        key="article_outline",
        function="generate_content",
        title="Outline an article",
        data={
            **_SITE,
            **_TITLE,
            **_KEYWORDS,
            **_NOTES,
            **_PASSAGES,
            "description": "what the article is about",
            "headings": "the headings that a person wants",
        },
        ours={
            **_LANGUAGE,
            **_WORDS,
            "sections": "how many sections suit the length",
            "structure": "how the page is built",
            "intent": "what the searcher wants",
        },
        required=frozenset({"title", "keywords", "notes", "passages", "headings", "words"}),
    ),
    Part(
        key="article_intro",
        function="generate_content",
        title="Write an introduction",
        data={**_SITE, **_TITLE, **_OUTLINE, **_KEYWORDS, **_NOTES, **_PASSAGES},
        ours={**_LANGUAGE, **_WORDS},
        required=frozenset({"title", "outline", "passages", "words"}),
    ),
    Part(
        key="article_section",
        function="generate_content",
        title="Write a section",
        data={
            **_SITE,
            **_TITLE,
            **_OUTLINE,
            **_KEYWORDS,
            **_NOTES,
            **_PASSAGES,
            "section": "the heading and points of the section to write",
        },
        ours={**_LANGUAGE, **_WORDS},
        required=frozenset({"title", "outline", "section", "passages", "words"}),
    ),
    Part(
        key="article_faq",
        function="generate_content",
        title="Answer questions",
        data={**_SITE, **_TITLE, **_OUTLINE, **_NOTES, **_PASSAGES, "questions": "the numbered questions"},
        ours={**_LANGUAGE, **_WORDS},
        required=frozenset({"title", "questions", "passages"}),
    ),
    Part(
        key="article_meta",
        function="generate_content",
        title="Write meta title and description",
        data={**_SITE, **_TITLE, **_KEYWORDS, **_REPAIR, "article": "the article's beginning and its headings"},
        ours=_LANGUAGE,
        required=frozenset({"title", "article"}),
    ),
    Part(
        key="article_mend",
        function="generate_content",
        title="Mend a part of an article",
        data={**_SITE, **_TITLE, **_KEYWORDS, **_PASSAGES, **_REPAIR, "part": "the part as it is"},
        ours={**_LANGUAGE, **_WORDS},
        required=frozenset({"title", "repair", "part", "passages"}),
    ),
    Part(
        key="generate_image_prompts",
        function="generate_image_prompts",
        title="Plan an article's pictures",
        data={
            **_SITE,
            **_TITLE,
            "keyword": "the main search term",
            "sections": "the article's numbered sections",
        },
        ours={**_LANGUAGE, "most": "how many pictures may stand in the article"},
        required=frozenset({"title", "sections", "most"}),
    ),
    Part(
        key="drawing",
        function="generate_images",
        title="Draw a picture",
        data={"prompt": "what the picture shows", "style": "the site's picture style", "topic": "the cluster's name"},
        ours={"kind": "cover, or picture within an article"},
        required=frozenset({"prompt"}),
        is_drawing=True,
    ),
)

PARTS: Final[Mapping[str, Part]] = {part.key: part for part in _PARTS}
