"""Made-up keyword sets with known groups, for measuring where no real files are at hand."""

from __future__ import annotations

import random

from benchmarks.labelled_sets import LabelledSet

_KINDS = (
    "trail waterproof vintage portable electric wooden small large outdoor kids professional folding cordless heated "
    "stainless leather bamboo ceramic compact sturdy budget luxury organic wireless smart manual adjustable"
).split()
_THINGS = (
    "running shoes|office chair|coffee grinder|camping tent|rain jacket|kitchen knife|garden hose|desk lamp|"
    "bike helmet|yoga mat|hiking boots|air fryer|vacuum cleaner|water bottle|sleeping bag|cutting board|standing desk|"
    "hair dryer|phone tripod|dog bed|cat tree|car seat|baby monitor|wall paint|floor tiles|solar panel|heat pump|"
    "wood stove|bread maker|juicer|rice cooker|pressure washer|lawn mower|chainsaw|drill press|sewing machine|"
    "acoustic guitar|digital piano|drum kit|gaming mouse|mechanical keyboard|curved monitor|wifi router|"
    "security camera|door lock|mattress topper|weighted blanket|pillow|bath towel|shower head|toothbrush|"
    "electric razor|face cream|sunscreen|protein powder|vitamin d supplement|green tea|olive oil|hot sauce"
).split("|")
# One page would answer all phrasings of a line.
_NEEDS = (
    "{} price|how much does a {} cost|{} cost|average cost of {}",
    "best {}|top rated {}|best {} reviews|which {} is best",
    "how to clean a {}|{} cleaning|cleaning {} at home|best way to clean {}",
    "{} repair|how to fix a {}|fix broken {}|{} repair near me",
    "{} size guide|what size {} do i need|{} sizing|choosing {} size",
    "buy {} online|{} for sale|cheap {}|{} discount",
    "{} vs alternatives|{} alternatives|what to use instead of {}",
    "is {} worth it|{} pros and cons|benefits of {}|{} advantages and disadvantages",
    "how long does {} last|{} lifespan|when to replace {}",
    "{} warranty|{} return policy|how to return {}",
)


def made_up_set(count: int, *, subjects: int, by_page: bool = False, seed: int = 7) -> LabelledSet:
    """`count` different terms about `subjects` things. A group is a thing, or by page one need about one thing."""
    draw = random.Random(seed)
    pairs = [f"{kind} {thing}" for kind in _KINDS for thing in _THINGS]
    chosen = [*_THINGS, *draw.sample(pairs, len(pairs))][:subjects]
    rows: dict[str, str] = {}
    for subject in chosen:
        for need in _NEEDS:
            for phrasing in need.split("|"):
                rows[phrasing.format(subject)] = f"{subject}: {need}" if by_page else subject
    terms = sorted(rows)
    terms = draw.sample(terms, min(count, len(terms)))
    name = f"Made up, {subjects:,} things" + (" by page" if by_page else "")
    return LabelledSet(name, terms, [rows[term] for term in terms])
