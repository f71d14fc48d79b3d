"""What a site's limits hold back at the gate, and why. By default they hold nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from igny8.lib.errors import Conflict
from igny8.models import AutomationConfig, Content, Site
from igny8.quality.check import Status


class Held(Conflict):
    """The site's limits hold this article; to approve it takes an override with a reason. See `extra["reasons"]`."""

    code = "content_held"


@dataclass(frozen=True)
class Limits:
    """What a site has set. They count at once, also for articles that were written before."""

    min_score: int | None
    hold: frozenset[str]  # keys of checks

    @property
    def is_open(self) -> bool:
        """Whether nothing is held."""
        return self.min_score is None and not self.hold


def limits_of(site_id: int) -> Limits:
    """The site's limits now."""
    found = AutomationConfig.objects.filter(site_id=site_id).values_list("quality_min_score", "quality_hold").first()
    return Limits(found[0], frozenset(found[1])) if found else Limits(None, frozenset())


def reasons_to_hold(content: Content) -> list[str]:
    """Why the site's limits hold this article, each in plain words; empty where they don't."""
    return _reasons(limits_of(content.site_id), content.score, content.checks, is_brief=content.is_brief)


def require_not_held(content: Content) -> None:
    """Raise `Held` where the site's limits hold the article: for whoever approves without an override."""
    reasons = reasons_to_hold(content)
    if reasons:
        raise Held(
            f"“{content.title}” is held: {' '.join(reasons)} Nothing was changed. Mend it, or override with a reason.",
            content_id=content.pk,
            reasons=reasons,
        )


def held_among(site: Site, ids: Iterable[int]) -> set[int]:
    """Those of some articles that the site's limits hold. Reads no article where there are no limits."""
    limits = limits_of(site.pk)
    if limits.is_open:
        return set()
    wanted = set(ids)
    rows = Content.objects.filter(site=site, pk__in=wanted).values_list("pk", "score", "checks", "is_brief")
    return {pk for pk, score, checks, is_brief in rows.iterator() if _reasons(limits, score, checks, is_brief=is_brief)}


def _reasons(limits: Limits, score: int | None, checks: list[Mapping[str, Any]], *, is_brief: bool) -> list[str]:
    if limits.is_open:
        return []
    if not checks:
        return ["It hasn't been checked yet."]
    reasons = []
    if limits.min_score is not None and (score is None or score < limits.min_score):
        had = "It is a brief and has no score" if is_brief else f"Its score is {'unknown' if score is None else score}"
        reasons.append(f"{had}; this site asks for {limits.min_score}.")
    for result in checks:
        if result["key"] in limits.hold and result["status"] == Status.FAIL:
            reasons.append(f"{result['title']}: {result['message']}")
    return reasons
