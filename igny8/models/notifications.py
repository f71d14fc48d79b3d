"""What people are told: a row for each person, and what they don't want to hear of."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from igny8.lib import clock
from igny8.models.runs import AutomationRun
from igny8.models.tenants import Account, Site, User


class Notification(models.Model):
    """Something that a member of an account should know."""

    class Kind(models.TextChoices):
        RUN_COMPLETED = "run_completed"
        RUN_FAILED = "run_failed"
        RUN_PAUSED = "run_paused"  # with its reason
        BUDGET_WARNING = "budget_warning"  # credits fell below a site's `warn_below`
        SCHEDULE_SKIPPED = "schedule_skipped"  # a scheduled run could not be paid
        INVITATION_ACCEPTED = "invitation_accepted"

    user = models.ForeignKey(User, models.CASCADE, related_name="notifications")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, models.CASCADE, null=True, related_name="+")
    run = models.ForeignKey(AutomationRun, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=32, choices=Kind)
    message = models.TextField()
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["user", "-id"], name="notification_by_user"),
            models.Index(fields=["user", "-id"], condition=Q(read_at__isnull=True), name="notification_unread"),
            models.Index(fields=["created_at"], name="notification_by_time"),
        ]


class NotificationChoice(models.Model):
    """A person's choice about one kind. Without a row they are told."""

    user = models.ForeignKey(User, models.CASCADE, related_name="notification_choices")
    kind = models.CharField(max_length=32, choices=Notification.Kind)
    is_wanted = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "kind"], name="notification_choice_once"),
        ]
