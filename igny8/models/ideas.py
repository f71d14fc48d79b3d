"""Stages 2 and 3: what could be written, and what will be."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from igny8.lib import clock
from igny8.models.keywords import Cluster
from igny8.models.tenants import Sector, Site


class ContentIdea(models.Model):
    """Something worth writing for a cluster."""

    class Status(models.TextChoices):
        NEW = "new"  # waits to become a task
        IN_PROGRESS = "in_progress"  # has its task
        COMPLETED = "completed"  # its article is written
        REJECTED = "rejected"  # a person said no

    site = models.ForeignKey(Site, models.CASCADE, related_name="ideas", db_index=False)
    sector = models.ForeignKey(Sector, models.SET_NULL, null=True, blank=True)
    keyword_cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="ideas")
    idea_title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    content_type = models.CharField(max_length=32)
    content_structure = models.CharField(max_length=32)
    target_keywords = models.JSONField(default=list)  # terms, the main one first
    similar_to = models.CharField(max_length=300, blank=True)  # the title of something close that exists
    priority = models.FloatField(default=0)
    parked_reason = models.TextField(blank=True)  # why stage 3 set it aside; it stays new, but no longer waits
    status = models.CharField(max_length=12, choices=Status, default=Status.NEW)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "idea_title"], name="idea_title_unique"),
            models.CheckConstraint(
                condition=Q(status__in=["new", "in_progress", "completed", "rejected"]),
                name="idea_status_valid",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                F("site"),
                F("priority").desc(),
                F("id"),
                condition=Q(status="new", parked_reason=""),
                name="idea_waiting",
            ),
            models.Index(fields=["site", "priority", "id"], name="idea_by_priority"),
            models.Index(fields=["site", "status", "priority", "id"], name="idea_by_status"),
            models.Index(fields=["site", "id"], name="idea_by_id"),
        ]


class Task(models.Model):
    """An article to write, with its brief."""

    class Status(models.TextChoices):
        PENDING = "pending"  # waits for its article
        IN_PROGRESS = "in_progress"  # is being written
        COMPLETED = "completed"  # is written
        PARKED = "parked"  # failed max_attempts times; `parked_reason` says why

    site = models.ForeignKey(Site, models.CASCADE, related_name="tasks", db_index=False)
    sector = models.ForeignKey(Sector, models.SET_NULL, null=True, blank=True)
    cluster = models.ForeignKey(Cluster, models.SET_NULL, null=True, related_name="tasks")
    idea = models.OneToOneField(ContentIdea, models.SET_NULL, null=True, related_name="task")
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    content_type = models.CharField(max_length=32)
    content_structure = models.CharField(max_length=32)
    brief = models.JSONField(default=dict)  # see `igny8.planning.brief`
    priority = models.FloatField(default=0)
    status = models.CharField(max_length=12, choices=Status, default=Status.PENDING)
    parked_reason = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status__in=["pending", "in_progress", "completed", "parked"]),
                name="task_status_valid",
            ),
        ]
        indexes: ClassVar = [
            models.Index(F("site"), F("priority").desc(), F("id"), condition=Q(status="pending"), name="task_waiting"),
            models.Index(fields=["site", "priority", "id"], name="task_by_priority"),
            models.Index(fields=["site", "status", "priority", "id"], name="task_by_status"),
            models.Index(fields=["site", "id"], name="task_by_id"),
        ]
