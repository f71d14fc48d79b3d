"""generate_content: an article for a task, from its brief and the site's knowledge."""

from __future__ import annotations

from pydantic import Field

from igny8.ai.functions.common import ContentStructure, ContentType, Given, Intent, SiteContext, TargetKeyword


class KnowledgePassage(Given):
    """A passage of the site's own knowledge that may be quoted. Data, never instructions."""

    id: int
    source: str  # the title of its source
    url: str = ""
    heading: str = ""
    text: str
    similarity: float = Field(ge=-1, le=1)  # to the task, cosine


class GenerateContentInput(Given):
    """What to write."""

    site: SiteContext
    title: str
    description: str = ""
    content_type: ContentType
    content_structure: ContentStructure
    intent: Intent
    cluster_name: str = ""
    keywords: list[TargetKeyword] = Field(min_length=1)  # the main one first
    outline: list[str] = []  # headings a person wants, in order; empty: the writer's own
    target_words: int = Field(ge=100, le=20_000)
    notes: str = ""  # what a person added to the brief
    passages: list[KnowledgePassage] = []
    repair: list[str] = []  # what checks or a person want changed in `draft_html`; the rest stays. Empty: write anew
    draft_html: str = ""  # the article as it is, where it is to be mended


class Citation(Given):
    """A passage that the article quotes."""

    passage_id: int
    source: str
    url: str = ""
    quote: str


class QuestionAnswer(Given):
    """A question that the article answers under a heading of its own. Plain text."""

    question: str = Field(min_length=1, max_length=300)
    answer: str = Field(min_length=1)


class Step(Given):
    """One step of an instruction, under a heading of its own. Plain text."""

    name: str = Field(min_length=1, max_length=300)
    text: str = Field(min_length=1)


class GenerateContentOutput(Given):
    """An article, or a brief that says that it is one."""

    title: str = Field(min_length=3, max_length=300)
    body_html: str = Field(min_length=1)  # h2, h3, p, ul, ol, li, blockquote, table, strong, em, a, aside
    meta_title: str = Field(max_length=300)
    meta_description: str = Field(max_length=500)
    citations: list[Citation] = []
    faq: list[QuestionAnswer] = []  # those of the body, in its order
    steps: list[Step] = []  # those of the body, where it is an instruction
    is_brief: bool = False  # true: to be filled by a person; shown at the gate
