"""Which provider serves which function. Providers are made once a process, when they are first needed."""

from __future__ import annotations

import threading

from django.conf import settings
from django.utils.module_loading import import_string

from igny8.ai.provider import Provider

_made: dict[str, Provider] = {}
_making = threading.RLock()


def name_of(function: str) -> str:
    """The name of the provider that serves `function`: the first of IGNY8_PROVIDERS, for every function."""
    del function
    return next(iter(settings.IGNY8_PROVIDERS))


def provider(name: str) -> Provider:
    """The provider of that name. Raises KeyError if there is none."""
    path = settings.IGNY8_PROVIDERS[name]
    if path not in _made:
        with _making:
            if path not in _made:
                _made[path] = import_string(path)()
    return _made[path]
