"""Changes many rows in one transaction: counts them, says what became of each, and keeps how they were for a week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from django.db.models import Model, QuerySet

from igny8.access import audit
from igny8.lib.errors import Invalid
from igny8.lib.portions import portions
from igny8.models import BulkChange, BulkChangePart, Site, User
from igny8.planning.bulk.rows import AT_ONCE, Values, as_json, read_rows, write_rows

MOST_ROWS: Final = 50_000  # of one change: more would keep everybody else from writing for too long
MOST_TOLD: Final = 100  # rows that get an answer each


@dataclass(frozen=True)
class Verdict:
    """What an action says about a row: its new values, none where it is so already, or why not."""

    after: Values | None = None
    code: str = ""  # of the refusal
    message: str = ""

    @property
    def outcome(self) -> str:
        if self.code:
            return "refused"
        return "changed" if self.after else "unchanged"


@dataclass(frozen=True)
class Action:
    """One kind of change. `decide` sees a row's `columns`, and may be asked about a row once only."""

    kind: str  # keyword, idea, task
    name: str
    model: type[Model]
    columns: Sequence[str]
    decide: Callable[[Values], Verdict]
    derive: Callable[[Values], Values] = lambda row: {}  # what follows from a row's new values; not kept
    arguments: Values = field(default_factory=dict)
    # Does it for those rows, and returns them as they are kept; for what is more than new values.
    carry_out: Callable[[dict[int, Values]], dict[int, Values]] | None = None


@dataclass
class Report:
    """What became of the rows."""

    matched: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    reasons: dict[str, int] = field(default_factory=dict)  # refusals by their code
    results: list[dict[str, Any]] = field(default_factory=list)  # of each row, where there are at most 100
    before: dict[int, Values] = field(default_factory=dict)  # the changed rows
    change_id: int | None = None

    def add(self, pk: int, verdict: Verdict) -> None:
        self.matched += 1
        setattr(self, verdict.outcome, getattr(self, verdict.outcome) + 1)
        if verdict.code:
            self.reasons[verdict.code] = self.reasons.get(verdict.code, 0) + 1
        if len(self.results) <= MOST_TOLD:
            told = {"id": pk, "outcome": verdict.outcome, "code": verdict.code or None}
            self.results.append(told | {"message": verdict.message or None})

    def counts(self) -> dict[str, Any]:
        told = {"matched": self.matched, "changed": self.changed, "unchanged": self.unchanged, "refused": self.refused}
        return told | {"reasons": self.reasons}

    def as_json(self, *, dry_run: bool = False) -> dict[str, Any]:
        results = self.results if self.matched <= MOST_TOLD else None
        return self.counts() | {"results": results, "change_id": self.change_id, "dry_run": dry_run}


_Filter = TypeVar("_Filter")


def either(ids: Sequence[int] | None, fitting: _Filter | None) -> Sequence[int] | _Filter:
    """The one of the two that was given. Raises `Invalid` for both or none."""
    if ids is not None and fitting is None:
        return ids
    if fitting is not None and ids is None:
        return fitting
    problem = "name either ids or a filter"
    raise Invalid(f"Nothing was changed: {problem}.", fields={"ids": problem, "filter": problem})


def ids_of(rows: QuerySet[Any]) -> list[int]:
    """The ids of the rows that are meant. Raises `Invalid` where there are too many."""
    ids = list(rows.order_by("pk").values_list("pk", flat=True)[: MOST_ROWS + 1])
    if len(ids) > MOST_ROWS:
        problem = f"fits more than {MOST_ROWS:,} rows"
        raise Invalid(
            f"Nothing was changed: the filter {problem}. Narrow it, and change them in parts.",
            fields={"filter": problem},
        )
    return ids


def change_rows(*, site: Site, action: Action, ids: Sequence[int], user: User, dry_run: bool = False) -> Report:
    """Do `action` to the site's rows of these ids, in the caller's transaction, which holds the lock on the site.

    Ids that aren't the site's are refused one by one, as `not_found`. A dry run only counts.
    """
    own = action.model._default_manager.filter(site=site)  # noqa: SLF001 - Django's public way
    report = Report()
    change = None if dry_run else _new_change(site, action, user)
    for some in portions(dict.fromkeys(ids), AT_ONCE):
        there = read_rows(own, some, action.columns)
        wanted: dict[int, Values] = {}
        for pk in some:
            verdict = action.decide(there[pk]) if pk in there else Verdict(code="not_found", message="It isn't there.")
            report.add(pk, verdict)
            if verdict.after:
                wanted[pk] = verdict.after
        if change is not None and wanted:
            report.before |= {pk: there[pk] for pk in wanted}
            _carry_out(action, change, there, wanted)
    if change is not None:
        _finish(change, report)
    return report


def _carry_out(action: Action, change: BulkChange, there: dict[int, Values], wanted: dict[int, Values]) -> None:
    if action.carry_out is not None:
        kept = action.carry_out({pk: there[pk] for pk in wanted})
        rows = [[pk, as_json(kept[pk]), None] for pk in wanted]
    else:
        write_rows(action.model, ((pk, after | action.derive(there[pk] | after)) for pk, after in wanted.items()))
        rows = [
            [pk, as_json({name: there[pk][name] for name in after}), as_json(after)] for pk, after in wanted.items()
        ]
    BulkChangePart.objects.create(change=change, rows=rows)


def _new_change(site: Site, action: Action, user: User) -> BulkChange:
    return BulkChange.objects.create(
        site=site, kind=action.kind, action=action.name, arguments=action.arguments, user=user, actor=user.email[:200]
    )


def _finish(change: BulkChange, report: Report) -> None:
    if not report.changed:
        change.delete()
        return
    change.counts = report.counts()
    change.save(update_fields=["counts"])
    report.change_id = change.pk
    audit.record(
        account=change.site.account,
        actor=change.actor,
        user=change.user,
        action=f"{change.kind}.{change.action}",
        target=f"bulk change {change.pk}",
        site=change.site_id,
        arguments=change.arguments,
        **report.counts(),
    )


def locked(site: Site) -> Site:
    """The site, locked as steps lock it that settle groups: nobody waits in a circle. In a transaction only."""
    return Site.objects.select_for_update(no_key=True, of=("self",)).select_related("account").get(pk=site.pk)
