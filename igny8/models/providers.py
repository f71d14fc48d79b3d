"""AI providers that a user set up, and which of them serves which function."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from igny8.lib import clock
from igny8.models.tenants import Account, Site


class Kind(models.TextChoices):
    """The dialect that a provider speaks."""

    OPENAI = "openai"
    OPENAI_COMPATIBLE = "openai_compatible"  # OpenRouter, vLLM, LM Studio, llama.cpp, proxies
    AZURE = "azure"
    ANTHROPIC = "anthropic"
    GEMINI = "gemini"
    OLLAMA = "ollama"
    LOCAL = "local"  # llama.cpp in this process; its model is a GGUF file


class Function(models.TextChoices):
    """What a provider can be chosen for."""

    AUTO_CLUSTER = "auto_cluster"
    GENERATE_IDEAS = "generate_ideas"
    GENERATE_CONTENT = "generate_content"
    GENERATE_IMAGE_PROMPTS = "generate_image_prompts"
    GENERATE_IMAGES = "generate_images"
    EMBED = "embed"


class ProviderKey(models.Model):
    """A provider of an account, with its sealed key. Its key is written, never read back: only `last_four` is shown."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="provider_keys")
    site = models.ForeignKey(Site, models.CASCADE, null=True, blank=True, related_name="provider_keys")  # its own
    name = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, choices=Kind)
    base_url = models.CharField(max_length=500, blank=True)  # "": the kind's own
    sealed_key = models.TextField(blank=True)  # see igny8.gateway.seal
    last_four = models.CharField(max_length=4, blank=True)
    allow_private = models.BooleanField(default=False)  # the address may be of this machine or network
    model = models.CharField(max_length=128, blank=True)
    image_model = models.CharField(max_length=128, blank=True)
    embedding_model = models.CharField(max_length=128, blank=True)
    options = models.JSONField(default=dict)  # api_version, timeout_seconds, concurrency
    prices = models.JSONField(default=dict)  # model -> dollars; see igny8.gateway.prices
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(F("account"), Lower("name"), name="provider_key_name_unique"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="provider_key_kind_valid"),
        ]


class ProviderChoice(models.Model):
    """Who serves a function: for a site, or for all sites of an account that chose nothing of their own."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="provider_choices")
    site = models.ForeignKey(Site, models.CASCADE, null=True, blank=True, related_name="provider_choices")
    function = models.CharField(max_length=24, choices=Function)
    provider = models.CharField(max_length=64)  # "offline", or the name of a provider
    model = models.CharField(max_length=128, blank=True)  # "": the provider's own
    fallback_provider = models.CharField(max_length=64, blank=True)  # "": none
    fallback_model = models.CharField(max_length=128, blank=True)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "function"], condition=Q(site__isnull=True), name="provider_choice_of_account"
            ),
            models.UniqueConstraint(
                fields=["site", "function"], condition=Q(site__isnull=False), name="provider_choice_of_site"
            ),
            models.CheckConstraint(condition=Q(function__in=Function.values), name="provider_choice_function_valid"),
            models.CheckConstraint(
                condition=~Q(function="embed") | Q(fallback_provider=""), name="provider_choice_embed_alone"
            ),
        ]
