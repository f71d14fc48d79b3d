"""What stands at the doors: invitations, how often somebody came, and the cache that several processes share."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from igny8.lib import clock
from igny8.models.tenants import Account, Membership, User


class Invitation(models.Model):
    """Lets the owner of an e-mail address into an account. Only its token's hash is kept."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="invitations")
    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=10, choices=Membership.Role)
    token_sha256 = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)  # by a person, or by a newer invitation

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                F("account"),
                Lower("email"),
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="invitation_open_once",
            ),
            models.CheckConstraint(
                condition=Q(role__in=["owner", "admin", "editor", "viewer"]), name="invitation_role_valid"
            ),
        ]


class RateCount(models.Model):
    """How often somebody did something in a window of time. One row each, so that one statement counts and asks."""

    key = models.CharField(max_length=200, primary_key=True)  # what, and who
    window = models.BigIntegerField()  # seconds since 1970 at which it began
    count = models.PositiveIntegerField()


class CacheEntry(models.Model):
    """Django's cache, in the shape that its database backend wants. allauth counts sign-ins in it."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)
