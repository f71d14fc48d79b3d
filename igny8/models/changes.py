"""What was changed many rows at once, with how they were before: for a week it can be undone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from igny8.lib import clock
from igny8.models.tenants import Site, User


class BulkChange(models.Model):
    """One change of many rows, or the deletion of one. Its parts hold the rows."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="bulk_changes", db_index=False)
    kind = models.CharField(max_length=16)  # keyword, idea, task
    action = models.CharField(max_length=32)  # exclude, move, delete, ...
    arguments = models.JSONField(default=dict)  # what the action was told
    counts = models.JSONField(default=dict)  # matched, changed, unchanged, refused
    pillars = models.JSONField(default=dict)  # cluster id -> the keyword that stood for it before
    user = models.ForeignKey(User, models.SET_NULL, null=True)
    actor = models.CharField(max_length=200)  # who, in words
    created_at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["site", "id"], name="bulk_change_by_site")]


class BulkChangePart(models.Model):
    """Some of its rows."""

    change = models.ForeignKey(BulkChange, models.CASCADE, related_name="parts")
    rows = models.JSONField()  # [id, values before, values after]; after is null where the row was deleted
