"""What a person has been told, what of it they have read, and what they want to hear of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from igny8.lib import clock
from igny8.models import Membership, Notification, NotificationChoice, User


def notifications_of(user: User, *, is_unread: bool | None = None) -> QuerySet[Notification]:
    """Theirs, in the accounts that they still belong to."""
    belongs = Membership.objects.filter(user=user, account=OuterRef("account"))
    found = Notification.objects.filter(Exists(belongs), user=user)
    return found if is_unread is None else found.filter(read_at__isnull=is_unread)


def unread_count(user: User) -> int:
    """How many they haven't read."""
    return notifications_of(user, is_unread=True).count()


def mark_read(user: User, ids: Sequence[int] | None, up_to: int | None) -> int:
    """Note as read those of the ids, or all up to an id, or simply all; how many were unread."""
    unread = notifications_of(user, is_unread=True)
    if ids is not None:
        unread = unread.filter(Q(pk__in=ids))
    if up_to is not None:
        unread = unread.filter(pk__lte=up_to)
    return unread.update(read_at=clock.now())


def choices_of(user: User) -> dict[str, bool]:
    """Each kind, and whether they are told of it."""
    chosen = dict(NotificationChoice.objects.filter(user=user).values_list("kind", "is_wanted"))
    return {str(kind): chosen.get(kind, True) for kind in Notification.Kind.values}


def choose(user: User, wanted: Mapping[str, bool]) -> dict[str, bool]:
    """Change some of the choices; all of them."""
    with transaction.atomic():
        for kind, is_wanted in sorted(wanted.items()):
            NotificationChoice.objects.update_or_create(user=user, kind=kind, defaults={"is_wanted": is_wanted})
    return choices_of(user)
