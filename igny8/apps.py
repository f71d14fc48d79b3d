"""The one Django app."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from typing_extensions import override


class Igny8Config(AppConfig):
    name = "igny8"
    label = "igny8"
    verbose_name = "IGNY8"
    default_auto_field = "django.db.models.BigAutoField"

    @override
    def import_models(self) -> None:
        super().import_models()
        import_module("igny8.models.ledger")  # not in the package's list: only `igny8.credits` imports it

    @override
    def ready(self) -> None:
        import_module("igny8.web.trail")  # listens to allauth
