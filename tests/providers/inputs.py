"""Inputs of every function, made of some terms."""

from __future__ import annotations

from igny8.ai.functions.auto_cluster import AutoClusterInput, GroupKeyword, ProposedGroup
from igny8.ai.functions.common import ContentStructure, ContentType, Intent, SiteContext, TargetKeyword
from igny8.ai.functions.generate_content import GenerateContentInput, KnowledgePassage
from igny8.ai.functions.generate_ideas import GenerateIdeasInput
from igny8.ai.functions.generate_image_prompts import ArticleSection, GenerateImagePromptsInput

SITE = SiteContext(name="Brew House", domain="brew.example", language="en")
TERMS = ["cold brew", "how to make cold brew", "cold brew vs iced coffee", "best cold brew maker", "what is cold brew"]


def clusters(terms: list[str]) -> AutoClusterInput:
    keywords = [GroupKeyword(id=number, term=term) for number, term in enumerate(terms)]
    group = ProposedGroup(
        key="g1", pillar=terms[0], size=len(terms), intent=Intent.INFORMATIONAL, sample=terms, keywords=keywords
    )
    return AutoClusterInput(site=SITE, groups=[group], existing_names=["Cold Brew"])


def ideas(terms: list[str]) -> GenerateIdeasInput:
    return GenerateIdeasInput(
        site=SITE,
        cluster_name=terms[0],
        intent=Intent.INFORMATIONAL,
        pillar=terms[0],
        keywords=[TargetKeyword(term=term) for term in terms],
        count=3,
    )


def content(terms: list[str], *, passage: str = "") -> GenerateContentInput:
    passages = [KnowledgePassage(id=7, source=terms[0], url="javascript:x", text=passage, similarity=0.9)]
    return GenerateContentInput(
        site=SITE,
        title=terms[0],
        content_type=ContentType.POST,
        content_structure=ContentStructure.GUIDE,
        intent=Intent.INFORMATIONAL,
        keywords=[TargetKeyword(term=term) for term in terms],
        target_words=1000,
        notes=terms[-1],
        passages=passages if passage else [],
    )


def prompts(terms: list[str]) -> GenerateImagePromptsInput:
    return GenerateImagePromptsInput(
        site=SITE,
        title=terms[0],
        main_keyword=terms[0],
        intent=Intent.INFORMATIONAL,
        content_structure=ContentStructure.GUIDE,
        sections=[ArticleSection(heading=term) for term in terms],
        max_in_article=2,
    )
