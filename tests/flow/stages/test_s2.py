from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from igny8.ai.errors import InvalidOutput, NoEmbeddings, RateLimited, Refused
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput, Idea
from igny8.ai.provider import Vectors
from igny8.models import Cluster, ContentIdea, Sector, Site, Task
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Batch
from tests.flow.stages.kit import ScriptedAI, StageKit, drain
from tests.flow.stages.rows import a_cluster, a_draft, a_keyword, a_site, an_idea

pytestmark = pytest.mark.django_db

TERMS = ("cold brew", "cold brew ratio", "cold brew at home")


def idea(title: str, *keywords: str) -> Idea:
    return Idea.model_validate(
        {
            "title": title,
            "description": f"All of {title}.",
            "content_type": "post",
            "content_structure": "guide",
            "target_keywords": list(keywords) or ["cold brew"],
        }
    )


def scripted(site: Site, *ideas: Idea) -> tuple[StageKit, ScriptedAI]:
    return answering(site, lambda given: GenerateIdeasOutput(ideas=list(ideas)))


def answering(site: Site, answer: Callable[[GenerateIdeasInput], GenerateIdeasOutput]) -> tuple[StageKit, ScriptedAI]:
    ai = ScriptedAI({"generate_ideas": answer})
    return StageKit(site, ai), ai


def titles() -> list[str]:
    return list(ContentIdea.objects.order_by("id").values_list("idea_title", flat=True))


def test_a_cluster_gets_its_ideas() -> None:
    site = a_site()
    sector = Sector.objects.create(site=site, name="Coffee")
    cluster = a_cluster(site, terms=TERMS, priority=50, sector=sector)
    kit, ai = scripted(site, idea("Cold Brew at Home", "Cold brew at  home", "iced tea"), idea("The Right Ratio"))

    drained = drain(2, kit)

    assert drained.counts == {"clusters_processed": 1, "ideas_created": 2, "credits_used": 2}
    home = ContentIdea.objects.get(idea_title="Cold Brew at Home")
    assert home.target_keywords == ["cold brew at home"]
    assert home.priority == (50 + 88) / 2
    assert (home.keyword_cluster, home.sector, home.status, home.similar_to) == (cluster, sector, "new", "")
    cluster.refresh_from_db()
    assert (cluster.status, cluster.mapped_size) == ("mapped", 3)
    assert kit.lines[-1] == ("info", "Found 2 ideas for “Cold Brew”")
    assert ai.asked[0].count == 3


def test_the_provider_sees_the_weightiest_keywords_without_twins() -> None:
    site = a_site()
    cluster = a_cluster(site, terms=tuple(f"cold brew {number}" for number in range(205)))
    a_keyword(cluster, "0 brew cold", variant_of=cluster.pillar, priority=99)
    a_keyword(cluster, "cold brew excluded", status="excluded", priority=99)
    kit, ai = scripted(site, idea("Cold Brew at Home"))

    drain(2, kit)

    assert [keyword.term for keyword in ai.asked[0].keywords] == [f"cold brew {number}" for number in range(200)]
    assert ai.asked[0].pillar == "cold brew 0"


def test_the_provider_sees_titles_that_come_near_and_no_others() -> None:
    site = a_site()
    cluster = a_cluster(site, terms=TERMS)
    other = a_cluster(site, "Tax", ("income tax",), status="mapped")
    an_idea(other, "How to File Your Income Tax Return")
    a_draft(site, "Cold Brew Ratios That Work")
    Task.objects.create(site=site, title="Making Cold Brew", content_type="post", content_structure="guide")
    kit, ai = scripted(site, idea("Cold Brew Caffeine"))

    drain(2, kit)

    assert set(ai.asked[0].existing_titles) == {"Cold Brew Ratios That Work", "Making Cold Brew"}
    assert cluster.ideas.count() == 1


def test_what_says_the_same_is_left_out() -> None:
    site = a_site()
    a_cluster(site, terms=TERMS)
    a_draft(site, "How to Make Cold Brew at Home")
    kit, _ = scripted(
        site,
        idea("How to Make Cold Brew Coffee at Home"),
        idea("What Is Cold Brew?"),
        idea("What Is Cold Brew Coffee?"),
        idea("Cold Brew Caffeine"),
    )
    kit.settings = {**kit.settings, "ideas_per_cluster": 4}

    assert drain(2, kit).counts["ideas_created"] == 2
    assert set(titles()) == {"What Is Cold Brew?", "Cold Brew Caffeine"}
    line = "Left out “How to Make Cold Brew Coffee at Home”: too near to “How to Make Cold Brew at Home”"
    assert ("debug", line) in kit.lines


