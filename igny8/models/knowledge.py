"""What a site knows: sources that a person added, cut into passages."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from igny8.lib import clock
from igny8.models.tenants import Site


class PassageSource(models.Model):
    """A text that a person added."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="passage_sources")
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=2000, blank=True)
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "sha256"], name="passage_source_once"),
        ]


class Passage(models.Model):
    """A piece of a source, small enough to quote, with its embedding."""

    source = models.ForeignKey(PassageSource, models.CASCADE, related_name="passages")
    site = models.ForeignKey(Site, models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    heading = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    model = models.CharField(max_length=64)
    vector = models.BinaryField()  # float16, unit length

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "position"], name="passage_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["site"], name="passage_by_site")]
