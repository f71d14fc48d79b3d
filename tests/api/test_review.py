"""A person decides: approve, reject, ask for changes, back to draft, many at once."""

from __future__ import annotations

from typing import Any

import pytest

from igny8.models import Account, AuditEntry, AutomationConfig, AutomationRun, Content, ContentVersion, Note, Site, Task
from tests.api.articles import an_article
from tests.api.people import Caller, World
from tests.flow.engine.turns import work_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(world: World) -> Content:
    return an_article(world.site)


def _status() -> str:
    return str(Content.objects.get().status)


def test_who_approves_is_written_down(alice: Caller, article: Content) -> None:
    answer = alice.post(f"content/{article.pk}/approve/", {"version": 1})
    assert (answer.status_code, answer.json()["status"], _status()) == (200, "approved", "approved")
    entry = AuditEntry.objects.get(action="content.approve")
    assert (entry.actor, entry.target, entry.data["version"]) == ("alice@example.org", str(article.pk), 1)


ALLOWED = {
    "approve": {"draft": "approved", "changes_requested": "approved"},
    "reject": {"draft": "rejected", "changes_requested": "rejected", "approved": "rejected"},
    "draft": {"changes_requested": "draft", "approved": "draft", "rejected": "draft"},
    "ask_for_changes": dict.fromkeys(["draft", "changes_requested", "approved", "published"], "changes_requested"),
}


@pytest.mark.parametrize("verb", ALLOWED)
@pytest.mark.parametrize("status", Content.Status.values)
def test_each_verb_in_each_state(alice: Caller, article: Content, verb: str, status: str) -> None:
    Content.objects.update(status=status)
    answer = alice.post(f"content/{article.pk}/{verb}/", {"instruction": "x"} if verb == "ask_for_changes" else {})
    if status in ALLOWED[verb]:
        assert (answer.status_code, answer.json()["status"]) == (200, ALLOWED[verb][status])
    else:
        assert (answer.status_code, answer.json()["code"]) == (409, "content_state")
        assert (answer.json()["extra"]["status"], _status()) == (status, status)


def test_only_what_was_read_is_decided(alice: Caller, article: Content) -> None:
    alice.patch(f"content/{article.pk}/", {"version": 1, "title": "Changed meanwhile"})
    for verb in ("approve", "reject"):
        refused = alice.post(f"content/{article.pk}/{verb}/", {"version": 1})
        assert (refused.status_code, refused.json()["code"]) == (409, "version_conflict")
    assert _status() == "draft"


def test_an_article_without_words_or_with_pictures_to_come_is_not_approved(alice: Caller, article: Content) -> None:
    article.images.filter(position=1).update(status="pending", file="")
    refused = alice.post(f"content/{article.pk}/approve/")
    assert (refused.status_code, refused.json()["code"]) == (409, "images_pending")
    assert refused.json()["extra"]["pending"] == 1
    alice.patch(f"content/{article.pk}/", {"version": 1, "body": ""})
    assert alice.post(f"content/{article.pk}/approve/").json()["code"] == "content_empty"
    alice.patch(f"content/{article.pk}/", {"version": 2, "body": "<p>Words.</p>"})
    assert alice.post(f"content/{article.pk}/approve/", {"without_images": True}).status_code == 200


def test_a_reason_is_kept_as_a_note(alice: Caller, article: Content) -> None:
    alice.post(f"content/{article.pk}/reject/", {"reason": "Off the subject."})
    note = Note.objects.get()
    assert (note.text, note.is_request, note.version) == ("Off the subject.", True, 1)


def test_changes_are_asked_for_in_words(alice: Caller, article: Content) -> None:
    answer = alice.post(f"content/{article.pk}/ask_for_changes/", {"instruction": "Shorter."})
    assert (answer.status_code, answer.json()["run_id"]) == (200, None)
    assert (Note.objects.get().text, AutomationRun.objects.count()) == ("Shorter.", 0)
    assert alice.post(f"content/{article.pk}/ask_for_changes/", {"instruction": " "}).status_code == 422


