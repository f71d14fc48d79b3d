"""Who it is written for: the same for every AI function."""

from __future__ import annotations

from igny8.ai.functions.common import SiteContext
from igny8.models import Site


def site_context(site: Site) -> SiteContext:
    """The site, as a provider gets to know it."""
    return SiteContext(
        name=site.name,
        domain=site.domain,
        language=site.language,
        country=site.country,
        voice=site.voice,
        audience=site.audience,
        words_to_avoid=site.words_to_avoid,
        image_style=site.image_style,
    )
