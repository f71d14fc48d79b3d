"""What a run will do and cost: keywords become clusters, ideas, tasks, articles, image prompts and images. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Any, Final

from igny8.automation.bands import Band
from igny8.pipeline import prices

NOTHING: Final = Band.exactly(0)
_Price = Callable[[float], float]  # of one article by its target words


@dataclass(frozen=True)
class Rates:
    """How one stage's output feeds the next, for this site and these settings."""

    clusters_per_keyword: Band
    ideas_per_cluster: Band
    target_words: Band  # of an article that has no brief yet
    words_per_target: Band  # words written for each word aimed at
    images_per_article: Band
    done: Mapping[int, Band]  # by stage: the share of its items that isn't parked


@dataclass(frozen=True)
class Door:
    """What stands before a stage now, besides what the run brings to it."""

    waiting: int
    is_fixed: bool = False  # the stage has begun: it takes these and nothing more


@dataclass(frozen=True)
class Forecast:
    """One stage: the items that it is expected to take, and what they cost in credits."""

    number: int
    items: int
    low: int
    expected: int
    high: int
    items_low: int = 0
    items_high: int = 0


@dataclass
class _Flow:
    """Carries bands of items through the stages; keeps what each takes."""

    doors: Mapping[int, Door]
    settings: Mapping[str, Any]
    rates: Rates
    taken: dict[int, Band] = field(default_factory=dict)

    def through(self, number: int, inflow: Band) -> Band:
        """What the stage finishes, of what waits and what flows in. A stage without a door takes nothing."""
        self.taken[number] = self._taken(number, inflow)
        return self.taken[number] * self.rates.done[number]

    def _taken(self, number: int, inflow: Band) -> Band:
        door = self.doors.get(number)
        if door is None or not self.settings.get(f"stage_{number}_enabled", True):
            return NOTHING
        if door.is_fixed:
            return Band.exactly(door.waiting)
        items = Band.exactly(door.waiting) + inflow
        cap = self.settings.get(f"stage_{number}_max_items")
        return items if cap is None else items.at_most(cap)


def project(
    *, doors: Mapping[int, Door], settings: Mapping[str, Any], rates: Rates, targets: Sequence[int]
) -> list[Forecast]:
    """Forecasts for stages 1 to 7. A stage that `doors` leaves out is over, or never comes.

    `settings` are a run's; `targets` the target words of the articles that wait at stage 4, in its order.
    """
    flow = _Flow(doors, settings, rates)
    keywords = flow.through(1, NOTHING)
    clusters = flow.through(2, (keywords * rates.clusters_per_keyword).at_most(keywords))
    most_ideas = clusters * Band.exactly(settings["ideas_per_cluster"])
    ideas = flow.through(3, (clusters * rates.ideas_per_cluster).at_most(most_ideas))
    articles = flow.through(4, ideas)
    prompted = flow.through(5, articles)
    images = flow.through(6, prompted * rates.images_per_article)
    flow.through(7, prompted)
    costs = {
        1: Band(*(prices.keywords_price(ceil(n)) for n in (keywords.low, keywords.expected, keywords.high))),
        2: clusters * Band.exactly(prices.clusters_price(1)),
        4: _writing(articles, rates, targets),
        5: prompted * Band.exactly(prices.prompts_price(1)),
        6: images * Band.exactly(prices.images_price(1, settings["image_quality"])),
    }
    return [_forecast(number, items, costs.get(number, NOTHING)) for number, items in flow.taken.items()]


def _forecast(number: int, items: Band, cost: Band) -> Forecast:
    money = floor(cost.low), round(cost.expected), ceil(cost.high)
    return Forecast(number, round(items.expected), *money, floor(items.low), ceil(items.high))


def _writing(articles: Band, rates: Rates, targets: Sequence[int]) -> Band:
    """What so many articles cost: those with a brief by their own target, the others by the usual one."""
    target, words = rates.target_words, rates.words_per_target

    def least(aim: float) -> float:
        return prices.words_price(floor(aim * words.low))

    def most(aim: float) -> float:
        return prices.words_price(ceil(aim * words.high))

    def usual(aim: float) -> float:
        # Prices round up, so on average an article pays for half a unit that it doesn't fill.
        average = aim * words.expected / prices.WORDS_PER_CREDIT + 0.5
        return min(max(average, least(aim)), most(aim))

    return Band(
        _sum(articles.low, targets, target.low, least),
        _sum(articles.expected, targets, target.expected, usual),
        _sum(articles.high, targets, target.high, most),
    )


def _sum(articles: float, targets: Sequence[int], usual: float, price: _Price) -> float:
    known = targets[: ceil(articles)]
    total = sum(_fair(target, price) for target in known)
    if len(known) > articles:  # the last one only in part
        return total * articles / len(known)
    return total + (articles - len(known)) * _fair(usual, price)


def _fair(target: float, price: _Price) -> float:
    """At least one credit, at most what is reserved."""
    return min(max(price(target), 1), prices.words_reserve(ceil(target)))
