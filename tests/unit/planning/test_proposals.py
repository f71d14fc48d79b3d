"""What a proposed group says of itself, and how groups are packed into steps."""

from __future__ import annotations

import json

import pytest

from igny8.ai.functions.common import Intent
from igny8.planning.packing import pack
from igny8.planning.proposals import Member, Proposal, propose


def a_member(pk: int, term: str = "", **fields: object) -> Member:
    given = {"weight": 10.0, "demand": 10, "intent": Intent.INFORMATIONAL, "nearness": 0.5, **fields}
    return Member(id=pk, term=term or f"term {pk}", **given)  # type: ignore[arg-type]


def a_proposal(members: list[Member]) -> Proposal:
    return propose(members, sector_id=None, market="")


def of_size(first: int, size: int) -> Proposal:
    return a_proposal([a_member(pk) for pk in range(first, first + size)])


def test_the_pillar_is_the_most_searched_near_the_middle() -> None:
    members = [
        a_member(1, "socks for running", demand=50, nearness=0.9),
        a_member(2, "running socks", demand=900, nearness=0.8),
        a_member(3, "nike", demand=9000, nearness=0.1),
        a_member(4, "best socks running", demand=20, nearness=0.7),
    ]
    assert a_proposal(members).pillar == "running socks"


def test_a_search_operator_never_stands_for_a_group() -> None:
    members = [a_member(1, 'site:x.example "socks" -wool', demand=900), a_member(2, "running socks", demand=1)]
    assert a_proposal(members).pillar == "running socks"
    assert a_proposal(members[:1]).pillar == members[0].term


def test_a_twin_never_stands_for_a_group() -> None:
    members = [a_member(1, "socks running", demand=900, is_twin=True), a_member(2, "running socks", demand=900)]
    proposal = a_proposal(members)
    assert (proposal.pillar, proposal.sample, proposal.size) == ("running socks", ["running socks"], 2)
    assert sorted(proposal.item_ids) == [1, 2]


def test_the_intent_is_the_commonest_and_the_weightiest_decides_a_tie() -> None:
    buy = {"intent": Intent.TRANSACTIONAL}
    assert a_proposal([a_member(1, **buy), a_member(2), a_member(3, **buy)]).intent == Intent.TRANSACTIONAL
    assert a_proposal([a_member(1), a_member(2, weight=20.0, **buy)]).intent == Intent.TRANSACTIONAL


def test_the_sample_is_short_and_weightiest_first() -> None:
    sample = a_proposal([a_member(pk, weight=float(pk)) for pk in range(1, 80)]).sample
    assert len(sample) == 50
    assert sample[0] == "term 79"


def test_the_key_depends_on_who_is_in_it_alone() -> None:
    members = [a_member(1), a_member(2)]
    key = a_proposal(members).key
    assert key == a_proposal(members[::-1]).key
    assert key != a_proposal(members[:1]).key
    assert key != propose(members, sector_id=3, market="").key
    assert key != propose(members, sector_id=None, market="gb").key


def test_a_proposal_survives_a_payload() -> None:
    proposal = a_proposal([a_member(1), a_member(2)])
    assert Proposal.from_json(json.loads(json.dumps(proposal.as_json()))) == proposal


def test_groups_stay_together_where_they_fit() -> None:
    boxes = pack([of_size(0, 7), of_size(10, 6), of_size(20, 3), of_size(30, 4)], 10)
    assert [[len(part.item_ids) for part in box] for box in boxes] == [[7, 3], [6, 4]]


def test_only_a_group_that_is_too_large_is_cut() -> None:
    boxes = pack([of_size(0, 25), of_size(100, 4)], 10)
    assert [[len(part.item_ids) for part in box] for box in boxes] == [[10], [10], [5, 4]]
    assert {part.key for box in boxes[:2] for part in box} == {boxes[2][0].key}


@pytest.mark.parametrize("size", [1, 2, 20, 500])
def test_every_item_is_packed_once(size: int) -> None:
    proposals = [of_size(100 * number, number % 7 + 1) for number in range(200)]
    boxes = pack(proposals, size)
    packed = [item for box in boxes for part in box for item in part.item_ids]
    assert sorted(packed) == sorted(item for proposal in proposals for item in proposal.item_ids)
    assert all(sum(len(part.item_ids) for part in box) <= size for box in boxes)


def test_steps_are_well_filled() -> None:
    proposals = [of_size(100 * number, number % 7 + 1) for number in range(200)]
    assert len(pack(proposals, 20)) <= 1.1 * sum(len(proposal.item_ids) for proposal in proposals) / 20 + 1
