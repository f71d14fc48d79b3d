"""Imports over the API: looked at, confirmed, worked, cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from igny8.lib import clock
from igny8.models import ImportJob, Keyword, Sector
from igny8.planning import import_work, uploads
from igny8.planning.import_jobs import expire_imports
from igny8.planning.import_work import MOST_TRIES, claim_import, give_back_imports, work_import
from igny8.planning.importing import write_keywords
from tests.api.naughty import NAUGHTY
from tests.api.people import Caller, Form, World

pytestmark = pytest.mark.django_db
FILE = (
    b"Keyword,Volume,KD,Last Month,Country\nwool socks,880,20,700,us\nsocks wool,10,,9,us\n,5,,,\nwarm socks,,,3,de\n"
)


@pytest.fixture(autouse=True)
def home(settings: LazySettings, tmp_path: Path) -> Path:
    settings.IGNY8_HOME = tmp_path
    return tmp_path


def _begin(caller: Caller, world: World, content: bytes = FILE, name: str = "keywords.csv", **fields: Any) -> Any:
    return caller.post(f"imports/?site_id={world.site.pk}", Form(name, content, fields=fields))


def _confirmed(caller: Caller, world: World, content: bytes = FILE, **wishes: Any) -> ImportJob:
    job = _begin(caller, world, content).json()
    answer = caller.post(f"imports/{job['id']}/confirm/", wishes)
    assert (answer.status_code, answer.json()["status"]) == (202, "queued"), answer.json()
    return ImportJob.objects.get(pk=job["id"])


def _work() -> None:
    job = claim_import("worker")
    assert job is not None
    work_import(job)


def _uploads(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "imports").glob("*"))


def test_it_works(world: World, alice: Caller, home: Path) -> None:
    answer = _begin(alice, world)
    assert answer.status_code == 201, answer.json()
    told = answer.json()
    assert (told["status"], told["file_name"], told["rows_total"], told["rows_done"]) == (
        "previewed",
        "keywords.csv",
        4,
        0,
    )
    assert (told["preview"]["new"], told["preview"]["left_out"]) == (
        3,
        [{"reason": "no keyword in the row", "rows": 1, "examples": [{"row": 4, "text": "5"}]}],
    )
    assert told["preview"]["mapping"]["columns"]["volume"] == "Volume"
    assert [row["term"] for row in told["preview"]["sample"]] == ["wool socks", "socks wool", "warm socks"]
    assert not Keyword.objects.exists()
    alice.post(f"imports/{told['id']}/confirm/", {})
    _work()
    done = alice.get(f"imports/{told['id']}/").json()
    assert (done["status"], done["rows_done"], done["result"]["new"]) == ("done", 4, 3)
    assert {name: done["result"][name] for name in done["result"]} == {
        name: told["preview"][name] for name in done["result"]
    }
    assert Keyword.objects.get(term="wool socks").volume == 880
    assert Keyword.objects.get(term="warm socks").market == "de"
    assert _uploads(home) == []
    assert [job["id"] for job in alice.get(f"imports/?site_id={world.site.pk}").json()["items"]] == [told["id"]]


def test_columns_sector_and_market_can_be_chosen(world: World, alice: Caller) -> None:
    sector = Sector.objects.create(site=world.site, name="Feet")
    world.site.country = "us"
    world.site.save()
    job = _begin(alice, world, market="fr").json()
    wishes = {"columns": {"volume": "Last Month", "country": None}, "sector_id": sector.pk}
    again = alice.post(f"imports/{job['id']}/preview/", wishes).json()
    assert (again["preview"]["volume_sum"], again["preview"]["demand_column"]) == (712, "Last Month")
    assert again["options"] == {**wishes, "market": "fr"}
    assert alice.post(f"imports/{job['id']}/confirm/", {}).status_code == 202
    _work()
    assert set(Keyword.objects.values_list("volume", "market", "sector")) == {
        (700, "fr", sector.pk),
        (9, "fr", sector.pk),
        (3, "fr", sector.pk),
    }


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"volume": "No such"}, "columns.volume"),
        ({"keyword": None}, "columns.keyword"),
        ({"volume": "Keyword"}, "columns.keyword"),
        ({"colour": "Volume"}, "columns.colour.[key]"),
        ({"volume": "a\x00"}, "columns.volume"),
    ],
)
def test_a_bad_column_is_named_and_nothing_begins(
    world: World, alice: Caller, columns: dict[str, Any], field: str
) -> None:
    job = _begin(alice, world).json()
    for verb in ("preview", "confirm"):
        answer = alice.post(f"imports/{job['id']}/{verb}/", {"columns": columns})
        assert (answer.status_code, list(answer.json()["extra"]["fields"])) == (422, [field])
    assert ImportJob.objects.get().status == "previewed"


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "a.csv", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.csv", "not_a_table"),
        (b"%PDF-1.7 ...", "a.pdf", "not_a_table"),
        (FILE, "a.xlsx", "wrong_extension"),
        (b"Colour,Shape,Size\nred,round,5\nblue,square,7\n", "a.csv", "no_keyword_column"),
        (b"Keyword,Volume\n,3\n", "a.csv", "no_keywords"),
    ],
)
def test_what_cannot_be_read_is_refused_and_not_kept(
    world: World, alice: Caller, home: Path, content: bytes, name: str, why: str
) -> None:
    answer = _begin(alice, world, content, name)
    assert answer.status_code == 422
    assert (answer.json()["code"], answer.json()["extra"]["why"]) == ("unreadable_file", why)
    assert not ImportJob.objects.exists()
    assert _uploads(home) == []


def test_a_file_that_is_too_large_is_refused(world: World, alice: Caller, settings: LazySettings, home: Path) -> None:
    settings.IGNY8_MOST_UPLOAD_MB = 1
    answer = _begin(alice, world, b"Keyword\n" + b"x\n" * 500_000)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert answer.json()["extra"]["most"] == 1_000_000
    assert _uploads(home) == []


def test_without_a_file_it_is_422(world: World, alice: Caller) -> None:
    answer = alice.post(f"imports/?site_id={world.site.pk}", {})
    assert (answer.status_code, list(answer.json()["extra"]["fields"])) == (422, ["file"])
    answer = _begin(alice, world, sector_id=10**9)
    assert (answer.status_code, list(answer.json()["extra"]["fields"])) == (422, ["sector_id"])


@pytest.mark.parametrize("name", [text for text in NAUGHTY if "\ud83d" not in text])
def test_a_naughty_file_name_breaks_nothing(world: World, alice: Caller, name: str) -> None:
    answer = _begin(alice, world, name=f"{name[:300]}.csv")
    assert answer.status_code in {201, 422}
    if answer.status_code == 201:
        assert "\x00" not in answer.json()["file_name"]


def test_naughty_cells_are_kept_or_left_out(world: World, alice: Caller) -> None:
    texts = [text for text in NAUGHTY if not {"\ud83d", "\x00"} & set(text)]
    rows = [f'"{text[:400].replace(chr(34), "")}",5' for text in texts]
    _confirmed(alice, world, "\n".join(["Keyword,Volume", *rows]).encode("utf-8"))
    _work()
    job = ImportJob.objects.get()
    assert (job.status, job.error) == ("done", None)
    assert Keyword.objects.count() >= 8
    assert alice.get(f"keywords/?site_id={world.site.pk}").status_code == 200


def test_a_failed_import_says_why_keeps_nothing_and_can_be_tried_again(world: World, alice: Caller, home: Path) -> None:
    job = _confirmed(alice, world)
    path = uploads.path_of(job.upload)
    path.write_bytes(b"Colour,Shape,Size\nred,round,5\nblue,square,7\n")
    _work()
    told = alice.get(f"imports/{job.pk}/").json()
    assert (told["status"], told["error"]["code"]) == ("failed", "unreadable_file")
    assert not Keyword.objects.exists()
    path.write_bytes(FILE)
    assert alice.post(f"imports/{job.pk}/confirm/", {}).status_code == 202
    _work()
    assert Keyword.objects.count() == 3


def test_a_defect_is_told_and_keeps_nothing(
    world: World, alice: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_after(*args: Any, **given: Any) -> dict[str, Any]:
        write_keywords(*args, **given)
        raise RuntimeError("broken")

    monkeypatch.setattr(import_work, "write_keywords", break_after)
    job = _confirmed(alice, world)
    _work()
    job.refresh_from_db()
    assert (job.status, job.error and job.error["code"]) == ("failed", "internal_error")
    assert not Keyword.objects.exists()
    assert "broken" in caplog.text


def test_what_is_cancelled_does_not_begin(world: World, alice: Caller, home: Path) -> None:
    job = _confirmed(alice, world)
    for _ in range(2):
        assert alice.post(f"imports/{job.pk}/cancel/").json()["status"] == "cancelled"
    assert claim_import("worker") is None
    assert _uploads(home) == []
    refused = alice.post(f"imports/{job.pk}/confirm/", {})
    assert (refused.status_code, refused.json()["extra"]["status"]) == (409, "cancelled")


def test_what_is_done_cannot_be_cancelled_or_done_again(world: World, alice: Caller, home: Path) -> None:
    job = _confirmed(alice, world)
    _work()
    for verb in ("cancel", "confirm", "preview"):
        refused = alice.post(f"imports/{job.pk}/{verb}/", {})
        assert (refused.status_code, refused.json()["code"]) == (409, "import_state")
        assert refused.json()["extra"]["status"] == "done"
    assert _uploads(home) == []


def test_confirming_twice_with_one_key_is_answered_twice(world: World, alice: Caller) -> None:
    job = _begin(alice, world).json()
    answers = [alice.post(f"imports/{job['id']}/confirm/", {}, Idempotency_Key="once") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert alice.post(f"imports/{job['id']}/confirm/", {}).status_code == 409


def _at_first_chunk(monkeypatch: pytest.MonkeyPatch, act: Callable[[ImportJob], None]) -> None:
    """Do something while an import is at work, before it goes on to settle."""

    def write(found: Any, *, job: ImportJob, tell: Any, **given: Any) -> dict[str, Any]:
        def told(rows: int) -> None:
            act(job)
            tell(rows)

        return write_keywords(found, job=job, tell=told, **given)

    monkeypatch.setattr(import_work, "write_keywords", write)


@pytest.mark.django_db(transaction=True)
def test_cancelling_while_it_works_keeps_nothing(
    world: World, alice: Caller, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    job = _confirmed(alice, world)
    answers: list[Any] = []
    asked = threading.Event()
    caller = threading.Thread(target=lambda: answers.append(_cancel(alice, job)))

    def cancel(job: ImportJob) -> None:
        caller.start()
        assert _noted(job, asked)

    _at_first_chunk(monkeypatch, cancel)
    _work()
    caller.join(30)
    assert answers == [(200, "cancelled")]
    assert not Keyword.objects.exists()
    assert ImportJob.objects.get().status == "cancelled"
    assert _uploads(home) == []


def _cancel(caller: Caller, job: ImportJob) -> tuple[int, str]:
    try:
        answer = caller.post(f"imports/{job.pk}/cancel/")
        return answer.status_code, answer.json()["status"]
    finally:
        connection.close()


def _noted(job: ImportJob, asked: threading.Event) -> bool:
    """Wait until the person's note is there."""
    for _ in range(3_000):
        if uploads.is_asked_to_stop(job.upload):
            return True
        asked.wait(0.01)
    return False


