"""Keeps useful answers of unfinished articles in rows: whoever goes on with the run pays for none of them again.

An article is some ten requests. Where one of them fails, a limit is reached or the process is killed, the article is
written anew, and asks only for what it has no answer to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from igny8.ai.client import Answer, Completion, Finish, Request
from igny8.gateway.recording import Caller, rest
from igny8.gateway.words import are_kept, pack, unpack
from igny8.lib import clock
from igny8.lib.database import patiently
from igny8.models import AutomationRun, KeptAnswer

_RUNNING = (AutomationRun.Status.RUNNING, AutomationRun.Status.PAUSED)


@dataclass(frozen=True)
class KeptAnswers:
    """Answers of one run, and of the one whose failures it retries. Safe to use from several threads of one step."""

    caller: Caller
    run_id: UUID
    retry_of: UUID | None

    def recall(self, key: str, request: Request[Answer]) -> Completion[Answer] | None:
        """The answer to the same request; None if there is none, or if it is none any more to this version's type."""
        runs = [self.run_id, self.retry_of] if self.retry_of else [self.run_id]
        try:
            found = KeptAnswer.objects.filter(run_id__in=runs, key=key).values_list("answer", flat=True).first()
        finally:
            rest(self.caller)
        if found is None:
            return None
        text = unpack(found)
        if request.answer is None:
            return Completion(text, Finish.STOP)
        try:
            return Completion(text, Finish.STOP, request.answer.model_validate_json(text))
        except ValidationError:
            return None

    def keep(self, key: str, completion: Completion[Any]) -> None:
        """Keep the answer in a transaction of its own: it stands whatever becomes of its step."""
        text = completion.text if completion.parsed is None else completion.parsed.model_dump_json()
        kept = KeptAnswer(run_id=self.run_id, key=key, answer=pack(text))
        try:
            patiently(
                lambda: KeptAnswer.objects.bulk_create(
                    [kept], update_conflicts=True, unique_fields=["run", "key"], update_fields=["answer"]
                )
            )
        finally:
            rest(self.caller)


def kept_for(caller: Caller) -> KeptAnswers | None:
    """Where answers for the caller are kept; None outside of runs, and where no answer may be kept word for word."""
    if caller.step is None or not are_kept():
        return None
    return KeptAnswers(caller, caller.step.run_id, caller.step.run.retry_of_id)


def forget_kept(days: int) -> int:
    """Forget the answers of runs that are over for a day, and all that are older than `days`; how many went."""
    now = clock.now()
    over = KeptAnswer.objects.filter(created_at__lt=now - timedelta(days=1)).exclude(run__status__in=_RUNNING)
    old = KeptAnswer.objects.filter(created_at__lt=now - timedelta(days=days))
    return int(over.delete()[0]) + int(old.delete()[0])