def test_an_editor_decides_and_a_viewer_does_not(world: World, article: Content) -> None:
    assert Caller(world.bob).post(f"content/{article.pk}/approve/").status_code == 403
    world.bob_is("editor")
    assert Caller(world.bob).post(f"content/{article.pk}/approve/").status_code == 200


class TestHeld:
    """A site's limits hold an article: to approve it takes a reason, which is audited."""

    @pytest.fixture
    def held(self, world: World) -> Content:
        AutomationConfig.objects.filter(site=world.site).update(quality_min_score=100)
        return an_article(world.site, is_brief=False)

    def test_it_is_not_approved_without_a_reason(self, world: World, alice: Caller, held: Content) -> None:
        row = alice.get(f"content/?site_id={world.site.pk}").json()["items"][0]
        assert row["is_held"] is True
        refused = alice.post(f"content/{held.pk}/approve/")
        assert (refused.status_code, refused.json()["code"]) == (409, "content_held")
        told = alice.get(f"content/{held.pk}/").json()
        assert told["held"] == refused.json()["extra"]["reasons"]
        assert "this site asks for 100" in told["held"][0]
        body = {"content_ids": [held.pk], "decision": "approve"}
        assert alice.post(f"content/bulk/?site_id={world.site.pk}", body).json()["results"][0]["code"] == "content_held"
        answer = alice.post(f"content/{held.pk}/approve/", {"override_reason": "The client wants it so."})
        assert answer.json()["status"] == "approved"
        entry = AuditEntry.objects.get(action="content.approve")
        assert (entry.data["override"], len(entry.data["held"])) == ("The client wants it so.", 1)

    def test_what_was_saved_since_is_checked_before(self, alice: Caller, held: Content) -> None:
        alice.patch(f"content/{held.pk}/", {"version": 1, "title": "Socks", "autosave": True})
        told = alice.get(f"content/{held.pk}/").json()
        assert (told["version"], told["checked_version"], told["checks"]) == (2, None, [])
        alice.post(f"content/{held.pk}/approve/")
        told = alice.get(f"content/{held.pk}/").json()
        assert (told["checked_version"], told["score"] < 100, told["status"]) == (2, True, "draft")


