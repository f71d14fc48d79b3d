"""The plain loop: one step after another, the same rows through the same ORM, nothing that survives a fault.

Prints the seconds. DATABASE_URL and IGNY8_HOME name an empty database and folder.
"""

from __future__ import annotations

import json
import sys
import time

from igny8.config import home


def main(count: int, latency_seconds: float) -> None:
    home.prepare()
    from django.db import transaction
    from django.db.models import F

    from benchmarks.engine import toy
    from igny8.models import Account, AutomationRun, RunStage, Task
    from igny8.models.ledger import CreditEntry

    site = toy.make_site(count, latency_seconds)
    run = AutomationRun.objects.create(site=site)
    stage = RunStage.objects.create(run=run, number=4)

    def charge(task_id: int, due: int) -> None:
        CreditEntry.objects.create(
            account_id=site.account_id,
            kind=CreditEntry.Kind.RESERVE,  # a movement of its own sign; the loop holds nothing in between
            amount=-due,
            charged=due,
            key=f"{task_id}",
            site=site,
            run=run,
            stage=4,
        )
        Account.objects.filter(pk=site.account_id).update(credit_balance=F("credit_balance") - due)

    cpu = time.process_time()
    started = time.perf_counter()
    for task_id in Task.objects.filter(site=site, status="pending").order_by("-priority", "id").values_list("pk"):
        toy.ask_provider(latency_seconds)
        with transaction.atomic():
            tally = toy.save(site.pk, task_id[0])
            charge(task_id[0], tally.credits)
            RunStage.objects.filter(pk=stage.pk).update(
                done_items=F("done_items") + 1, credits_used=F("credits_used") + tally.credits
            )
    seconds = time.perf_counter() - started
    toy.check(site, count)
    print(json.dumps({"seconds": seconds, "cpu": time.process_time() - cpu}))


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
