"""Makes requests from prompts: what a preview shows is what is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel

from igny8.ai.client import Request
from igny8.ai.functions.common import SiteContext
from igny8.ai.prompts.locale import spoken
from igny8.ai.prompts.parts import PARTS
from igny8.ai.prompts.port import Prompts
from igny8.ai.prompts.template import rendered
from igny8.ai.providers.prompted.material import site_block

Answer = TypeVar("Answer", bound=BaseModel)


class Requests:
    """Requests for one site."""

    def __init__(self, prompts: Prompts, site: SiteContext) -> None:
        self._prompts = prompts
        self.site = site

    def request(
        self,
        part: str,
        *,
        data: Mapping[str, str],
        ours: Mapping[str, str] | None = None,
        answer: type[Answer] | None = None,
        max_tokens: int = 4_000,
        items: tuple[int, int] | None = None,
    ) -> Request[Answer]:
        """The request for a part: site and language are filled in for all."""
        prompt = self._prompts.prompt(part)
        system, user = rendered(
            prompt.text,
            PARTS[part],
            data={"site": site_block(self.site), **data},
            ours={"language": spoken(self.site.language, self.site.country), **(ours or {})},
        )
        return Request(part, system, user, answer, max_tokens=max_tokens, items=items, prompt_version=prompt.version)
