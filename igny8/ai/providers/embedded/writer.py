"""The offline writer: composes a brief from a task, its keywords and the site's own passages."""

from __future__ import annotations

from igny8.ai.errors import Refused
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.ai.providers.embedded.brief import citations, meta, packed
from igny8.ai.providers.embedded.brief.draft import Draft
from igny8.ai.providers.embedded.brief.html import body_of
from igny8.ai.providers.embedded.english import plan as english
from igny8.ai.providers.embedded.reading import clean
from igny8.ai.providers.embedded.reading.tongue import tongue_of

_LONGEST_TITLE = 300  # the schema's


def generate_content(given: GenerateContentInput) -> GenerateContentOutput:
    """A brief for a person to fill. It says so at its top, and `is_brief` says so to programs.

    It won't put a brief in the place of an article that is to be changed.
    """
    if given.draft_html:
        raise Refused(
            "The offline writer makes briefs; it can't rewrite an article. Add a provider, or change it yourself."
        )
    tongue = tongue_of(
        given.site.language, [keyword.term for keyword in given.keywords] + [given.title, given.cluster_name]
    )
    plan = english.plan_of(given, tongue.pack) if tongue.is_english else packed.plan_of(given, tongue)
    main = given.keywords[0].term
    title = clean.visible(given.title) or clean.visible(given.cluster_name) or given.site.name
    title = clean.cut(title, _LONGEST_TITLE) if len(title) >= 3 else f"{title} – {given.site.name}"
    draft = Draft(
        plan=plan,
        keywords=[(keyword.term, keyword.volume) for keyword in given.keywords],
        target_words=given.target_words,
        notes=given.notes,
        description=given.description,
    )
    terms = [keyword.term for keyword in given.keywords]
    citations.place(given.passages, plan.sections, terms, tongue.page_language)
    return GenerateContentOutput(
        title=title,
        body_html=body_of(draft, tongue),
        meta_title=meta.meta_title(title, main, tongue),
        meta_description=meta.meta_description(title, main, given.content_structure, tongue),
        citations=draft.citations,
        is_brief=True,
    )
