"""What the control process can be asked to do. Everything in and out is JSON."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import OperationalError, connection, transaction

from igny8.automation.resume import resume_run
from igny8.automation.start import start_run
from igny8.credits.grants import grant
from igny8.models import (
    Account,
    AutomationConfig,
    AutomationRun,
    Cluster,
    Content,
    Image,
    Keyword,
    RunEvent,
    RunStep,
    Site,
    Task,
)
from igny8.planning.importing import import_keywords
from tests.chaos.invariants import broken_promises, ledger_faults

_SUBJECTS = "kettle teapot grinder filter tray scoop bitter saucer".split()
_holding = ExitStack()
_WORDS = "best cheap steel glass".split()


def new_run(folder: str, keywords: int = 24, **config: Any) -> str:
    """Make a site with keywords and start its run; the run's id."""
    number = Site.objects.count() + 1
    account, is_new = Account.objects.get_or_create(name="chaos")
    if is_new:
        grant(account=account, amount=1_000_000)
    site = Site.objects.create(account=account, name=f"Site {number}", domain=f"site{number}.example")
    settings = {"stage_1_batch_size": 5, "ideas_per_cluster": 2, "concurrency": 6, **config}
    AutomationConfig.objects.create(site=site, **settings)
    terms = [f"{subject} {word}" for word in _WORDS for subject in _SUBJECTS][: keywords - 1]
    rows = "".join(f"{term},{100 + place}\n" for place, term in enumerate([*terms, "poison cup"]))
    file = Path(folder) / f"keywords-{number}.csv"
    file.write_text(f"Keyword,Volume\n{rows}", encoding="utf-8")
    import_keywords(site=site, path=file)
    return str(start_run(site=site).pk)


def run_state(run_id: str) -> dict[str, Any]:
    """Where a run stands."""
    run = AutomationRun.objects.get(pk=run_id)
    return {
        "status": run.status,
        "pause_reason": run.pause_reason,
        "stage": run.current_stage,
        "error": run.error,
        "leased": RunStep.objects.filter(run=run, status="leased").count(),
        "log": list(RunEvent.objects.filter(run=run).order_by("-id").values_list("message", flat=True)[:10]),
    }


def resume(run_id: str) -> str:
    """Resume a paused run; its status."""
    return resume_run(AutomationRun.objects.get(pk=run_id)).status


def requests_in_flight() -> list[str]:
    """What the journal calls the requests of all leased steps: those that a kill may make happen again."""
    found = []
    for step in RunStep.objects.filter(status="leased", kind="work").select_related("site"):
        found += _requests(step)
    return found


def _requests(step: RunStep) -> list[str]:
    domain, ids = step.site.domain, step.item_ids
    if step.number == 1:
        return [f"auto_cluster:{domain}:{sorted(ids)}"]
    if step.number == 2:
        names = Cluster.objects.filter(pk__in=ids).values_list("name", flat=True)
        return [f"generate_ideas:{domain}:{name}" for name in names]
    if step.number == 4:
        titles = Task.objects.filter(pk__in=ids).values_list("title", flat=True)
        # A useless article is mended once: what a step was at when it was killed may have been either.
        return [f"{part}:{domain}:{title}" for title in titles for part in ("generate_content", "repair")]
    if step.number == 5:
        drafts = Content.objects.filter(pk__in=ids).values_list("title", flat=True)
        return [f"generate_image_prompts:{domain}:{title}" for title in drafts]
    prompts = Image.objects.filter(pk__in=ids).values_list("prompt", flat=True)
    return [f"generate_images:{domain}:{prompt}" for prompt in prompts]


def promises_broken(run_id: str) -> list[str]:
    """What a completed run should not have left; empty if all is well."""
    return broken_promises(AutomationRun.objects.get(pk=run_id))


def ledger_broken() -> list[str]:
    """What doesn't add up in the ledger at this moment, seen whole while others write; empty if all does."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return ledger_faults()


def fingerprint() -> str:
    """Of every row of every table but the calls, which are kept whatever came of them."""
    digest = hashlib.sha256()
    for model in sorted(apps.get_app_config("igny8").get_models(), key=lambda each: each.__name__):
        if model.__name__ not in {"AICall", "AICallText"}:
            for row in model._base_manager.order_by("pk").values_list():
                digest.update(repr(row).encode())
    return digest.hexdigest()


def hold_the_database() -> None:
    """Lock out every writer until `let_go`."""
    _holding.enter_context(transaction.atomic())  # on SQLite an IMMEDIATE transaction: the only writer
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE igny8_runstep, igny8_automationrun IN ACCESS EXCLUSIVE MODE")


def let_go() -> None:
    """End what `hold_the_database` began."""
    _holding.close()


def nobody_holds_the_database() -> bool:
    """Whether a writer gets in: a process that was stopped in the middle of a transaction would hold its locks."""
    connection.ensure_connection()
    on_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=300" if on_sqlite else "SET lock_timeout='300ms'")
        try:
            with transaction.atomic():
                if not on_sqlite:
                    for table in ("igny8_runstep", "igny8_runstage", "igny8_automationrun", "igny8_account"):
                        cursor.execute(f"SELECT id FROM {table} FOR UPDATE")
        except OperationalError:
            return False
        finally:
            cursor.execute("PRAGMA busy_timeout=20000" if on_sqlite else "RESET lock_timeout")
    return True


def database_pages() -> int:
    """How large an SQLite database is, in pages."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        return int(cursor.fetchone()[0])


def counts() -> dict[str, int]:
    """How much of everything there is."""
    return {
        "keywords": Keyword.objects.count(),
        "tasks": Task.objects.count(),
        "contents": Content.objects.count(),
        "images": Image.objects.exclude(file="").count(),
    }


def attempts(run_id: str) -> list[list[Any]]:
    """Attempts, crashes and error of each step that had some."""
    steps = RunStep.objects.filter(run__pk=run_id).exclude(attempts=0, crashes=0)
    return [list(row) for row in steps.values_list("number", "attempts", "crashes", "error")]
