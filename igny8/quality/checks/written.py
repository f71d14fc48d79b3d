"""Whether it is an article at all, or a brief that a person has yet to fill."""

from __future__ import annotations

from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, failed, passed


def _run(article: Article) -> Finding:
    if article.is_brief:
        return failed(
            "This is a brief, not an article: it says what to write and where. Fill it in, or choose a provider that "
            "writes. It has no score, because most checks make no sense for it.",
            is_brief=True,
        )
    return passed("It is an article.", is_brief=False)


WRITTEN = Check(
    key="written",
    title="An article, not a brief",
    weight=0,
    threshold="fails for a brief; never counted in the score",
    source="ours",
    run=_run,
    for_briefs=True,
    is_mendable=False,
)
