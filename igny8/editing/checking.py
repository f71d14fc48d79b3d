"""Keeps an article's checks in step with what people save."""

from __future__ import annotations

from igny8.knowledge.served import served_embedder
from igny8.models import Content
from igny8.quality.holding import limits_of, reasons_to_hold
from igny8.quality.recheck import recheck


def check_article(content: Content) -> Content:
    """Check a stored article anew; what came of it is kept unless somebody saves meanwhile.

    Embeds, so call it outside any transaction.
    """
    recheck(content, served_embedder(content.site))
    unchanged = Content.objects.filter(pk=content.pk, version=content.version)
    if unchanged.update(checked_version=content.version):
        content.checked_version = content.version
    return content


def check_before_deciding(content: Content) -> None:
    """Check an article whose checks are of an older version, where its site holds what fails."""
    if content.checked_version != content.version and not limits_of(content.site_id).is_open:
        check_article(content)


def checks_of(content: Content) -> dict[str, object]:
    """The checks in plain values, and why the site's limits hold the article."""
    return {
        "checks": content.checks,
        "checked_version": content.checked_version,
        "held": reasons_to_hold(content),
    }
