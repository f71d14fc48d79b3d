"""Checks an article of the database, and stores what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction

from igny8.models import Content, ContentPrint, Site
from igny8.quality import neighbours
from igny8.quality.article import Article
from igny8.quality.checks.alt_texts import ALT_TEXTS, judge
from igny8.quality.examine import Report, examine, result_of
from igny8.quality.prints import Embeds, Print, print_of
from igny8.quality.renewing import renew_prints
from igny8.quality.rows import article_of, facts_of, pictures_of
from igny8.quality.score import score_of


@dataclass(frozen=True)
class Checked:
    """A report that isn't stored yet."""

    article: Article
    report: Report
    made: Print | None  # None for a brief, which is compared with nothing

    def retitled(self, title: str) -> Checked:
        """The same under another title. Quick: nothing is embedded again."""
        if title == self.article.title:
            return self
        article = replace(self.article, title=title)
        return replace(self, article=article, report=examine(article))

    def put_on(self, content: Content) -> None:
        """Set the fields, without saving."""
        content.checks, content.score = self.report.checks, self.report.score

    def keep_print(self, content: Content) -> None:
        """Store what the article is compared by, in the caller's transaction."""
        if self.made is not None:
            neighbours.keep(content, self.made)


def check(content: Content, site: Site, embedder: Embeds) -> Checked:
    """Put an article through every check; `content` may be unsaved. Writes nothing of the article.

    Embeds (the site's other articles too, after a change of the embedding model) and reads, so call it outside any
    transaction.
    """
    article = article_of(content, site)
    if article.is_brief:
        return Checked(article, examine(article), None)
    made = print_of(article, embedder)
    if made.vector:
        renew_prints(site, embedder)
    found = neighbours.compare(site, article, made, besides=content.pk)
    placed = replace(article, others=found.others, nearest=found.nearest)
    return Checked(placed, examine(placed), made)


def recheck(content: Content, embedder: Embeds) -> Content:
    """Check a stored article anew and keep what came of it: after a person saved it, or when the checks changed.

    Where its text changes meanwhile, nothing is kept: whoever changed it checks it again. Call it outside any
    transaction, because it embeds.
    """
    checked = check(content, content.site, embedder)
    with transaction.atomic():
        unchanged = Content.objects.filter(
            pk=content.pk,
            title=content.title,
            body=content.body,
            meta_title=content.meta_title,
            meta_description=content.meta_description,
        )
        checked.put_on(content)
        if unchanged.update(checks=content.checks, score=content.score):
            checked.keep_print(content)
            if content.is_brief:
                ContentPrint.objects.filter(content=content).delete()
    return content


def recheck_pictures(content_id: int) -> None:
    """Judge the alt texts anew, and with them the score: after images were planned, or an alt text was changed.

    Quick, and meant for the caller's transaction. An article that was never checked stays so.
    """
    content = Content.objects.select_related("site", "task").get(pk=content_id)
    if not content.checks:
        return
    site, pictures = content.site, pictures_of(content)
    keywords = facts_of(content, site).keywords
    finding = judge(pictures, next(iter(keywords), ""), site.language)
    anew = result_of(ALT_TEXTS, finding).as_json()
    checks = [anew if result["key"] == ALT_TEXTS.key else result for result in content.checks]
    Content.objects.filter(pk=content_id).update(checks=checks, score=score_of(checks))
