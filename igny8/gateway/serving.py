"""Who serves a function for a site: the provider that was chosen, then its fallback."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.module_loading import import_string

from igny8.ai.errors import KeyRefused, ModelGone
from igny8.ai.provider import Provider
from igny8.gateway import choices
from igny8.gateway.choices import Choice, choices_of
from igny8.gateway.connections import space_of
from igny8.gateway.known import EMBED, Known, find, is_built_in
from igny8.lib.seal import SealBroken
from igny8.models import Site

_made: dict[str, Provider] = {}
_making = threading.RLock()


@dataclass(frozen=True)
class Server:
    """A provider that serves a function with a model."""

    name: str
    model: str = ""  # "": a built-in provider, which has its own
    known: Known | None = None  # None: built in
    is_fallback: bool = False


@dataclass
class Serving:
    """Who serves what for one site. Read once, so that what is asked together is served alike."""

    site: Site
    _choices: dict[str, Choice] = field(default_factory=dict)
    _servers: dict[tuple[str, bool], Server] = field(default_factory=dict)

    def choice(self, function: str) -> Choice:
        if not self._choices:
            self._choices = choices_of(account_id=self.site.account_id, site_id=self.site.pk)
        return self._choices[function]

    def first(self, function: str) -> Server:
        """Who serves the function. Raises `KeyRefused` where the provider that was chosen is no more."""
        choice = self.choice(function)
        return self._server(function, choice.provider, choice.model)

    def fallback(self, function: str) -> Server | None:
        """Who takes over, if anybody does."""
        choice = self.choice(function)
        if not choice.fallback_provider:
            return None
        return self._server(function, choice.fallback_provider, choice.fallback_model, is_fallback=True)

    def space(self) -> str:
        """Names what turns texts into vectors; vectors of two names are never compared."""
        server = self.first(EMBED)
        return server.name if server.known is None else space_of(server.known, server.model)

    def _server(self, function: str, name: str, model: str, *, is_fallback: bool = False) -> Server:
        key = (function, is_fallback)
        found = self._servers.get(key)
        if found is None:
            found = self._servers[key] = self._found(function, name, model, is_fallback=is_fallback)
        return found

    def _found(self, function: str, name: str, model: str, *, is_fallback: bool) -> Server:
        if is_built_in(name):
            return Server(name, is_fallback=is_fallback)
        try:
            known = find(name, account=self.site.account, site=self.site)
        except SealBroken as error:
            raise KeyRefused(f"The key of {name!r} can't be read: {error.message}") from error
        if known is None:
            raise KeyRefused(
                f"The provider {name!r}, chosen for {function}, is no more. Set it up again with `igny8 provider set`, "
                "or choose another."
            )
        model = model or known.model_for(function)
        if not model:
            raise ModelGone(f"The provider {name!r} has no model for {function}. Name one with `igny8 provider set`.")
        return Server(known.name, model, known, is_fallback)


def name_of(function: str, site: Site | None = None) -> str:
    """The name of the provider that serves `function` for the site; without a site, of who serves by default."""
    if site is None:
        return choices.default_name()
    return choices_of(account_id=site.account_id, site_id=site.pk)[function].provider


def provider(name: str) -> Provider:
    """The built-in provider of that name. Raises KeyError if there is none. Made once a process."""
    path = settings.IGNY8_PROVIDERS[name]
    if path not in _made:
        with _making:
            if path not in _made:
                _made[path] = import_string(path)()
    return _made[path]
