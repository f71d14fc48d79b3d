"""Removes what no longer counts: old request counts, cache entries, idempotency keys, sessions."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from igny8.access.idempotency import forget_old_keys
from igny8.access.limits import forget_old_counts
from igny8.lib import clock
from igny8.models import CacheEntry


def tidy_doors() -> int:
    """How many rows went."""
    now = clock.now()
    expired = Session.objects.filter(expire_date__lt=now)
    gone = int(UserSession.objects.filter(session_key__in=expired.values("session_key")).delete()[0])
    gone += expired.delete()[0]
    gone += CacheEntry.objects.filter(expires__lt=now).delete()[0]
    return gone + forget_old_counts() + forget_old_keys()
