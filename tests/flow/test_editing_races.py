"""Two people, or a person and a worker, at the same article in the same moment."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.db import transaction

from igny8.editing import review
from igny8.editing.saving import save_article
from igny8.editing.states import VersionConflict, WrongState
from igny8.lib.database import patiently
from igny8.models import AuditEntry, Content, ContentVersion, Task, User
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Batch
from tests.flow.engine.threads import at_once
from tests.flow.stages.kit import StageKit
from tests.flow.stages.rows import a_cluster, a_draft, a_site, a_task

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ann(transactional_db: None) -> User:
    return User.objects.create_user("ann@example.org")


def _kinds(results: list[Any]) -> Counter[str]:
    return Counter(type(result).__name__ for result in results)


def test_of_many_saves_of_one_version_one_is_kept(ann: User) -> None:
    draft = a_draft(a_site(), is_brief=True)

    def save(number: int) -> Content:
        return patiently(lambda: save_article(draft, user=ann, version=1, changes={"title": f"By {number}"}))

    results = at_once(8, save)
    assert _kinds(results) == {"Content": 1, VersionConflict.__name__: 7}
    content = Content.objects.get()
    assert (content.version, ContentVersion.objects.get().title) == (2, content.title)


def test_of_many_approvals_one_is_audited(ann: User) -> None:
    draft = a_draft(a_site())
    results = at_once(8, lambda number: patiently(lambda: review.approve(draft, user=ann)))
    assert _kinds(results) == {"Content": 1, WrongState.__name__: 7}
    assert AuditEntry.objects.filter(action="content.approve").count() == 1


def test_a_rewrite_and_a_decision_do_not_both_win(ann: User) -> None:
    site = a_site()
    task = a_task(a_cluster(site), status="completed")
    draft = a_draft(site, task=task, is_brief=True)
    for _ in range(5):
        Content.objects.update(status="draft", version=1)
        ContentVersion.objects.all().delete()
        review.ask_for_changes(draft, user=ann, instruction="More.", rewrite=True)
        outcome = get_stage(4).work(Batch([task.pk]), StageKit(site))

        def act(number: int, outcome: Any = outcome) -> Any:
            def settle() -> Any:
                with transaction.atomic():
                    return outcome.save()

            return patiently(settle if number else lambda: review.reject(draft, user=ann))

        results = at_once(2, act)
        assert not [result for result in results if isinstance(result, Exception)], results
        content = Content.objects.get()
        assert (content.status, content.rewrite_instruction) == ("rejected", "")
        assert content.version == 1 + ContentVersion.objects.count()
        assert Task.objects.get().status == "completed"
        assert Content.objects.count() == 1
