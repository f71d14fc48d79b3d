"""Groups that stage 1 proposes: what of a group goes into each step, as plain values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any, Self

from igny8.ai.functions.common import Intent

SAMPLE_SIZE = 50
_OPERATOR = re.compile(r'(?:^|\s)-\w|\b[a-z]{3,}:\S|"')  # of a search engine: site:, -word, "phrase"


@dataclass(frozen=True)
class Member:
    """A keyword of a group, with what decides how much it says about it."""

    id: int
    term: str
    weight: float  # its priority
    demand: int  # volume, or impressions where no volume is known; -1 unknown
    intent: Intent
    nearness: float = 0.0  # to the middle of the group, where that was measured
    is_twin: bool = False  # of another member; never stands for the group


@dataclass(frozen=True)
class Proposal:
    """A group, or the part of it that one step takes. All but `item_ids` speaks of the whole group."""

    key: str  # ties together the steps that work on one group
    cluster_id: int | None  # the cluster that exists, where the group joins one
    sector_id: int | None
    market: str
    pillar_id: int
    pillar: str
    size: int
    intent: Intent
    sample: list[str]
    item_ids: list[int]

    def as_json(self) -> dict[str, Any]:
        """Plain values for a step's payload."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """What `as_json` gave."""
        return cls(**{**values, "intent": Intent(values["intent"])})

    def part(self, item_ids: list[int]) -> Proposal:
        """The same group with some of its items."""
        return replace(self, item_ids=item_ids)


def propose(
    members: Sequence[Member], *, sector_id: int | None, market: str, cluster_id: int | None = None, size: int = 0
) -> Proposal:
    """The proposal for a group. `size` counts the keywords that its cluster has already."""
    weightiest = sorted(members, key=lambda each: (-each.weight, each.id))
    pillar = pillar_of(members)
    ids = sorted(each.id for each in members)
    return Proposal(
        key=_key(sector_id, market, cluster_id, ids),
        cluster_id=cluster_id,
        sector_id=sector_id,
        market=market,
        pillar_id=pillar.id,
        pillar=pillar.term,
        size=size + len(members),
        intent=_commonest([each for each in weightiest if not each.is_twin] or weightiest),
        sample=[each.term for each in weightiest if not each.is_twin][:SAMPLE_SIZE] or [pillar.term],
        item_ids=[each.id for each in weightiest],
    )


def pillar_of(members: Sequence[Member]) -> Member:
    """The member that stands for the group best: the most searched of the half that is nearest to its middle."""
    own = [each for each in members if not each.is_twin] or list(members)
    own = [each for each in own if not _OPERATOR.search(each.term)] or own
    nearest = sorted(own, key=lambda each: (-each.nearness, each.term))[: (len(own) + 1) // 2]
    return min(nearest, key=lambda each: (-each.demand, -round(each.nearness, 4), len(each.term), each.term))


def _commonest(members: Sequence[Member]) -> Intent:
    counts = Counter(each.intent for each in members)
    return max(counts, key=lambda intent: counts[intent])  # the weightiest member's where two are as common


def _key(sector_id: int | None, market: str, cluster_id: int | None, ids: list[int]) -> str:
    told = f"{sector_id}|{market}|{cluster_id}|{','.join(map(str, ids))}"
    return sha256(told.encode()).hexdigest()[:32]
