"""The basis that later keywords are measured by, kept by sector, market and model."""

from __future__ import annotations

from igny8.models import GroupingBasis, Site
from igny8.planning.grouping.basis import Basis
from igny8.planning.grouping.groups import Terms

_GROWTH = 2  # a basis that the set has outgrown so much is made anew


def basis_for(site: Site, scope: tuple[int | None, str], model: str, new: Terms, existing: list[Terms]) -> Basis:
    """The frozen basis of a sector and market; made from all terms and kept where there is none yet.

    A basis made from a handful of keywords says little about thousands, so it is made anew when the set has doubled.
    Clusters that exist stay as they are either way.
    """
    name = f"{scope[0] or 0}:{scope[1]}:{model}"[:128]
    size = len(new.terms) + sum(len(terms.terms) for terms in existing)
    kept = GroupingBasis.objects.filter(site=site, scope=name).first()
    if kept is not None and size < _GROWTH * kept.size:
        return Basis.unpacked(kept.size, bytes(kept.mean), bytes(kept.counts))
    basis = Basis.of_parts([new, *existing])
    mean, counts = basis.packed()
    values = {"size": basis.size, "mean": mean, "counts": counts}
    GroupingBasis.objects.update_or_create(site=site, scope=name, defaults=values)
    return basis
