"""What an article is about, as every one of its requests shows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from igny8.ai.functions.generate_content import GenerateContentInput
from igny8.ai.prompts.fence import line
from igny8.ai.providers.prompted.material import keyword_rows, passage_rows, text

_SHORTEST_TITLE = 3
_LONGEST_TITLE = 300


@dataclass(frozen=True)
class About:
    """The task in the words of blocks."""

    given: GenerateContentInput

    @cached_property
    def title(self) -> str:
        """The task's title, which a person or an idea chose; where nothing of it can be read, the main keyword."""
        named = [self.given.title, *(keyword.term for keyword in self.given.keywords), self.given.cluster_name]
        shown = [line(name, _LONGEST_TITLE) for name in named]
        return next((name for name in shown if len(name) >= _SHORTEST_TITLE), f"Article for {self.given.site.domain}")

    @cached_property
    def data(self) -> dict[str, str]:
        """Title, keywords, notes and passages."""
        return {
            "title": self.title,
            "keywords": keyword_rows(self.given.keywords),
            "notes": text(self.given.notes),
            "passages": passage_rows(self.given.passages),
        }