def test_one_idea_is_always_kept_and_marked() -> None:
    site = a_site()
    a_cluster(site, terms=TERMS)
    a_draft(site, "How to Make Cold Brew at Home")
    kit, _ = scripted(site, idea("How to Make Cold Brew at Home"), idea("How to Make Cold Brew Coffee at Home"))

    drain(2, kit)

    kept = ContentIdea.objects.get()
    assert kept.idea_title == "How to Make Cold Brew Coffee at Home"
    assert kept.similar_to == "How to Make Cold Brew at Home"


def test_the_only_idea_has_a_title_that_is_taken() -> None:
    site = a_site()
    a_cluster(site, terms=TERMS)
    an_idea(a_cluster(site, "Other", status="mapped", terms=()), "HOW TO Make Cold Brew")
    kit, _ = scripted(site, idea("How to Make Cold Brew"))

    drain(2, kit)

    kept = ContentIdea.objects.order_by("id").last()
    assert kept is not None
    assert kept.idea_title == "How to Make Cold Brew – Cold Brew"
    assert kept.similar_to == "How to Make Cold Brew"


def test_clusters_of_one_step_do_not_repeat_each_other() -> None:
    site = a_site()
    a_draft(site, "How to Make Cold Brew at Home")
    for name in ("First", "Second"):
        a_cluster(site, name, (f"{name} brew",))
    kit, _ = scripted(site, idea("How to Make Cold Brew Coffee at Home"))

    drain(2, kit, batch_size=2)

    likes = list(ContentIdea.objects.order_by("id").values_list("similar_to", flat=True))
    assert likes == ["How to Make Cold Brew at Home", "How to Make Cold Brew Coffee at Home"]


def test_steps_side_by_side_find_the_same_title() -> None:
    site = a_site()
    clusters = [a_cluster(site, name, (f"{name} brew",)) for name in ("Slow", "Quick")]
    kit, _ = scripted(site, idea("Brewing"), idea("Beans for Brewing at Home"))
    outcomes = [get_stage(2).work(Batch([cluster.pk]), kit) for cluster in clusters]

    for outcome in outcomes:
        with transaction.atomic():
            outcome.save()

    assert titles() == ["Beans for Brewing at Home", "Brewing", "Beans for Brewing at Home – Quick"]
    assert ContentIdea.objects.get(keyword_cluster=clusters[1]).similar_to == "Beans for Brewing at Home"
    assert not Cluster.objects.filter(status="active").exists()


def test_more_ideas_than_asked_for_are_cut() -> None:
    site = a_site()
    a_cluster(site, terms=TERMS)
    kit, _ = scripted(site, *map(idea, ("Beans", "Water Temperature", "Grinders", "Filters", "Milk")))
    assert drain(2, kit).counts["ideas_created"] == 3


def test_spare_ideas_take_the_place_of_those_that_say_the_same() -> None:
    site = a_site()
    a_cluster(site, terms=TERMS)
    a_draft(site, "How to Make Cold Brew at Home")
    same = "How to Make Cold Brew Coffee at Home"
    kit, ai = scripted(site, *map(idea, (same, "Beans", "Water Temperature", "Grinders", "Filters")))
    assert drain(2, kit).counts["ideas_created"] == 3
    assert set(titles()) == {"Beans", "Water Temperature", "Grinders"}
    assert (ai.asked[0].count, ai.asked[0].spare) == (3, 2)


def test_no_ideas_are_no_answer() -> None:
    site = a_site()
    cluster = a_cluster(site, terms=TERMS)
    kit, _ = scripted(site)
    with pytest.raises(InvalidOutput, match="not one idea"):
        get_stage(2).work(Batch([cluster.pk]), kit)
    assert get_stage(2).waiting(site).exists()


def test_a_cluster_without_keywords_is_set_aside() -> None:
    site = a_site()
    empty = a_cluster(site, terms=())
    kit, ai = scripted(site, idea("x y z"))
    assert drain(2, kit).refused == {empty.pk: "It has no keywords any more."}
    assert ai.asked == []


