"""A good article in English, and ways to spoil it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from igny8.quality.article import Article, Facts, Nearest, Written, prepare
from igny8.quality.check import CheckResult
from igny8.quality.examine import examine
from igny8.quality.markup import Picture

BODY = """
<p>Cold brew coffee is coffee that steeps in cold water overnight. It tastes sweeter than hot coffee, and it
keeps in the fridge for days. All you need is a jar, a sieve and some patience.</p>
<h2>What you need for cold brew coffee</h2>
<p>Take a large jar with a lid. Grind the beans coarse, about like sea salt, because fine grounds turn the
drink muddy. Use fresh water from the tap if it tastes good.</p>
<ul><li>a jar with a lid</li><li>a sieve and a paper filter</li><li>coarse ground beans</li></ul>
<h2>How to make it</h2>
<p>Put the grounds into the jar and pour the water over them. Stir once, so that no dry pockets are left.
Close the lid and put the jar into the fridge. Go to bed.</p>
<h3>The cold brew ratio</h3>
<p>A cold brew ratio of one part coffee to eight parts water gives a drink that you can have straight. For a
cold brew concentrate use half the water, and thin it in the glass. Read more on <a href="/concentrate">making
concentrate</a>.</p>
<h2>How long it keeps</h2>
<p>Strain the grounds in the morning and keep the rest cold. Our tests show that it tastes best within <a
href="https://coffee.science.org/storage">a week</a>. After that the flavour turns flat and woody, so make
only what you drink. People often ask how long does cold brew last, and the honest answer is that your nose
knows first.</p>
<h2>Which beans to choose</h2>
<p>Dark roasts taste of chocolate when they steep cold, while light roasts stay fruity. There is no wrong
choice here. Buy a small bag, make a jar, and see what you like. If the drink comes out weak, grind a little
finer next time.</p>
"""
KEYWORDS = ("cold brew coffee", "cold brew ratio", "cold brew concentrate", "how long does cold brew last")
PICTURES = (Picture("A jar of coffee grounds in water", "the cover"), Picture("A sieve over a glass", "under “Steps”"))
DESCRIPTION = (
    "Cold brew coffee needs a jar, coarse grounds and one night. See the ratio, how long it keeps, and which beans "
    "taste best when they steep cold."
)


def an_article(body: str = BODY, *, language: str = "en", **changes: Any) -> Article:
    """The good article, or another body with what is known of the good one."""
    written = Written(
        "Cold Brew Coffee at Home: Jar, Ratio and Beans",
        body,
        "Cold Brew Coffee at Home: Jar, Ratio, Beans",
        DESCRIPTION,
        language=language,
    )
    facts = Facts(
        domain="daily-grind.org",
        intent="informational",
        target_words=300,
        keywords=KEYWORDS,
        entities=("concentrate", "ratio", "beans"),
        avoided=("game-changing", "cheap"),
        pictures=PICTURES,
        linkable=3,
        others=4,
        nearest=Nearest(7, "French Press Coffee", 0.61, 0.0),
    )
    return replace(prepare(written, facts), **changes)


def results(article: Article) -> dict[str, CheckResult]:
    """Each check's result by its key."""
    return {result.key: result for result in examine(article).results}


def result(key: str, article: Article) -> CheckResult:
    """One check's result."""
    return results(article)[key]
