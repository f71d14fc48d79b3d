"""The estimate of a real run beside what it cost: all seven stages, the embedded provider."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from igny8.automation.estimate import estimate, estimate_error
from igny8.automation.start import start_run
from igny8.models import Site
from igny8.planning.importing import import_keywords
from tests.flow.engine.rows import charged, make_site
from tests.flow.engine.turns import fresh, work_all

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")


def _import(site: Site, folder: Path, *subjects: str) -> None:
    moulds = ("best {}", "how to clean a {}", "{} for beginners", "{} vs old {}", "buy {} online")
    terms = [mould.format(subject, subject) for subject in subjects for mould in moulds]
    path = folder / f"{subjects[0]}.csv"
    path.write_text("Keyword,Volume\n" + "".join(f"{term},{500 - place}\n" for place, term in enumerate(terms)))
    import_keywords(site=site, path=path)


def test_a_runs_cost_lies_between_its_low_and_its_high(tmp_path: Path) -> None:
    site = make_site("grind", stage_4_max_items=6)
    _import(site, tmp_path, "espresso machine", "milk frother", "moka pot")
    run = start_run(site=site)
    work_all()
    told = estimate_error(fresh(run))
    assert told is not None
    assert told["actual"] == charged(site) > 0
    assert told["bracketed"], told
    assert [stage["number"] for stage in told["stages"] if not stage["bracketed"]] == [], told["stages"]


def test_a_site_with_a_past_is_told_more_narrowly(tmp_path: Path) -> None:
    site = make_site("grind", stage_4_max_items=3)
    for subjects in (["espresso machine", "milk frother"], ["moka pot", "tea kettle"]):
        _import(site, tmp_path, *subjects)
        start_run(site=site)
        work_all()
    _import(site, tmp_path, "knife block", "salt mill")
    with_a_past = estimate(site=site, caps={4: 10})
    other = make_site("new")
    _import(other, tmp_path, "knife block", "salt mill")
    new = estimate(site=other, caps={4: 10})
    spread = [told["high"] / told["low"] for told in (with_a_past, new)]
    assert spread[0] < spread[1]
    assert estimate(site=site)["stages"][0]["expected"] == 2
