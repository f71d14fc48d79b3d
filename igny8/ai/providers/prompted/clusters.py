"""auto_cluster: one request names all groups that have no cluster yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pydantic import Field

from igny8.ai.client import Request
from igny8.ai.errors import InvalidOutput, Refused
from igny8.ai.functions.auto_cluster import AutoClusterInput, AutoClusterOutput, NamedGroup, ProposedGroup
from igny8.ai.functions.common import Given, Intent
from igny8.ai.prompts.fence import line, plain
from igny8.ai.providers.prompted.checking import refuse_foreign
from igny8.ai.providers.prompted.desk import Desk
from igny8.ai.providers.prompted.material import keyword_row, rows
from igny8.ai.providers.prompted.requests import Requests
from igny8.lib.text import normalise_term

LONGEST_NAME: Final = 200
_SAMPLE: Final = 15


class NamedAnswer(Given):
    """One group's name."""

    key: str = Field(description="The key of the group")
    name: str = Field(description="Two to five words")
    description: str = Field(description="One or two sentences")
    intent: Intent
    left_out: list[int] = Field(description="Numbers of keywords that belong to another topic; usually empty")


class ClustersAnswer(Given):
    """What the model answers."""

    groups: list[NamedAnswer]


def auto_cluster(desk: Desk, given: AutoClusterInput) -> AutoClusterOutput:
    """A group whose cluster exists keeps its name, and costs nothing."""
    for group in given.groups:
        if len(group.cluster_name) > LONGEST_NAME:
            raise Refused(f"A cluster's name has over {LONGEST_NAME} characters: {line(group.cluster_name, 60)}")
    fresh = _fresh(given)
    named = _ask(desk, given, fresh) if fresh else {}
    return AutoClusterOutput(groups=[named.get(group.key) or _as_it_is(group) for group in given.groups])


def request_of(requests: Requests, given: AutoClusterInput) -> Request[ClustersAnswer]:
    """What is asked about the groups that have no cluster yet."""
    fresh = _fresh(given)
    return requests.request(
        "auto_cluster",
        data={"groups": _blocks(_by_key(fresh)), "existing": rows(_taken(given), LONGEST_NAME)},
        answer=ClustersAnswer,
        max_tokens=2_000 + 250 * len(fresh),
        items=(len(fresh), len(fresh)),
    )


def _fresh(given: AutoClusterInput) -> list[ProposedGroup]:
    return [group for group in given.groups if not group.cluster_name]


def _taken(given: AutoClusterInput) -> list[str]:
    names = [*given.existing_names, *(group.cluster_name for group in given.groups)]
    return [name for name in dict.fromkeys(names) if name]


def _by_key(fresh: list[ProposedGroup]) -> dict[str, ProposedGroup]:
    """By keys that a model can copy; those of the input are 32 characters long."""
    return {f"g{number}": group for number, group in enumerate(fresh, 1)}


def _as_it_is(group: ProposedGroup) -> NamedGroup:
    ids = [keyword.id for keyword in group.keywords]
    return NamedGroup(key=group.key, name=group.cluster_name, intent=group.intent, keyword_ids=ids)


def _ask(desk: Desk, given: AutoClusterInput, fresh: list[ProposedGroup]) -> dict[str, NamedGroup]:
    keys, taken = _by_key(fresh), _taken(given)
    return desk.parsed(request_of(desk, given), lambda answer: _read(desk, answer, keys, taken))


def _blocks(keys: dict[str, ProposedGroup]) -> str:
    number = 1
    blocks = []
    for key, group in keys.items():
        head = f"group {key} | {group.size} keywords in all | mostly {group.intent} | best term: {line(group.pillar)}"
        sample = "; ".join(line(term, 100) for term in group.sample[:_SAMPLE])
        listed = [
            keyword_row(at, keyword.term, keyword.intent, keyword.volume)
            for at, keyword in enumerate(group.keywords, number)
        ]
        number += len(group.keywords)
        blocks.append("\n".join([head, f"sample: {sample}", *listed]))
    return "\n\n".join(blocks)


def _read(
    desk: Desk, answer: ClustersAnswer, keys: dict[str, ProposedGroup], taken: Iterable[str]
) -> dict[str, NamedGroup]:
    answered = [group.key.strip() for group in answer.groups]
    if sorted(answered) != sorted(keys) and not desk.is_second_try:
        raise InvalidOutput(_about_keys(answered, list(keys)))
    used = {normalise_term(name) for name in taken}
    by_key = {group.key.strip(): group for group in reversed(answer.groups)}  # of two for one group the first counts
    found: dict[str, NamedGroup] = {}
    first = 1
    for key, group in keys.items():
        one = by_key.get(key) or _by_best_term(key, group)
        name = _name(desk, one.name, group, used)
        used.add(normalise_term(name))
        found[group.key] = NamedGroup(
            key=group.key,
            name=name,
            description=plain(one.description).strip()[:2000],
            intent=one.intent,
            keyword_ids=_belonging(desk, one, group, first),
        )
        first += len(group.keywords)
    if not desk.is_second_try:
        said = " ".join(f"{group.name} {group.description}" for group in found.values())
        refuse_foreign(said, desk.site.language)
    return found


def _by_best_term(key: str, group: ProposedGroup) -> NamedAnswer:
    """What a group is called that the model named neither the first time nor the second."""
    return NamedAnswer(key=key, name=line(group.pillar, LONGEST_NAME), description="", intent=group.intent, left_out=[])


def _about_keys(answered: list[str], wanted: list[str]) -> str:
    missing = [key for key in wanted if key not in answered]
    if missing:
        return f"it has no entry for {', '.join(missing[:20])}"
    return "it names groups that were not asked for, or one twice"


def _name(desk: Desk, said: str, group: ProposedGroup, used: set[str]) -> str:
    """The name as it was given; on a second try one that is taken gets the group's best term."""
    name = line(said, LONGEST_NAME)
    if not any(sign.isalnum() for sign in name):
        if not desk.is_second_try:
            raise InvalidOutput("a group's name is empty")
        name = line(group.pillar, LONGEST_NAME)
    if normalise_term(name) not in used:
        return name
    if not desk.is_second_try:
        raise InvalidOutput(f"the name “{line(name, 60)}” is taken")
    return line(f"{line(name, 90)}: {line(group.pillar, 100)}", LONGEST_NAME)


def _belonging(desk: Desk, one: NamedAnswer, group: ProposedGroup, first: int) -> list[int]:
    numbers = {at: keyword.id for at, keyword in enumerate(group.keywords, first)}
    unknown = [number for number in one.left_out if number not in numbers]
    if unknown and not desk.is_second_try:
        raise InvalidOutput(f"group {one.key} has no keyword {unknown[0]}")
    return [id_ for number, id_ in numbers.items() if number not in one.left_out]