class TestRewrite:
    """The writer follows the instruction: a new version of the same article, never a second one."""

    def _asked(self, alice: Caller, article: Content, **headers: str) -> Any:
        body = {"instruction": "Say more about darning.", "rewrite": True}
        return alice.post(f"content/{article.pk}/ask_for_changes/", body, **headers)

    def test_it_becomes_a_new_version_at_the_writers_price(self, alice: Caller, article: Content) -> None:
        before = Account.objects.get(name="Alice & Co").credit_balance
        answer = self._asked(alice, article)
        assert (answer.status_code, answer.json()["status"]) == (202, "changes_requested")
        assert alice.get(f"content/{article.pk}/").json()["is_being_rewritten"] is True
        work_all()
        run = AutomationRun.objects.get(pk=answer.json()["run_id"])
        assert (run.kind, run.status) == ("action", "completed")
        told = alice.get(f"content/{article.pk}/").json()
        assert (told["status"], told["version"], told["is_being_rewritten"]) == ("draft", 2, False)
        assert "Say more about darning." in told["body"]
        assert (told["slug"], len(told["images"])) == (article.slug, 2)
        assert (told["saved_by"]["author"], told["saved_by"]["kind"]) == ("ai", "rewritten")
        assert Content.objects.count() == 1
        assert Task.objects.get().status == "completed"
        result = run.stages.get(number=4).result
        assert result is not None
        assert (result["content_created"], result["total_word_count"]) == (0, told["word_count"])
        paid = before - Account.objects.get(name="Alice & Co").credit_balance
        assert paid == result["credits_used"] == -(-told["word_count"] // 500)

    def test_nobody_edits_it_meanwhile(self, alice: Caller, article: Content) -> None:
        self._asked(alice, article)
        for refused in (
            alice.patch(f"content/{article.pk}/", {"version": 1, "title": "Mine"}),
            alice.post(f"content/{article.pk}/restore/", {"number": 1}),
            self._asked(alice, article),
        ):
            assert (refused.status_code, refused.json()["code"]) == (409, "being_rewritten")

    @pytest.mark.parametrize("verb", ["draft", "approve", "reject"])
    def test_who_decides_otherwise_calls_the_writer_back(self, alice: Caller, article: Content, verb: str) -> None:
        self._asked(alice, article)
        alice.post(f"content/{article.pk}/{verb}/")
        decided = _status()
        work_all()
        assert AutomationRun.objects.get().status == "completed"
        assert (ContentVersion.objects.count(), _status()) == (1, decided)
        assert Task.objects.get().status == "completed"

    def test_a_repeated_request_starts_one_run(self, alice: Caller, article: Content) -> None:
        first = self._asked(alice, article, Idempotency_Key="once")
        again = self._asked(alice, article, Idempotency_Key="once")
        assert (first.status_code, again.status_code, first.json()) == (202, 202, again.json())
        assert (AutomationRun.objects.count(), Note.objects.count()) == (1, 1)

    def test_who_cannot_pay_has_changed_nothing(self, alice: Caller, article: Content) -> None:
        Account.objects.update(credit_balance=1)
        refused = self._asked(alice, article)
        assert (refused.status_code, refused.json()["code"]) == (402, "insufficient_credits")
        assert (_status(), Task.objects.get().status, Note.objects.count()) == ("draft", "completed", 0)

    def test_an_article_without_a_task_has_no_writer(self, alice: Caller, article: Content) -> None:
        Content.objects.update(task=None)
        assert self._asked(alice, article).json()["code"] == "no_task"
        assert _status() == "draft"

    def test_the_offline_writer_does_not_put_a_brief_in_an_articles_place(
        self, alice: Caller, article: Content
    ) -> None:
        alice.patch(f"content/{article.pk}/", {"version": 1, "body": "<p>An article by a person.</p>"})
        assert self._asked(alice, article).status_code == 202
        work_all()
        told = alice.get(f"content/{article.pk}/").json()
        assert (told["body"], told["status"]) == ("<p>An article by a person.</p>", "changes_requested")
        assert told["task"]["status"] == "parked"
        assert "add a provider" in told["task"]["parked_reason"].lower()
        assert alice.post(f"content/{article.pk}/draft/").json()["status"] == "draft"
        assert Task.objects.get().status == "completed"


def test_many_are_decided_each_for_itself(world: World, alice: Caller) -> None:
    good, bad = an_article(world.site, "Good"), an_article(world.site, "Bad", status="rejected")
    body = {"content_ids": [good.pk, bad.pk, 999_999, good.pk], "decision": "approve"}
    answer = alice.post(f"content/bulk/?site_id={world.site.pk}", body)
    told = answer.json()
    assert (answer.status_code, told["done"]) == (200, 1)
    assert [(each["id"], each["ok"], each["status"], each["code"]) for each in told["results"]] == [
        (good.pk, True, "approved", None),
        (bad.pk, False, "rejected", "content_state"),
        (999_999, False, None, "not_found"),
    ]
    assert AuditEntry.objects.filter(action="content.approve").count() == 1


def test_an_article_of_another_site_is_not_decided_in_bulk(world: World, charlie: Caller) -> None:
    article = an_article(world.site)
    own = Site.objects.create(account=Account.objects.get(name="Charlie's"), name="C", domain="c.example")
    body = {"content_ids": [article.pk], "decision": "reject", "reason": "Mine now"}
    told = charlie.post(f"content/bulk/?site_id={own.pk}", body).json()
    assert (told["done"], told["results"][0]["code"], _status()) == (0, "not_found", "draft")


@pytest.mark.parametrize("ids", [[], list(range(1, 102)), [2**63]])
def test_at_most_a_hundred_at_once(world: World, alice: Caller, ids: list[int]) -> None:
    answer = alice.post(f"content/bulk/?site_id={world.site.pk}", {"content_ids": ids, "decision": "reject"})
    assert answer.status_code == 422
