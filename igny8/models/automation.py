"""How a site's automation is set up: schedule, batch sizes, caps, budgets."""

from __future__ import annotations

from datetime import time
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from igny8.models.tenants import Site


def _batch(default: int, most: int) -> Any:
    return models.PositiveIntegerField(default=default, validators=[MinValueValidator(1), MaxValueValidator(most)])


def _cap() -> Any:
    return models.PositiveIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])  # null: no cap


def _money() -> Any:
    least = [MinValueValidator(0)]
    return models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True, validators=least)  # US dollars


def mondays() -> list[int]:
    """The weekdays of a new config."""
    return [0]


def no_checks() -> list[str]:
    """A new config holds nothing."""
    return []


class AutomationConfig(models.Model):
    """One per site. A run copies it when it starts, so a later change applies to the next run."""

    class Frequency(models.TextChoices):
        DAILY = "daily"
        WEEKLY = "weekly"  # on each of `weekdays`
        MONTHLY = "monthly"  # on `day_of_month`; 31 means the last day

    class Granularity(models.TextChoices):
        TIGHT = "tight"  # a page a group
        BALANCED = "balanced"
        BROAD = "broad"  # a silo a group

    class ImageQuality(models.TextChoices):
        DRAFT = "draft"  # 1 credit an image
        STANDARD = "standard"  # 2 credits
        HIGH = "high"  # 4 credits

    site = models.OneToOneField(Site, models.CASCADE, related_name="automation_config")
    is_enabled = models.BooleanField(default=False)
    frequency = models.CharField(max_length=8, choices=Frequency, default=Frequency.DAILY)
    scheduled_time = models.TimeField(default=time(2))  # in the site's time zone
    weekdays = models.JSONField(default=mondays)  # 0 is Monday; never empty
    day_of_month = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1), MaxValueValidator(31)])
    last_run_at = models.DateTimeField(null=True)
    next_run_at = models.DateTimeField(null=True)  # null when disabled

    stage_1_batch_size = _batch(20, 500)
    stage_2_batch_size = _batch(1, 50)
    stage_3_batch_size = _batch(20, 500)
    stage_4_batch_size = _batch(1, 50)
    stage_5_batch_size = _batch(1, 50)
    stage_6_batch_size = _batch(1, 50)
    stage_1_max_items = _cap()
    stage_2_max_items = _cap()
    stage_3_max_items = _cap()
    stage_4_max_items = _cap()
    stage_5_max_items = _cap()
    stage_6_max_items = _cap()
    stage_1_enabled = models.BooleanField(default=True)
    stage_2_enabled = models.BooleanField(default=True)
    stage_3_enabled = models.BooleanField(default=True)
    stage_4_enabled = models.BooleanField(default=True)
    stage_5_enabled = models.BooleanField(default=True)
    stage_6_enabled = models.BooleanField(default=True)

    max_credits_per_run = models.PositiveIntegerField(null=True, blank=True)
    max_credits_per_day = models.PositiveIntegerField(null=True, blank=True)
    max_credits_per_month = models.PositiveIntegerField(null=True, blank=True)
    max_cost_per_run = _money()
    max_cost_per_day = _money()
    max_cost_per_month = _money()
    warn_below = models.PositiveIntegerField(null=True, blank=True)  # credits left that call for a warning
    concurrency = models.PositiveSmallIntegerField(default=4, validators=[MinValueValidator(1), MaxValueValidator(64)])
    max_attempts = models.PositiveSmallIntegerField(default=3, validators=[MinValueValidator(1), MaxValueValidator(10)])
    granularity = models.CharField(max_length=8, choices=Granularity, default=Granularity.BALANCED)
    ideas_per_cluster = models.PositiveSmallIntegerField(
        default=3, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    image_quality = models.CharField(max_length=8, choices=ImageQuality, default=ImageQuality.DRAFT)

    quality_min_score = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(100)]
    )  # holds what scores less; null: nothing is held for its score
    quality_hold = models.JSONField(default=no_checks)  # keys of checks that hold an article when they fail
    quality_repair = models.BooleanField(default=True)  # ask the writer once to mend what failed

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(frequency__in=["daily", "weekly", "monthly"]), name="config_frequency_valid"
            ),
            models.CheckConstraint(
                condition=Q(granularity__in=["tight", "balanced", "broad"]), name="config_granularity_valid"
            ),
            models.CheckConstraint(
                condition=Q(image_quality__in=["draft", "standard", "high"]), name="config_quality_valid"
            ),
            models.CheckConstraint(
                condition=Q(is_enabled=True) | Q(next_run_at__isnull=True), name="config_next_run_only_if_on"
            ),
            models.CheckConstraint(
                condition=Q(quality_min_score__isnull=True) | Q(quality_min_score__lte=100),
                name="config_min_score_valid",
            ),
        ]
        indexes: ClassVar = [
            models.Index(F("next_run_at"), condition=Q(is_enabled=True), name="config_due"),
        ]
