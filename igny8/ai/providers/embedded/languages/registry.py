"""The language packs by code."""

from __future__ import annotations

from igny8.ai.providers.embedded.languages import de, en, es, fr, it, nl, pt
from igny8.ai.providers.embedded.languages.pack import Pack

PACKS: dict[str, Pack] = {module.PACK.code: module.PACK for module in (de, en, es, fr, it, nl, pt)}
FALLBACK = en.PACK
