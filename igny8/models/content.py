"""Stages 4 to 7: articles, each of their versions, and their images."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from igny8.lib import clock
from igny8.models.ideas import Task
from igny8.models.tenants import Sector, Site, User


class ContentQuerySet(models.QuerySet["Content"]):
    """The questions that more than one floor asks about articles."""

    def unplanned(self, site: Site) -> Self:
        """Drafts that stage 5 has yet to plan images for, by priority."""
        waiting = self.filter(site=site, status=Content.Status.DRAFT, images_planned_at__isnull=True, parked_reason="")
        return waiting.order_by("-priority", "id")

    def ready_for_review(self, site: Site) -> Self:
        """Drafts at the gate: their images are drawn or given up, or none will come. By priority."""
        pending = Image.objects.filter(content=OuterRef("pk"), status=Image.Status.PENDING)
        planned = Q(images_planned_at__isnull=False) | ~Q(parked_reason="")
        drafts = self.filter(~Exists(pending), planned, site=site, status=Content.Status.DRAFT)
        return drafts.order_by("-priority", "id")


class Content(models.Model):
    """An article. Nothing leaves here by itself: a person approves."""

    class Status(models.TextChoices):
        DRAFT = "draft"  # waits for review
        CHANGES_REQUESTED = "changes_requested"  # a person wants it changed
        APPROVED = "approved"  # may be published
        PUBLISHED = "published"  # stands on the site
        REJECTED = "rejected"  # a person said no

    site = models.ForeignKey(Site, models.CASCADE, related_name="contents")
    sector = models.ForeignKey(Sector, models.SET_NULL, null=True, blank=True)
    task = models.ForeignKey(Task, models.SET_NULL, null=True, related_name="contents")
    title = models.CharField(max_length=300)
    slug = models.SlugField(max_length=200, allow_unicode=True)
    body = models.TextField()  # HTML, sanitised
    meta_title = models.CharField(max_length=300, blank=True)
    meta_description = models.CharField(max_length=500, blank=True)
    word_count = models.PositiveIntegerField(default=0)  # counted from the body by Unicode segmentation
    citations = models.JSONField(default=list)  # the knowledge passages that it quotes
    checks = models.JSONField(default=list)
    score = models.PositiveSmallIntegerField(null=True)  # 0-100
    provider = models.CharField(max_length=64)  # "offline" for a brief
    is_brief = models.BooleanField(default=False)  # an offline brief to be filled, not an article
    priority = models.FloatField(default=0)
    images_planned_at = models.DateTimeField(null=True)  # stage 5 is done with it, even if it planned none
    parked_reason = models.TextField(blank=True)  # why stage 5 gave it up; it still reaches the gate, marked so
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    objects = ContentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "slug"], name="content_slug_unique"),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "changes_requested", "approved", "published", "rejected"]),
                name="content_status_valid",
            ),
            models.CheckConstraint(condition=Q(score__isnull=True) | Q(score__lte=100), name="content_score_valid"),
        ]
        indexes: ClassVar = [
            models.Index(
                F("site"),
                F("priority").desc(),
                F("id"),
                condition=Q(status="draft", images_planned_at__isnull=True, parked_reason=""),
                name="content_unplanned",
            ),
            models.Index(F("site"), F("status"), F("id"), name="content_by_status"),
        ]


class ContentVersion(models.Model):
    """What an article was after one save, by AI or by a person."""

    content = models.ForeignKey(Content, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    author = models.CharField(max_length=8)  # ai, person
    user = models.ForeignKey(User, models.SET_NULL, null=True)
    title = models.CharField(max_length=300)
    body = models.TextField()
    meta_title = models.CharField(max_length=300, blank=True)
    meta_description = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["content", "number"], name="content_version_once"),
        ]


class Image(models.Model):
    """A picture of an article: first a prompt, then a file."""

    class Kind(models.TextChoices):
        FEATURED = "featured"  # one, at the top
        IN_ARTICLE = "in_article"  # some, under their headings

    class Status(models.TextChoices):
        PENDING = "pending"  # waits to be drawn
        GENERATED = "generated"  # is on disk
        FAILED = "failed"  # gave up after max_attempts; `failed_reason` says why

    content = models.ForeignKey(Content, models.CASCADE, related_name="images")
    kind = models.CharField(max_length=12, choices=Kind)
    position = models.PositiveSmallIntegerField(default=0)  # 0 is featured, then in order of the article
    heading = models.CharField(max_length=300, blank=True)  # the heading that it stands under
    title = models.CharField(max_length=300, blank=True)  # what is written on it, if anything
    prompt = models.TextField()
    seed = models.PositiveIntegerField(default=0)  # another number draws another picture
    alt_text = models.CharField(max_length=500, blank=True)
    file = models.CharField(max_length=500, blank=True)  # path below the media folder
    image_url = models.CharField(max_length=2000, blank=True)
    mime_type = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    size_bytes = models.PositiveIntegerField(null=True)
    provider = models.CharField(max_length=64, blank=True)
    failed_reason = models.TextField(blank=True)
    priority = models.FloatField(default=0)
    status = models.CharField(max_length=10, choices=Status, default=Status.PENDING)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["content", "position"], name="image_position_once"),
            models.UniqueConstraint(fields=["content"], condition=Q(kind="featured"), name="image_one_featured"),
            models.CheckConstraint(
                condition=Q(status__in=["pending", "generated", "failed"]), name="image_status_valid"
            ),
            models.CheckConstraint(condition=Q(kind__in=["featured", "in_article"]), name="image_kind_valid"),
        ]
        indexes: ClassVar = [
            models.Index(F("priority").desc(), F("id"), condition=Q(status="pending"), name="image_waiting"),
        ]

    def ask_for_another(self) -> bool:
        """Put the image back at stage 6's door with another seed; false where it waits there already.

        An approved article becomes a draft again: what was approved is not what will stand there.
        """
        settled = Image.objects.filter(pk=self.pk).exclude(status=Image.Status.PENDING)
        if not settled.update(status=Image.Status.PENDING, seed=F("seed") + 1, failed_reason=""):
            return False
        approved = Content.objects.filter(pk=self.content_id, status=Content.Status.APPROVED)
        approved.update(status=Content.Status.DRAFT, updated_at=clock.now())
        return True
