"""Proposes groups for a site's waiting keywords: all of them together, with the clusters that exist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from django.db.models import Count, Q
from numpy.typing import NDArray

from igny8.ai.errors import NoEmbeddings
from igny8.ai.functions.common import Intent
from igny8.ai.provider import Vectors
from igny8.ai.providers.embedded.embeddings import pieces_per_word
from igny8.lib.portions import portions
from igny8.models import Cluster, Keyword, Site
from igny8.planning.following import Following, Scope, following, scope_of
from igny8.planning.frozen import basis_for
from igny8.planning.grouping.groups import Joined, Terms, join_groups
from igny8.planning.grouping.scripts import LATIN_WEIGHT, semantic_weight
from igny8.planning.intent import classify
from igny8.planning.proposals import Member, Proposal, propose
from igny8.planning.vectors import Embed, embeddings_of, model_name

_COLUMNS = "term normalised_term sector_id market variant_of_id volume impressions priority intent".split()
_SAMPLED_FOR_PIECES = 2000
_NO_MODEL = "words"  # the model's name where there are no embeddings

_Found = list[tuple[int, float]]  # keywords of a group, with their nearness to its middle


@dataclass
class Grouper:
    """Proposes groups for one site. Made for one planning; not shared between threads."""

    site: Site
    granularity: str  # tight, balanced, broad
    space: str  # names what embeds; "offline" is the model on this machine, which learnt English
    embed: Embed
    log: Callable[[str, str], None]  # level, message
    _model: str = field(init=False)

    def __post_init__(self) -> None:
        self._model = model_name(self.space)

    def propose(self, item_ids: Sequence[int]) -> tuple[list[Proposal], list[int]]:
        """Groups of the keywords, and the keywords that can't be grouped, because they hold no letter or digit.

        Groups stand in the order of `item_ids`, by their first keyword. Sectors and markets never mix, locked
        clusters get nothing but twins of what they hold, and twins follow their leader.
        """
        rank = {item: place for place, item in enumerate(item_ids)}
        keywords = {keyword.pk: keyword for keyword in _load(item_ids)}
        useless = [pk for pk in item_ids if pk in keywords and not any(map(str.isalnum, keywords[pk].term))]
        for pk in useless:
            del keywords[pk]
        twins = following(keywords.values())
        joining: dict[int, _Found] = defaultdict(list)
        for pk, cluster_id in twins.clusters.items():
            joining[cluster_id].append((pk, 1.0))
        founding: list[_Found] = []
        for scope, alone in _by_scope(keywords, twins).items():
            founding += self._group(scope, alone, joining)
        proposals = self._proposals(founding, joining, keywords, twins)
        proposals.sort(key=lambda each: min(rank[item] for item in each.item_ids))
        return proposals, useless

    def _group(self, scope: Scope, keywords: list[Keyword], joining: dict[int, _Found]) -> list[_Found]:
        """Group the keywords of a sector and market: those that join a cluster go to `joining`, the rest come back."""
        keywords.sort(key=lambda keyword: keyword.normalised_term)
        cluster_ids, texts = _existing(self.site, scope)
        new, existing = self._terms([keyword.normalised_term for keyword in keywords], texts)
        basis = basis_for(self.site, scope, self._model, new, existing)
        joined = join_groups(new, existing, basis, self.granularity)
        for row in np.flatnonzero(joined.groups >= 0):
            joining[cluster_ids[joined.groups[row]]].append((keywords[row].pk, 1.0))
        return _founding(joined, self.granularity, [keyword.pk for keyword in keywords])

    def _terms(self, new: list[str], existing: list[list[str]]) -> tuple[Terms, list[Terms]]:
        parts = [new, *existing]
        together = [term for part in parts for term in part]
        embeddings = self._embeddings(together)
        weights = self._weights(together)
        stops = np.cumsum([len(part) for part in parts])
        terms = []
        for part, stop in zip(parts, stops, strict=True):
            rows = slice(int(stop) - len(part), int(stop))
            terms.append(Terms(part, None if embeddings is None else embeddings[rows], weights[rows]))
        return terms[0], terms[1:]

    def _embeddings(self, terms: list[str]) -> Vectors | None:
        if self._model == _NO_MODEL:
            return None
        try:
            return embeddings_of(terms, model=self._model, embed=self.embed, tell=self._tell)
        except NoEmbeddings as error:
            self._model = _NO_MODEL
            self.log("warning", f"{error} Keywords are grouped by their words alone, which groups them less well.")
            return None

    def _tell(self, done: int, count: int) -> None:
        if done % 5000 == 0 or (done == count and count >= 5000):
            self.log("info", f"Read the meaning of {done:,} of {count:,} keywords.")

    def _weights(self, terms: list[str]) -> NDArray[np.float32]:
        if self.space != "offline":
            return np.full(len(terms), LATIN_WEIGHT, np.float32)
        sample = sorted(terms)[:: max(1, len(terms) // _SAMPLED_FOR_PIECES)]
        pieces = pieces_per_word(sample)
        return np.array([semantic_weight(term, pieces) for term in terms], np.float32)

    def _proposals(
        self, founding: list[_Found], joining: dict[int, _Found], keywords: dict[int, Keyword], twins: Following
    ) -> list[Proposal]:
        followers = _followers(twins)
        sizes = _sizes(joining)
        groups: list[tuple[int | None, _Found]] = [(None, found) for found in founding]
        groups += [(cluster_id, joining[cluster_id]) for cluster_id in sorted(joining)]
        proposals = []
        for cluster_id, found in groups:
            first = keywords[found[0][0]]
            members = [self._member(keywords[pk], nearness) for pk, nearness in found]
            members += [
                self._member(keywords[twin], 0.0, is_twin=True) for pk, _ in found for twin in followers.get(pk, [])
            ]
            size = sizes.get(cluster_id, 0) if cluster_id is not None else 0
            proposals.append(
                propose(members, sector_id=first.sector_id, market=first.market, cluster_id=cluster_id, size=size)
            )
        return proposals

    def _member(self, keyword: Keyword, nearness: float, *, is_twin: bool = False) -> Member:
        demand = keyword.volume if keyword.volume is not None else keyword.impressions
        if keyword.intent:
            intent = Intent(keyword.intent)
        else:
            intent = classify(keyword.term, language=self.site.language, brands=self.site.brands)
        return Member(
            id=keyword.pk,
            term=keyword.term,
            weight=keyword.priority,
            demand=-1 if demand is None else demand,
            intent=intent,
            nearness=nearness,
            is_twin=is_twin,
        )


def _load(item_ids: Sequence[int]) -> Iterable[Keyword]:
    for some in portions(item_ids, 500):
        yield from Keyword.objects.filter(pk__in=some, status=Keyword.Status.NEW).only(*_COLUMNS)


def _by_scope(keywords: dict[int, Keyword], twins: Following) -> dict[Scope, list[Keyword]]:
    """The keywords that neither follow nor join anything yet, by sector and market."""
    found: dict[Scope, list[Keyword]] = defaultdict(list)
    for pk, keyword in keywords.items():
        if pk not in twins.leaders and pk not in twins.clusters:
            found[scope_of(keyword)].append(keyword)
    return {scope: found[scope] for scope in sorted(found, key=lambda scope: (scope[0] or 0, scope[1]))}


def _existing(site: Site, scope: Scope) -> tuple[list[int], list[list[str]]]:
    """The clusters of a sector and market that may grow, with the terms of each."""
    found: dict[int, list[str]] = defaultdict(list)
    sector = Q(sector__isnull=True) if scope[0] is None else Q(sector_id=scope[0])
    clusters = Cluster.objects.filter(sector, site=site, market=scope[1], is_locked=False)
    members = Keyword.objects.filter(
        sector, cluster__in=clusters, status=Keyword.Status.MAPPED, variant_of__isnull=True
    )
    rows = members.order_by("cluster_id", "normalised_term").values_list("cluster_id", "normalised_term")
    for cluster_id, term in rows:
        if cluster_id is not None:
            found[cluster_id].append(term)
    return list(found), list(found.values())


def _founding(joined: Joined, granularity: str, ids: list[int]) -> list[_Found]:
    """The new groups, each with the nearness of its keywords to its middle."""
    labels = joined.labels[granularity]
    rows_by_label: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(labels.tolist()):
        if label >= 0:
            rows_by_label[label].append(row)
    groups = []
    for rows in rows_by_label.values():
        vectors = joined.vectors[rows]
        nearness = vectors @ vectors.mean(axis=0)
        groups.append([(ids[row], float(value)) for row, value in zip(rows, nearness, strict=True)])
    return groups


def _followers(twins: Following) -> dict[int, list[int]]:
    """Twins by the keyword at the end of their chain."""
    found: dict[int, list[int]] = defaultdict(list)
    for twin in twins.leaders:
        leader, seen = twins.leaders[twin], {twin}
        while leader in twins.leaders and leader not in seen:
            seen.add(leader)
            leader = twins.leaders[leader]
        found[leader].append(twin)
    return found


def _sizes(cluster_ids: Iterable[int]) -> dict[int, int]:
    sizes: dict[int, int] = {}
    for some in portions(cluster_ids, 500):
        mapped = Keyword.objects.filter(cluster_id__in=some, status=Keyword.Status.MAPPED)
        sizes.update(mapped.values_list("cluster_id").annotate(size=Count("pk")).order_by())
    return sizes
