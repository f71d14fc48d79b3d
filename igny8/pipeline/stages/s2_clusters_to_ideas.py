"""Stage 2: a cluster gets its ideas, none of them like another of the site."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from igny8.ai.errors import InvalidOutput, Refused
from igny8.ai.functions.common import Intent, TargetKeyword
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, Idea
from igny8.lib.text import normalise_term, one_line
from igny8.models import Cluster, Content, ContentIdea, Keyword, Site, Task
from igny8.pipeline.batches import cut
from igny8.pipeline.context import site_context
from igny8.pipeline.prices import clusters_price
from igny8.pipeline.stage import Batch, Kit, Outcome, StageType, Tally
from igny8.planning.nearness import Titles

MOST_KEYWORDS: Final = 200
MOST_TITLES: Final = 30  # of the site's titles, that a provider is shown
_LEAST_SPARE: Final = 2  # ideas that are asked for beyond those wanted: some will say what others do
_LONGEST_TITLE: Final = 300


@dataclass
class _Found:
    """What came for one cluster."""

    cluster: Cluster
    ideas: list[ContentIdea]
    left_out: list[str] = field(default_factory=list)  # lines for the log


class FindIdeas:
    """One AI call per cluster."""

    number = 2
    key = "clusters_to_ideas"
    title = "Clusters → Ideas (AI)"
    type: StageType = "AI"
    result_keys: tuple[str, ...] = ("clusters_processed", "ideas_created", "credits_used")

    def waiting(self, site: Site) -> QuerySet[Cluster]:
        """Active clusters without ideas, and those that a person opened again to get more."""
        has_ideas = Exists(ContentIdea.objects.filter(keyword_cluster=OuterRef("pk")))
        active = Cluster.objects.filter(Q(mapped_size__gt=0) | ~has_ideas, site=site, status=Cluster.Status.ACTIVE)
        return active.order_by("-priority", "id")

    def plan(self, item_ids: Sequence[int], kit: Kit, batch_size: int) -> list[Batch]:
        return cut(item_ids, batch_size)

    def price(self, batch: Batch, settings: Mapping[str, Any]) -> int:
        return clusters_price(len(batch.item_ids))

    def work(self, batch: Batch, kit: Kit) -> Outcome:
        found: list[_Found] = []
        refused: dict[int, str] = {}
        titles = titles_of(kit)
        for cluster in self.waiting(kit.site).filter(pk__in=batch.item_ids).select_related("pillar"):
            keywords = keywords_of(cluster)
            if not keywords:
                refused[cluster.pk] = "It has no keywords any more."
                continue
            try:
                ideas = _ask(given_for(cluster, keywords, titles, kit), kit)
            except Refused as refusal:
                refused[cluster.pk] = str(refusal)
                continue
            found.append(_choose(cluster, keywords, ideas, titles, kit.settings["ideas_per_cluster"]))
        return Outcome(save=lambda: _save(found, kit), refused=refused)

    def due(self, counts: Mapping[str, int], charged: int, tally: Tally) -> int:
        return tally.credits

    def park(self, item_ids: Sequence[int], reason: str) -> int:
        active = Cluster.objects.filter(pk__in=item_ids, status=Cluster.Status.ACTIVE)
        return active.update(status=Cluster.Status.PARKED, parked_reason=reason)

    def parked(self, site: Site) -> dict[int, str]:
        return dict(_parked(site).values_list("pk", "parked_reason"))

    def unpark(self, site: Site, only: Collection[int] | None = None) -> list[int]:
        parked = _parked(site).select_for_update().values_list("pk", flat=True)
        ids = [pk for pk in parked if only is None or pk in only]
        Cluster.objects.filter(pk__in=ids).update(status=Cluster.Status.ACTIVE, parked_reason="")
        return ids

    def label(self, item: Cluster) -> str:
        return item.name

    def names(self, site: Site, item_ids: Collection[int]) -> dict[int, str]:
        found = Cluster.objects.filter(site=site, pk__in=item_ids).only("name")
        return {item.pk: self.label(item) for item in found}


def _parked(site: Site) -> QuerySet[Cluster]:
    return Cluster.objects.filter(site=site, status=Cluster.Status.PARKED).order_by("-priority", "id")


def titles_of(kit: Kit) -> Titles:
    """What the site has or plans, rejected ideas too: a person said no to those."""
    site = kit.site
    titles = [
        *ContentIdea.objects.filter(site=site).order_by("id").values_list("idea_title", flat=True),
        *Task.objects.filter(site=site).order_by("id").values_list("title", flat=True),
        *Content.objects.filter(site=site).order_by("id").values_list("title", flat=True),
    ]
    return Titles(titles, embed=kit.ai.embed, model=kit.ai.vector_space(), language=site.language)


def keywords_of(cluster: Cluster) -> list[Keyword]:
    """The weightiest first; a word-order twin adds nothing to its leader."""
    mapped = Keyword.objects.filter(cluster=cluster, status=Keyword.Status.MAPPED, variant_of__isnull=True)
    return list(mapped.order_by("-priority", "id")[:MOST_KEYWORDS])


def given_for(cluster: Cluster, keywords: list[Keyword], titles: Titles, kit: Kit) -> GenerateIdeasInput:
    """What a provider is told of a cluster; `keywords` holds at least one."""
    pillar = cluster.pillar.term if cluster.pillar else keywords[0].term
    count = kit.settings["ideas_per_cluster"]
    return GenerateIdeasInput(
        site=site_context(kit.site),
        cluster_name=cluster.name,
        cluster_description=cluster.description,
        intent=Intent(cluster.intent),
        pillar=pillar,
        keywords=[_target(keyword) for keyword in keywords],
        count=count,
        spare=max(_LEAST_SPARE, count // 2),
        existing_titles=titles.about(f"{cluster.name}: {pillar}", MOST_TITLES),
    )


def _ask(given: GenerateIdeasInput, kit: Kit) -> list[Idea]:
    ideas = kit.ai.generate_ideas(given).ideas
    if not ideas:
        raise InvalidOutput(f"not one idea came for the cluster “{given.cluster_name}”")
    return ideas[: given.count + given.spare]


def _target(keyword: Keyword) -> TargetKeyword:
    intent = Intent(keyword.intent) if keyword.intent else None
    return TargetKeyword(term=keyword.term, volume=keyword.volume, difficulty=keyword.difficulty, intent=intent)


def _choose(cluster: Cluster, keywords: list[Keyword], ideas: list[Idea], titles: Titles, most: int) -> _Found:
    """Keep what says something new, in order; where nothing does, the newest of it, marked with what it is like."""
    chosen = _Found(cluster, [])
    alike: list[tuple[float, ContentIdea]] = []
    rows = [_row(cluster, keywords, idea) for idea in ideas]
    titles.expect([row.idea_title for row in rows])
    for row in rows:
        if len(chosen.ideas) == most:
            break  # the others were spare
        near = titles.nearest(row.idea_title)
        if near is None:
            chosen.ideas.append(row)
            titles.add(row.idea_title)
        else:
            row.similar_to = near.title
            alike.append((near.likeness, row))
    if not chosen.ideas and alike:
        kept = min(alike, key=lambda pair: pair[0])
        alike.remove(kept)
        chosen.ideas.append(kept[1])
        titles.add(kept[1].idea_title)
    chosen.left_out = [f"Left out “{row.idea_title}”: too near to “{row.similar_to}”" for _, row in alike]
    return chosen


def _row(cluster: Cluster, keywords: list[Keyword], idea: Idea) -> ContentIdea:
    targets = _targets_of(idea, keywords)
    return ContentIdea(
        site_id=cluster.site_id,
        sector_id=cluster.sector_id,
        keyword_cluster=cluster,
        idea_title=one_line(idea.title, _LONGEST_TITLE),
        description=idea.description.replace("\x00", "").strip(),
        content_type=idea.content_type,
        content_structure=idea.content_structure,
        target_keywords=[keyword.term for keyword in targets],
        # Half what the cluster is worth, half what its best keyword is, so that ideas of one cluster differ.
        priority=(cluster.priority + max(keyword.priority for keyword in targets)) / 2,
    )


def _targets_of(idea: Idea, keywords: list[Keyword]) -> list[Keyword]:
    """The cluster's own keywords among those that the idea names, in its order; the weightiest where there is none."""
    known = {keyword.normalised_term: keyword for keyword in keywords}
    terms = dict.fromkeys(normalise_term(term) for term in idea.target_keywords)
    return [known[term] for term in terms if term in known] or keywords[:1]


