"""Stage 1's tables: keywords, how they came in, and the clusters that they form."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from igny8.lib import clock
from igny8.models.tenants import Sector, Site, User


class Intent(models.TextChoices):
    """What the searcher wants."""

    INFORMATIONAL = "informational"  # to know
    COMMERCIAL = "commercial"  # to compare before buying
    TRANSACTIONAL = "transactional"  # to buy or to do
    NAVIGATIONAL = "navigational"  # to get to a site or a brand


class ImportJob(models.Model):
    """One file that was imported, or is about to be, with what became of each of its rows."""

    class Status(models.TextChoices):
        PREVIEWED = "previewed"  # read, nothing written; waits for a person's word
        QUEUED = "queued"  # waits for a worker
        RUNNING = "running"  # a worker reads it; nothing is there before all of it is
        DONE = "done"  # its keywords are there
        FAILED = "failed"  # `error` says why; nothing of it is there
        CANCELLED = "cancelled"  # a person said no; nothing of it is there
        EXPIRED = "expired"  # nobody said anything for a day

    site = models.ForeignKey(Site, models.CASCADE, related_name="imports", db_index=False)
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    file_size = models.PositiveBigIntegerField(default=0)  # bytes
    upload = models.CharField(max_length=64, blank=True)  # its file's name among the uploads; "" once that is gone
    tool = models.CharField(max_length=64)
    options = models.JSONField(default=dict)  # sector_id, market, columns: see `igny8.planning.import_jobs`
    preview = models.JSONField(null=True)  # what the dry run told
    result = models.JSONField(default=dict)  # the counts, as `igny8 import --json` prints them
    error = models.JSONField(null=True)  # code, message, extra
    status = models.CharField(max_length=10, choices=Status, default=Status.DONE)
    leased_by = models.CharField(max_length=100, blank=True)
    lease_until = models.DateTimeField(null=True)
    fence = models.PositiveIntegerField(default=0)  # + 1 with each claim; who comes with an old one keeps nothing
    created_by = models.ForeignKey(User, models.SET_NULL, null=True)
    created_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    status__in=["previewed", "queued", "running", "done", "failed", "cancelled", "expired"],
                ),
                name="import_status_valid",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["site", "id"], name="import_by_site"),
            models.Index(fields=["id"], condition=Q(status__in=["queued", "running"]), name="import_waiting"),
        ]


class Cluster(models.Model):
    """Keywords that one page, or a few, can answer together."""

    class Status(models.TextChoices):
        ACTIVE = "active"  # waits for ideas
        MAPPED = "mapped"  # has its ideas
        PARKED = "parked"  # gave none after max_attempts; `parked_reason` says why

    site = models.ForeignKey(Site, models.CASCADE, related_name="clusters", db_index=False)
    sector = models.ForeignKey(Sector, models.SET_NULL, null=True, blank=True)
    market = models.CharField(max_length=8, blank=True)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, allow_unicode=True)  # never ends in a bare number
    description = models.TextField(blank=True)
    intent = models.CharField(max_length=16, choices=Intent, default=Intent.INFORMATIONAL)
    pillar = models.ForeignKey("Keyword", models.SET_NULL, null=True, related_name="+")
    group_key = models.CharField(max_length=64, blank=True)  # ties the steps that found one cluster together
    priority = models.FloatField(default=0)
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    parked_reason = models.TextField(blank=True)
    is_locked = models.BooleanField(default=False)  # a person closed it: grouping adds nothing but twins
    is_shaped = models.BooleanField(default=False)  # a person merged or split it: it is never grouped anew
    mapped_size = models.PositiveIntegerField(default=0)  # keywords it had when its ideas were made
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "name"], name="cluster_name_unique"),
            models.UniqueConstraint(fields=["site", "slug"], name="cluster_slug_unique"),
            models.UniqueConstraint(
                fields=["site", "group_key"], condition=~Q(group_key=""), name="cluster_group_key_unique"
            ),
            models.CheckConstraint(condition=Q(status__in=["active", "mapped", "parked"]), name="cluster_status_valid"),
        ]
        indexes: ClassVar = [
            models.Index(
                F("site"), F("priority").desc(), F("id"), condition=Q(status="active"), name="cluster_waiting"
            ),
            models.Index(fields=["site", "priority", "id"], name="cluster_by_priority"),
            models.Index(fields=["site", "status", "priority", "id"], name="cluster_by_status"),
            models.Index(fields=["site", "id"], name="cluster_by_id"),
        ]


class ClusterMerge(models.Model):
    """A cluster that was merged into another: what still comes for the old one goes to the new one."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    old_id = models.BigIntegerField()  # the row that is gone
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, allow_unicode=True, db_index=False)  # stays taken, for old addresses
    group_key = models.CharField(max_length=64, blank=True)
    into = models.ForeignKey(Cluster, models.CASCADE, related_name="merged")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "old_id"], name="cluster_merge_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["site", "group_key"], name="cluster_merge_by_key")]


