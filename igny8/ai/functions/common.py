"""Types that several functions share."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Given(BaseModel):
    """Base of what goes into and comes out of a function: nothing unknown gets through."""

    model_config = ConfigDict(extra="forbid")


class Intent(StrEnum):
    """What the searcher wants. The same words as the table's."""

    INFORMATIONAL = "informational"
    COMMERCIAL = "commercial"
    TRANSACTIONAL = "transactional"
    NAVIGATIONAL = "navigational"


class ContentType(StrEnum):
    """What kind of page it becomes."""

    POST = "post"  # an article
    PAGE = "page"  # a lasting page: service, location, landing
    PRODUCT = "product"  # about things to buy


class ContentStructure(StrEnum):
    """How the page is built."""

    EXPLAINER = "explainer"  # what it is and why
    HOW_TO = "how_to"  # steps
    GUIDE = "guide"  # the whole subject
    LISTICLE = "listicle"  # numbered picks
    COMPARISON = "comparison"  # one against another
    REVIEW = "review"  # one thing judged
    FAQ = "faq"  # questions and answers
    LANDING = "landing"  # an offer, a service or a place
    CHECKLIST = "checklist"  # what to have or to do
    TROUBLESHOOTING = "troubleshooting"  # a fault and its cures


class SiteContext(Given):
    """Who it is written for."""

    name: str
    domain: str
    language: str = "en"  # BCP 47
    country: str = ""
    voice: str = ""
    audience: str = ""
    words_to_avoid: list[str] = []  # that no text of the site may hold
    image_style: str = ""  # how its pictures look


class TargetKeyword(Given):
    """A search term with its figures; None is unknown, not zero."""

    term: str
    volume: int | None = None
    difficulty: float | None = None
    intent: Intent | None = None
