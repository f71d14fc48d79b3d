"""The whole river written by a real model: SmolLM2 on llama.cpp, in this process and as a server.

What such a small model writes is worth nothing, and that is the point: every answer is parsed all the same, the run
comes to its end, and the checks say what the text is worth. Sizes are cut, so that a run is some 500 written tokens.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from igny8.ai.clients import answers, local
from igny8.ai.providers.prompted import desk
from igny8.ai.providers.prompted.article import budget, pieces
from igny8.automation.start import start_run
from igny8.gateway.setting_up import Wanted
from igny8.jobs.bell import EmbeddedBell
from igny8.jobs.drain import drain
from igny8.models import AICall, Content
from igny8.pipeline.stages import s2_clusters_to_ideas
from igny8.planning import brief
from tests.flow.engine.rows import check_ledger
from tests.flow.gateway.served import check_served, served_site
from tests.servers.llama_cpp import llama_cpp_server
from tests.servers.model import smollm2

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("impatient", "small")]

TERMS = ("cold brew coffee", "how to make cold brew coffee", "cold brew coffee at home")
ROOM = 2_048  # tokens of a prompt and its answer
MOST_SCORE = 70  # of a text that is worth nothing
SECONDS = 1_800.0  # for one answer, where the machine has better things to do


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short answers, and a text is taken in whatever length it comes."""
    monkeypatch.setattr(brief, "target_words", lambda structure, intent: 100)
    monkeypatch.setattr(answers, "LONGEST_TEXT", 60)
    monkeypatch.setattr(answers, "LONGEST_LISTED", 30)
    monkeypatch.setattr(answers, "MOST_ITEMS", 1)
    monkeypatch.setattr(pieces, "_LEAST_TOKENS", 48)
    monkeypatch.setattr(pieces, "_TOKENS_PER_WORD", 0)
    monkeypatch.setattr(desk, "MOST_CONTINUED", 0)
    monkeypatch.setattr(budget, "TOLERANCE", 100)
    monkeypatch.setattr(s2_clusters_to_ideas, "_LEAST_SPARE", 0)


@pytest.fixture(params=["local", "openai_compatible"])
def wanted(request: pytest.FixtureRequest) -> Iterator[Wanted]:
    """The same model twice: a file to be loaded here, and a server's address."""
    if request.param == "local":
        options = {"context_tokens": ROOM, "timeout_seconds": SECONDS}
        yield Wanted("tiny", kind="local", model=str(smollm2()), options=options)
        local._loaded.clear()
        return
    with llama_cpp_server(ROOM) as server:
        yield Wanted(
            "tiny",
            kind="openai_compatible",
            base_url=server.url,
            key=server.key,
            allow_private=True,
            model="smollm2",
            options={"structure": "schema", "concurrency": 1, "timeout_seconds": SECONDS},
        )


def test_every_answer_is_parsed_and_the_checks_say_what_the_text_is_worth(
    wanted: Wanted, bell: EmbeddedBell, tmp_path: Path
) -> None:
    site = served_site("grind", wanted, tmp_path, TERMS, quality_repair=False, max_attempts=6)
    run = drain(start_run(site=site), bell=bell, home=tmp_path, threads=1)  # a worker that renews its leases
    calls = AICall.objects.filter(site=site, provider="tiny")
    told = [(call.purpose, call.outcome, call.finish, call.tokens_out, call.error) for call in calls]
    assert set(calls.values_list("outcome", flat=True)) == {"ok"}, told
    assert {"auto_cluster", "generate_ideas", "article_outline"} <= {call.purpose for call in calls}, told
    check_ledger()
    check_served(site, run)
    draft = Content.objects.get(site=site)
    assert (draft.provider, draft.is_brief, draft.status) == ("tiny", False, "draft")
    failed = [each for each in draft.checks if each["status"] == "fail"]
    assert draft.score is not None
    assert draft.score < MOST_SCORE, draft.checks
    assert all(each["message"] for each in failed)
    assert failed