def _save(found: list[_Found], kit: Kit) -> Tally:
    clusters = created = 0
    for each in found:
        mapped = Keyword.objects.filter(cluster=each.cluster, status=Keyword.Status.MAPPED)
        still_active = Cluster.objects.filter(pk=each.cluster.pk, status=Cluster.Status.ACTIVE)
        if not still_active.update(status=Cluster.Status.MAPPED, mapped_size=mapped.count()):
            continue  # merged, parked or mapped by somebody else meanwhile
        clusters += 1
        written = _save_ideas(each)
        created += len(written)
        _tell(each, written, kit)
    return Tally({"clusters_processed": clusters, "ideas_created": created}, credits=clusters_price(clusters))


def _save_ideas(found: _Found) -> list[str]:
    """Write the ideas; where steps side by side found one title, the second is dropped or made distinct."""
    written: list[str] = []
    clashing: list[ContentIdea] = []
    for idea in sorted(
        found.ideas, key=lambda idea: idea.idea_title
    ):  # one order for all, so that no two wait in a ring
        if _insert(idea):
            written.append(idea.idea_title)
        else:
            clashing.append(idea)
    if not written and clashing:
        written.append(_insert_distinct(clashing[0], found.cluster))
    return written


def _insert(idea: ContentIdea) -> bool:
    idea.pk = None
    if ContentIdea.objects.filter(site_id=idea.site_id, idea_title__iexact=idea.idea_title).exists():
        return False
    try:
        with transaction.atomic():
            idea.save(force_insert=True)
    except IntegrityError:
        if ContentIdea.objects.filter(site_id=idea.site_id, idea_title=idea.idea_title).exists():
            return False
        raise
    return True


def _insert_distinct(found: ContentIdea, cluster: Cluster) -> str:
    idea = copy(found)  # a settlement that was rolled back is done again, from the title that was found
    title = idea.idea_title
    idea.similar_to = title
    for more in (cluster.name, idea.target_keywords[0], f"{cluster.name} ({cluster.pk})"):
        idea.idea_title = f"{one_line(title, _LONGEST_TITLE - len(more) - 3)} – {more}"
        if _insert(idea):
            break
    return idea.idea_title


def _tell(found: _Found, written: list[str], kit: Kit) -> None:
    ideas = "one idea" if len(written) == 1 else f"{len(written)} ideas"
    kit.log("info", f"Found {ideas} for “{found.cluster.name}”", cluster_id=found.cluster.pk, titles=written)
    for line in found.left_out:
        kit.log("debug", line, cluster_id=found.cluster.pk)
