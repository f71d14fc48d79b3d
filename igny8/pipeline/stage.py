"""The Stage protocol: what a stage is, what the engine hands to it, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from django.db.models import QuerySet

from igny8.ai.functions.auto_cluster import AutoClusterInput, AutoClusterOutput
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput
from igny8.ai.functions.generate_image_prompts import GenerateImagePromptsInput, GenerateImagePromptsOutput
from igny8.ai.functions.generate_images import GenerateImagesInput, GenerateImagesOutput
from igny8.ai.provider import Vectors
from igny8.models import Site

StageType = Literal["AI", "Local", "Manual"]


class StageAI(Protocol):
    """The AI functions, metered: each call is stored with the step that made it.

    Raises `igny8.ai.errors.ProviderError`; the engine knows what each means.
    """

    def auto_cluster(self, given: AutoClusterInput) -> AutoClusterOutput: ...
    def generate_ideas(self, given: GenerateIdeasInput) -> GenerateIdeasOutput: ...
    def generate_content(self, given: GenerateContentInput) -> GenerateContentOutput: ...
    def generate_image_prompts(self, given: GenerateImagePromptsInput) -> GenerateImagePromptsOutput: ...
    def generate_images(self, given: GenerateImagesInput) -> GenerateImagesOutput: ...
    def embed(self, texts: list[str]) -> Vectors: ...
    def provider_of(self, function: str) -> str:
        """The name of the provider that serves `function` for this site; once it was served, of who did."""
        ...

    def vector_space(self) -> str:
        """Names what `embed` makes: vectors of two names are never compared."""
        ...


class Kit(Protocol):
    """Everything with side effects. A stage never looks these up for itself."""

    site: Site
    settings: Mapping[str, Any]  # the run's copy of the site's AutomationConfig, plain values
    ai: StageAI

    def log(self, level: Literal["debug", "info", "warning", "error"], message: str, **data: Any) -> None:
        """Write a line to the run's log, at once and for good."""
        ...


@dataclass(frozen=True)
class Batch:
    """What one work step takes: ids in the stage's order, and what the plan says about them."""

    item_ids: list[int]
    payload: dict[str, Any] = field(default_factory=dict)  # JSON; both halves of a split step keep it whole


@dataclass
class Tally:
    """What a step did, told by `save`."""

    counts: dict[str, int]  # added up over the stage into its result, by result key
    credits: int = 0  # what it costs; the engine never charges above the reservation


@dataclass
class Outcome:
    """What `work` hands back. Nothing is written until the engine calls `save`.

    `save` runs inside the settling transaction, after the fence was checked. It must be quick and must leave
    alone what changed in the meantime (a keyword that a person excluded stays excluded). Where the database gave
    way and all was rolled back, it is called again: the same must come of it.
    `refused` names items that the stage gives up at once, with the reason: they are parked, the others go on.
    """

    save: Callable[[], Tally]
    refused: dict[int, str] = field(default_factory=dict)


class Stage(Protocol):
    """One of the seven. No shared base: seven small siblings.

    Items are rows of one table; ids are its primary keys. Idempotent by construction: `waiting` no longer
    returns what `save` finished.
    """

    number: int
    key: str
    title: str
    type: StageType
    result_keys: tuple[str, ...]  # in the order of the design's table, "credits_used" last where there are credits

    def waiting(self, site: Site) -> QuerySet[Any]:
        """What stands at the door, by priority then id."""
        ...

    def plan(self, item_ids: Sequence[int], kit: Kit, batch_size: int) -> list[Batch]:
        """Cut the fixed items into batches. Runs outside any transaction, may take long, writes nothing."""
        ...

    def price(self, batch: Batch, settings: Mapping[str, Any]) -> int:
        """The most that the batch may cost, in credits: what is reserved."""
        ...

    def work(self, batch: Batch, kit: Kit) -> Outcome:
        """Do one batch: read, call the AI, return what to write. Runs outside any transaction."""
        ...

    def due(self, counts: Mapping[str, int], charged: int, tally: Tally) -> int:
        """Credits to charge for a step, given the stage's sums so far in the run, `tally` included.

        Most return `tally.credits`; stage 1 charges by the sum, so that batch size never changes it.
        """
        ...

    def park(self, item_ids: Sequence[int], reason: str) -> int:
        """Set items aside with the reason, inside the settling transaction; the number that were still waiting."""
        ...

    def parked(self, site: Site) -> dict[int, str]:
        """Items that are set aside, with their reasons, by priority then id."""
        ...

    def unpark(self, site: Site, only: Collection[int] | None = None) -> list[int]:
        """Bring parked items back to the door, all or some; their ids. Runs in the caller's transaction."""
        ...

    def label(self, item: Any) -> str:
        """What a person calls the item: its term, name or title."""
        ...

    def names(self, site: Site, item_ids: Collection[int]) -> dict[int, str]:
        """The labels of items, wherever they stand by now, in one query. Those that are gone are not in it."""
        ...