def test_a_worker_that_ends_gives_it_back(world: World, alice: Caller) -> None:
    _confirmed(alice, world)
    job = claim_import("first")
    assert job is not None
    work_import(job, is_ending=lambda: True)
    job.refresh_from_db()
    assert (job.status, Keyword.objects.count()) == ("queued", 0)
    _work()
    assert Keyword.objects.count() == 3


def test_a_dead_workers_import_is_taken_over_and_its_late_end_discarded(
    world: World, alice: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    _confirmed(alice, world)
    first = claim_import("first")
    assert first is not None
    assert claim_import("second") is None
    ImportJob.objects.update(lease_until=clock.now() - timedelta(minutes=5))
    second = claim_import("second")
    assert second is not None
    work_import(first)  # it was only slow: nothing that it does counts
    assert not Keyword.objects.exists()
    work_import(second)
    assert (ImportJob.objects.get().status, Keyword.objects.count()) == ("done", 3)


def test_imports_of_a_dead_worker_are_free_at_once(world: World, alice: Caller) -> None:
    _confirmed(alice, world)
    assert claim_import("first") is not None
    assert give_back_imports("first") == 1
    assert claim_import("second") is not None


def test_a_file_that_kills_its_workers_is_given_up(world: World, alice: Caller) -> None:
    job = _confirmed(alice, world)
    for n in range(MOST_TRIES):
        assert claim_import(f"{n}") is not None
        give_back_imports(f"{n}")
    assert claim_import("last") is None
    job.refresh_from_db()
    assert (job.status, job.error and job.error["code"]) == ("failed", "given_up")


def test_a_file_that_is_elsewhere_is_left_to_who_has_it(world: World, alice: Caller) -> None:
    job = _confirmed(alice, world)
    uploads.path_of(job.upload).rename(uploads.path_of("elsewhere"))
    assert claim_import("worker") is None
    job.refresh_from_db()
    assert job.status == "queued"


def test_progress_is_seen_while_it_works(world: World, alice: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"Keyword,Volume\n" + b"".join(b"sock %d,1\n" % n for n in range(5_000))
    job = _confirmed(alice, world, content)
    seen: list[int] = []

    def look(job: ImportJob) -> None:
        seen.append(alice.get(f"imports/{job.pk}/").json()["rows_done"])

    _at_first_chunk(monkeypatch, look)
    _work()
    assert seen == [0, 2_000, 4_000]
    assert alice.get(f"imports/{job.pk}/").json()["rows_done"] == 5_000


def test_after_a_day_what_nobody_confirmed_is_let_go(world: World, alice: Caller, home: Path) -> None:
    import os

    job = _begin(alice, world).json()
    assert expire_imports() == 0
    ImportJob.objects.update(created_at=clock.now() - timedelta(days=1, minutes=1))
    for path in (home / "imports").glob("*"):
        os.utime(path, (0, 0))
    assert expire_imports() == 1
    assert _uploads(home) == []
    assert alice.get(f"imports/{job['id']}/").json()["status"] == "expired"
    assert alice.post(f"imports/{job['id']}/confirm/", {}).status_code == 409


def test_questions_to_the_database_are_counted(
    world: World, alice: Caller, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        job = _begin(alice, world).json()
    with django_assert_num_queries(4):  # session, user, site, imports
        alice.get(f"imports/?site_id={world.site.pk}")
    with django_assert_num_queries(3):
        alice.get(f"imports/{job['id']}/")
