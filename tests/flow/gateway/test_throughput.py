"""Many articles side by side through one connection: its slots are used, its limits kept, and nothing fails.

Times are printed, never asserted: `IGNY8_TEST_LATENCY=1 pytest -s` measures.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings
from typing_extensions import override

from igny8.ai.client import Answer, Completion, Request
from igny8.ai.errors import RateLimited
from igny8.ai.provider import Usage
from igny8.automation.start import start_run
from igny8.gateway import asking, connections
from igny8.gateway.choices import Chooser
from igny8.gateway.placing import Place, place
from igny8.gateway.setting_up import Wanted
from igny8.jobs.bell import EmbeddedBell
from igny8.jobs.drain import drain
from igny8.models import AICall, Content, Site, Task
from tests.flow.engine.rows import check_ledger, make_site
from tests.providers.prompted.scripted import ScriptedClient

pytestmark = pytest.mark.django_db(transaction=True)

LATENCY = float(os.environ.get("IGNY8_TEST_LATENCY", "0.02"))
ARTICLES = int(os.environ.get("IGNY8_TEST_ARTICLES", "12"))
SLOTS = 16


class Service(ScriptedClient):
    """Takes its time; allows so many requests a window, and says when the next one begins."""

    def __init__(self, allowed: int | None = None, window: float = 1.0) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._allowed, self._window = allowed, window
        self._began = time.monotonic()
        self._count = 0
        self._ends: float | None = None
        self.in_flight = self.most_in_flight = self.refused = self.served = 0

    @override
    def complete(self, request: Request[Answer], usage: Usage) -> Completion[Answer]:
        with self._lock:
            self._refuse()
            self.in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self.in_flight)
        time.sleep(LATENCY)
        with self._lock:
            self.in_flight -= 1
            self.served += 1
        return super().complete(request, usage)

    def _refuse(self) -> None:
        """A window that is used up ends `window` seconds after it began, or after it was used up where that is later:
        however slow the machine, some requests meet its end.
        """
        now = time.monotonic()
        if self._ends is not None and now >= self._ends:
            self._began, self._count, self._ends = now, 0, None
        if self._allowed is not None and self._count >= self._allowed:
            self._ends = self._ends or max(self._began + self._window, now + 0.1)
            self.refused += 1
            raise RateLimited(retry_after_seconds=self._ends - now)
        self._count += 1


@pytest.fixture
def site(settings: Settings, tmp_path: Path) -> Site:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    site = make_site("grind", granted=100_000, concurrency=SLOTS)
    headings = ["Beans", "Water", "Grind", "Ratio", "Time", "Storage"]
    brief = {
        "main_keyword": "cold brew",
        "intent": "informational",
        "outline": headings,
        "keywords": [{"term": "cold brew"}],
        "target_words": 1_200,
    }
    for number in range(ARTICLES):
        Task.objects.create(
            site=site, title=f"Cold Brew {number}", content_type="post", content_structure="guide", brief=brief
        )
    place(
        Chooser(site.account), Wanted("mine", kind="openai", key=f"k{time.monotonic()}", model="gpt-4o-mini"), Place()
    )
    return site


def _write(site: Site, service: Service, bell: EmbeddedBell, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "client_of", lambda known, function, model: service)
    monkeypatch.setattr(connections, "_limiters", {})
    run = start_run(site=site, stages=[4])
    began = time.monotonic()
    run = drain(run, bell=bell, home=home, threads=SLOTS)
    took = time.monotonic() - began
    ideal = service.served * LATENCY / SLOTS
    told = f"{ARTICLES} articles, {service.served} requests, {service.refused} refused"
    sys.stderr.write(f"\n{told}: {took:.1f} s, ideal {ideal:.1f} s\n")
    problems: list[Any] = [event.message for event in run.events.filter(level__in=["warning", "error"])]
    assert run.status == "completed", problems
    assert Content.objects.filter(site=site).count() == ARTICLES, problems
    assert service.most_in_flight <= SLOTS
    assert AICall.objects.filter(outcome="ok", provider="mine").count() == service.served
    assert AICall.objects.exclude(outcome="ok").count() == service.refused
    assert not run.steps.exclude(attempts=0).exists()
    check_ledger()


def test_slots_are_used_and_never_more_than_there_are(
    site: Site, bell: EmbeddedBell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(site, Service(), bell, tmp_path, monkeypatch)


def test_a_service_with_a_quota_refuses_and_no_item_fails(
    site: Site, bell: EmbeddedBell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = Service(allowed=60, window=5.0 if LATENCY >= 1 else 0.2)
    _write(site, service, bell, tmp_path, monkeypatch)
    assert service.refused
