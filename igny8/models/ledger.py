"""The credit ledger: append-only. Only `igny8.credits` imports this file."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from igny8.lib import clock
from igny8.models.runs import AutomationRun
from igny8.models.tenants import Account, Site, User


class CreditEntry(models.Model):
    """One movement of credits. The account's balance is changed in the same transaction and is the sum of these."""

    class Kind(models.TextChoices):
        GRANT = "grant"  # + given
        RESERVE = "reserve"  # - held for a step
        RELEASE = "release"  # + what was held and is not needed comes back
        SETTLE = "settle"  # 0 or +: closes a reservation; amount is what came back, `charged` what was used

    account = models.ForeignKey(Account, models.CASCADE, related_name="credit_entries")
    kind = models.CharField(max_length=8, choices=Kind)
    amount = models.BigIntegerField()  # signed change of the balance, in credits
    charged = models.PositiveBigIntegerField(default=0)  # credits used for good (settle only)
    key = models.CharField(max_length=100)  # "{step}:{fence}:{kind}"; unique, so nothing is booked twice
    site = models.ForeignKey(Site, models.SET_NULL, null=True)
    run = models.ForeignKey(AutomationRun, models.SET_NULL, null=True)
    stage = models.PositiveSmallIntegerField(null=True)
    user = models.ForeignKey(User, models.SET_NULL, null=True)
    note = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "key"], name="credit_key_unique"),
            models.CheckConstraint(
                condition=Q(kind__in=["grant", "reserve", "release", "settle"]), name="credit_kind_valid"
            ),
            models.CheckConstraint(
                condition=(Q(kind="reserve") & Q(amount__lte=0)) | (~Q(kind="reserve") & Q(amount__gte=0)),
                name="credit_sign_valid",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "-id"], name="credit_by_account"),
            models.Index(fields=["site", "created_at"], name="credit_by_site_and_time"),
        ]
