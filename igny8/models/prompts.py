"""The prompt library: what people made of the shipped prompts, for an account or for one of its sites."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from igny8.lib import clock
from igny8.models.tenants import Account, Site, User


class PromptVersion(models.Model):
    """One version of a prompt's text. Never changed and never removed: stored calls name it."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="prompt_versions")
    site = models.ForeignKey(Site, models.CASCADE, null=True, related_name="prompt_versions")  # null: the whole account
    part = models.CharField(max_length=64)  # of `igny8.ai.prompts.parts`
    number = models.PositiveIntegerField()  # counts from 1 for each part of a site, or of an account
    text = models.TextField()
    author = models.CharField(max_length=200)  # who, in words: an e-mail address, or "command line"
    user = models.ForeignKey(User, models.SET_NULL, null=True)
    note = models.CharField(max_length=500, blank=True)  # why
    is_active = models.BooleanField(default=False)  # in force; none active: the account's, else the shipped text is
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "part", "number"], name="prompt_number_once_site"),
            models.UniqueConstraint(
                fields=["account", "part", "number"], condition=Q(site=None), name="prompt_number_once_account"
            ),
            models.UniqueConstraint(
                fields=["site", "part"], condition=Q(is_active=True), name="prompt_one_active_site"
            ),
            models.UniqueConstraint(
                fields=["account", "part"], condition=Q(site=None, is_active=True), name="prompt_one_active_account"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="prompt_number_valid"),
        ]
