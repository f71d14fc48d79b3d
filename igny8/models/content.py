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

    def rewriting(self) -> Self:
        """Articles that stage 4 is to write again."""
        return self.filter(status=Content.Status.CHANGES_REQUESTED).exclude(rewrite_instruction="")


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
    # {"faq": [{question, answer}], "steps": [{name, text}]}: headings of the body that JSON-LD speaks of
    structured_data = models.JSONField(default=dict)
    checks = models.JSONField(default=list)  # what came of each check; see `igny8.quality`
    score = models.PositiveSmallIntegerField(null=True)  # 0-100; null for a brief
    repaired_at = models.DateTimeField(null=True)  # when the one repair by AI was tried, whichever text was kept
    provider = models.CharField(max_length=64)  # "offline" for a brief
    is_brief = models.BooleanField(default=False)  # an offline brief to be filled, not an article
    priority = models.FloatField(default=0)
    images_planned_at = models.DateTimeField(null=True)  # stage 5 is done with it, even if it planned none
    parked_reason = models.TextField(blank=True)  # why stage 5 gave it up; it still reaches the gate, marked so
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1)  # grows with every save; what a person read when they save
    checked_version = models.PositiveIntegerField(null=True)  # the version that `checks` and `score` are of
    rewrite_instruction = models.TextField(blank=True)  # what stage 4 is to change; empty: nothing is asked of it
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
            models.CheckConstraint(
                condition=Q(rewrite_instruction="") | Q(status="changes_requested"), name="content_rewrite_asked_for"
            ),
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
            models.Index(F("site"), F("id"), name="content_by_site"),
        ]


class ContentPrint(models.Model):
    """What an article is compared with others by, made once for each text."""

    content = models.OneToOneField(Content, models.CASCADE, primary_key=True, related_name="print")
    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    model = models.CharField(max_length=64, blank=True)  # what made the vector
    vector = models.BinaryField()  # of its meaning: float16, unit length; empty where nothing reads the text
    sketch = models.BinaryField()  # of its wording: 64 numbers, uint32
    made_at = models.DateTimeField(default=clock.now)


class ContentVersion(models.Model):
    """What an article was after one save, by AI or by a person.

    Its number is the article's at that save. Autosaves that were folded into one leave gaps between the numbers.
    """

    class Kind(models.TextChoices):
        WRITTEN = "written"  # the first, by AI
        MENDED = "mended"  # by AI, after its checks
        REWRITTEN = "rewritten"  # by AI, as a person asked
        SAVED = "saved"  # by a person
        RESTORED = "restored"  # an older version, brought back by a person

    content = models.ForeignKey(Content, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    author = models.CharField(max_length=8)  # ai, person
    user = models.ForeignKey(User, models.SET_NULL, null=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.WRITTEN)
    is_autosave = models.BooleanField(default=False)  # the next save within a minute takes its place
    restored_from = models.PositiveIntegerField(null=True)  # the number of the version that was brought back
    title = models.CharField(max_length=300)
    body = models.TextField()
    meta_title = models.CharField(max_length=300, blank=True)
    meta_description = models.CharField(max_length=500, blank=True)
    word_count = models.PositiveIntegerField(default=0)
    citations = models.JSONField(default=list)
    structured_data = models.JSONField(default=dict)
    provider = models.CharField(max_length=64, blank=True)
    is_brief = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["content", "number"], name="content_version_once"),
            models.CheckConstraint(condition=Q(author__in=["ai", "person"]), name="content_version_author_valid"),
            models.CheckConstraint(
                condition=Q(kind__in=["written", "mended", "rewritten", "saved", "restored"]),
                name="content_version_kind_valid",
            ),
        ]


class Note(models.Model):
    """What somebody says of an article, of the whole or of some words of it."""

    content = models.ForeignKey(Content, models.CASCADE, related_name="notes")
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="notes")
    text = models.TextField()
    quote = models.TextField(blank=True)  # the words that it is about; empty: the whole article
    is_request = models.BooleanField(default=False)  # was written when changes were asked for
    version = models.PositiveIntegerField()  # of the article, when it was written
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["content", "id"], name="note_by_content")]


class Image(models.Model):
    """A picture of an article: first a prompt, then a file."""

    class Kind(models.TextChoices):
        FEATURED = "featured"  # one, at the top
        IN_ARTICLE = "in_article"  # some, under their headings

    class Status(models.TextChoices):
        PENDING = "pending"  # waits to be drawn
        GENERATED = "generated"  # is on disk
        FAILED = "failed"  # gave up after max_attempts; `failed_reason` says why
        REMOVED = "removed"  # a person took it out of the article; kept for a week

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
    removed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["content", "position"], name="image_position_once"),
            models.UniqueConstraint(fields=["content"], condition=Q(kind="featured"), name="image_one_featured"),
            models.CheckConstraint(
                condition=Q(status__in=["pending", "generated", "failed", "removed"]), name="image_status_valid"
            ),
            models.CheckConstraint(condition=Q(kind__in=["featured", "in_article"]), name="image_kind_valid"),
        ]
        indexes: ClassVar = [
            models.Index(F("priority").desc(), F("id"), condition=Q(status="pending"), name="image_waiting"),
        ]