def test_a_refused_cluster_does_not_hold_up_the_others() -> None:
    site = a_site()
    bad, good = a_cluster(site, "Bad", ("bad",)), a_cluster(site, "Good", ("good",))

    def answer(given: GenerateIdeasInput) -> GenerateIdeasOutput:
        if given.cluster_name == "Bad":
            raise Refused("The filter refuses it.")
        return GenerateIdeasOutput(ideas=[idea("Good Things")])

    drained = drain(2, answering(site, answer)[0])

    assert drained.refused == {bad.pk: "The filter refuses it."}
    assert drained.counts == {"clusters_processed": 1, "ideas_created": 1, "credits_used": 2}
    assert good.ideas.count() == 1


def test_a_busy_provider_is_the_engines_affair() -> None:
    site = a_site()
    a_cluster(site, terms=TERMS)

    def busy(given: GenerateIdeasInput) -> GenerateIdeasOutput:
        raise RateLimited(retry_after_seconds=2)

    with pytest.raises(RateLimited):
        drain(2, answering(site, busy)[0])
    assert titles() == []


def test_a_cluster_that_was_merged_away_meanwhile_gets_nothing() -> None:
    site = a_site()
    cluster = a_cluster(site, terms=TERMS)
    kit, _ = scripted(site, idea("Cold Brew"))
    outcome = get_stage(2).work(Batch([cluster.pk]), kit)
    Cluster.objects.filter(pk=cluster.pk).delete()

    with transaction.atomic():
        tally = outcome.save()

    assert (tally.counts, tally.credits) == ({"clusters_processed": 0, "ideas_created": 0}, 0)


def test_a_cluster_with_ideas_waits_only_when_opened_again() -> None:
    site = a_site()
    cluster = a_cluster(site, terms=TERMS)
    an_idea(cluster)
    assert not get_stage(2).waiting(site).exists()
    Cluster.objects.filter(pk=cluster.pk).update(mapped_size=3)
    assert get_stage(2).waiting(site).get() == cluster


def test_without_a_model_words_decide() -> None:
    site = a_site()
    a_cluster(site, terms=TERMS)
    a_draft(site, "How to Make Cold Brew at Home")
    kit, ai = scripted(site, idea("How to Make Cold Brew Coffee at Home"), idea("Cold Brew Caffeine"))

    def none(texts: list[str]) -> Vectors:
        raise NoEmbeddings("There is no model.")

    ai.answers["embed"] = none
    drain(2, kit)
    assert titles() == ["Cold Brew Caffeine"]


@pytest.mark.parametrize(
    ("language", "taken", "same", "other"),
    [
        ("zh", "羊毛袜怎么洗", "羊毛袜,怎么洗?", "竹纤维袜怎么选"),
        ("ar", "كيف تغسل الجوارب الصوفية", "كيف تغسل الجوارب الصوفية؟", "أفضل الجوارب للمشي"),
        ("ru", "Как стирать шерстяные носки", "Как стирать шерстяные носки?", "Как выбрать носки для бега"),
        ("th", "วิธีซักถุงเท้าขนสัตว์", "วิธีซักถุงเท้าขนสัตว์!", "ถุงเท้าวิ่งที่ดีที่สุด"),
    ],
)
def test_languages_that_the_model_does_not_read(language: str, taken: str, same: str, other: str) -> None:
    site = a_site(language=language)
    cluster = a_cluster(site, terms=("носки",))
    a_draft(site, taken)
    kit, _ = scripted(site, idea(same), idea(other))
    drain(2, kit)
    assert titles() == [other]
    assert cluster.slug


def test_a_title_is_one_line_that_fits() -> None:
    site = a_site()
    a_cluster(site, terms=TERMS)
    kit, _ = scripted(site, idea("Cold\nBrew\x00 \u2028 " + "long " * 50))
    drain(2, kit)
    assert titles()[0].startswith("Cold Brew long long")
    assert len(titles()[0]) <= 300


def test_a_parked_cluster_comes_back() -> None:
    site = a_site()
    cluster = a_cluster(site, terms=TERMS)
    stage = get_stage(2)
    assert stage.park([cluster.pk], "No ideas came.") == 1
    assert stage.park([cluster.pk], "Again.") == 0
    assert Cluster.objects.get().parked_reason == "No ideas came."
    with transaction.atomic():
        assert stage.unpark(site) == [cluster.pk]
    assert stage.waiting(site).get() == cluster
    assert stage.price(Batch([1, 2, 3]), {}) == 6
    assert stage.label(cluster) == "Cold Brew"