class Keyword(models.Model):
    """A search term of one site and market. Three states of a figure are kept apart: null, zero, a number."""

    class Status(models.TextChoices):
        NEW = "new"  # waits for a cluster
        MAPPED = "mapped"  # has one
        EXCLUDED = "excluded"  # a person doesn't want it
        PARKED = "parked"  # could not be grouped after max_attempts; `parked_reason` says why

    site = models.ForeignKey(Site, models.CASCADE, related_name="keywords", db_index=False)
    sector = models.ForeignKey(Sector, models.SET_NULL, null=True, blank=True, db_index=False)
    market = models.CharField(max_length=8, blank=True)  # country code, lower case; "" is the site's own
    term = models.CharField(max_length=500)
    normalised_term = models.CharField(max_length=500)
    twin_key = models.CharField(max_length=500)  # its words in order of the alphabet
    variant_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="variants")
    volume = models.PositiveBigIntegerField(null=True)  # searches a month
    impressions = models.PositiveBigIntegerField(null=True)  # Search Console's; never a volume
    difficulty = models.FloatField(null=True)  # 0-100
    cpc = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    currency = models.CharField(max_length=3, blank=True)
    trend = models.JSONField(null=True)
    intent = models.CharField(max_length=16, choices=Intent, blank=True)
    intent_source = models.CharField(max_length=8, blank=True)  # imported, rules, person
    url = models.CharField(max_length=2000, blank=True)
    priority = models.FloatField(default=0)
    cluster = models.ForeignKey(
        Cluster, models.SET_NULL, null=True, blank=True, related_name="keywords", db_index=False
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.NEW)
    parked_reason = models.TextField(blank=True)
    edited_fields = models.JSONField(default=list)  # what a person changed; imports leave these alone
    raw_row = models.JSONField(null=True)
    import_job = models.ForeignKey(ImportJob, models.SET_NULL, null=True, related_name="keywords")
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "market", "normalised_term"], name="keyword_term_unique"),
            models.CheckConstraint(
                condition=Q(status__in=["new", "mapped", "excluded", "parked"]), name="keyword_status_valid"
            ),
        ]
        indexes: ClassVar = [
            models.Index(F("site"), F("priority").desc(), F("id"), condition=Q(status="new"), name="keyword_waiting"),
            models.Index(fields=["site", "market", "twin_key"], name="keyword_twins"),
            # The lists of the API, each in the order of one column and then id; see docs/decisions/0071.
            models.Index(fields=["site", "priority", "id"], name="keyword_by_priority"),
            models.Index(fields=["site", "status", "priority", "id"], name="keyword_by_status"),
            models.Index(fields=["cluster", "priority", "id"], name="keyword_by_cluster"),
            models.Index(fields=["sector", "priority", "id"], name="keyword_by_sector"),
            models.Index(fields=["site", "normalised_term", "id"], name="keyword_by_term"),
            models.Index(fields=["site", "volume", "id"], name="keyword_by_volume"),
            models.Index(fields=["site", "impressions", "id"], name="keyword_by_impressions"),
            models.Index(fields=["site", "difficulty", "id"], name="keyword_by_difficulty"),
            models.Index(fields=["site", "cpc", "id"], name="keyword_by_cpc"),
            models.Index(fields=["site", "id"], name="keyword_by_id"),
        ]


class KeywordVector(models.Model):
    """A term's embedding, kept so that it is never made twice. Shared by all sites: it depends on the text alone."""

    model = models.CharField(max_length=64)
    term_sha256 = models.CharField(max_length=64)
    vector = models.BinaryField()  # float16, unit length

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["term_sha256", "model"], name="keyword_vector_once"),
        ]


class GroupingBasis(models.Model):
    """What the keywords of one sector and market were measured by when they were grouped, for those that come later."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    scope = models.CharField(max_length=128)  # sector:market:model
    size = models.PositiveIntegerField()  # keywords it was made from
    mean = models.BinaryField()  # of their embeddings
    counts = models.BinaryField()  # in how many of them each word and gram stands, by hash

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "scope"], name="grouping_basis_once"),
        ]
