"""Sites as a whole: changed, deleted for a week, restored, and at last purged with all that they hold."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import CASCADE, QuerySet

from igny8.access import audit
from igny8.access.principals import Principal
from igny8.access.reach import account_in_reach, deleted_sites_in_reach, sites_in_reach
from igny8.access.sites import SiteExists, checked, create_site, host_of
from igny8.automation.cancel import cancel_run
from igny8.automation.config import update_config
from igny8.automation.controls import By, WrongState
from igny8.lib import clock, zones
from igny8.lib.errors import Invalid
from igny8.models import Account, AutomationRun, Site, User

KEPT: Final = timedelta(days=7)  # how long a deleted site can be restored
FIELDS: Final = (
    *("name", "domain", "language", "country", "time_zone", "voice", "audience", "words_to_avoid", "image_style"),
    *("brands", "planner_enabled", "writer_enabled"),
)
_AT_ONCE: Final = 500  # rows of one transaction of the purge


def sites_of(who: Principal, account_id: int | None, *, deleted: bool) -> QuerySet[Site]:
    """Their sites in all accounts, or in one: those there are, or those that were deleted."""
    account = None if account_id is None else account_in_reach(who, account_id)
    return deleted_sites_in_reach(who, account) if deleted else sites_in_reach(who, account)


def describe_site(site: Site) -> dict[str, Any]:
    """A site in plain values."""
    told = {name: getattr(site, name) for name in ("id", "account_id", *FIELDS, "created_at", "deleted_at")}
    return told | {"purged_at": site.deleted_at + KEPT if site.deleted_at else None}


def add_site(*, account: Account, values: dict[str, Any], user: User) -> Site:
    """Make a site of what a person filled in. Raises `Invalid` or `SiteExists`."""
    if "time_zone" in values:
        values = {**values, "time_zone": zones.named(values["time_zone"]).key}
    with transaction.atomic():
        site = create_site(account=account, **values)
        _audit(site, By(user), "create", domain=site.domain)
    return site


def change_site(site: Site, *, changes: dict[str, Any], user: User | None, actor: str = "") -> Site:
    """Change some of its fields. A new time zone moves its schedule. Raises `Invalid` or `SiteExists`."""
    unknown = sorted(set(changes) - set(FIELDS))
    if unknown:
        said = f"A site has no field {', '.join(unknown)} to change. It has {', '.join(FIELDS)}."
        raise Invalid(said, fields=dict.fromkeys(unknown, "There is no such field."))
    by = By(user, actor)
    changes = dict(changes)
    zone = changes.pop("time_zone", None)
    if "domain" in changes:
        changes["domain"] = host_of(changes["domain"])
    before = {name: getattr(site, name) for name in FIELDS}
    values = checked({**before, **changes}, "Nothing was changed.")
    changed = {name: values[name] for name in changes if values[name] != before[name]}
    try:
        with transaction.atomic():
            Site.objects.filter(pk=site.pk).update(**changed)
            if zone is not None:
                update_config(site=site, changes={"time_zone": zone}, actor=by.name, user=user)
            if changed:
                _audit(site, by, "update", changed={name: [before[name], changed[name]] for name in sorted(changed)})
    except IntegrityError as error:
        raise SiteExists(f"The account has a site on {values['domain']} already. Nothing was changed.") from error
    site.refresh_from_db(fields=[*FIELDS])
    return site


def delete_site(site: Site, *, user: User) -> Site:
    """Take a site out of reach. Its runs are cancelled, its schedule rests; for a week it can be restored."""
    _cancel_runs(site, user)
    with transaction.atomic():
        if Site.objects.filter(pk=site.pk, deleted_at__isnull=True).update(deleted_at=clock.now()):
            _audit(site, By(user), "delete", domain=site.domain)
    _cancel_runs(site, user)  # one may have begun in between
    site.refresh_from_db(fields=["deleted_at"])
    return site


def restore_site(site: Site, *, user: User) -> Site:
    """Bring a deleted site back as it was. Raises `SiteExists` where another took its domain."""
    try:
        with transaction.atomic():
            if Site.objects.filter(pk=site.pk, deleted_at__isnull=False).update(deleted_at=None):
                _audit(site, By(user), "restore", domain=site.domain)
    except IntegrityError as error:
        raise SiteExists(
            f"The account has another site on {site.domain} by now. Nothing was changed; delete that one first."
        ) from error
    site.deleted_at = None
    return site


def purge_sites() -> int:
    """Remove for good what was deleted a week ago; how many sites went. Safe from any number of places, and when it
    is killed in the middle: the next one goes on."""
    due = Site.objects.filter(deleted_at__lt=clock.now() - KEPT).select_related("account")
    sites = list(due.order_by("id"))
    for site in sites:
        _cancel_runs(site, None)
        _empty(site)
        with transaction.atomic():
            if Site.objects.filter(pk=site.pk, deleted_at__isnull=False).delete()[0]:
                _audit(site, By(None, "scheduler"), "purge", domain=site.domain)
    return len(sites)


def _empty(site: Site) -> None:
    """Remove its rows, some at a time: no transaction holds a million of them."""
    relations = [each for each in Site._meta.related_objects if each.on_delete is CASCADE]  # noqa: SLF001
    for relation in sorted(relations, key=lambda each: each.related_model.__name__ == "Cluster"):  # after its keywords
        rows = relation.related_model._default_manager.filter(**{relation.field.name: site})  # noqa: SLF001
        while some := list(rows.order_by("pk").values_list("pk", flat=True)[:_AT_ONCE]):
            rows.filter(pk__in=some).delete()


def _cancel_runs(site: Site, user: User | None) -> None:
    active = [AutomationRun.Status.RUNNING, AutomationRun.Status.PAUSED]
    for run in AutomationRun.objects.filter(site=site, status__in=active).select_related("site__account"):
        try:
            cancel_run(run, user=user, actor="" if user else "scheduler")
        except WrongState:
            continue  # it ended by itself just now


def _audit(site: Site, by: By, verb: str, **data: Any) -> None:
    audit.record(
        account=site.account,
        actor=by.name,
        user=by.user,
        action=f"site.{verb}",
        target=site.domain,
        site=site.pk,
        **data,
    )
