"""The prompt library: which text of a part is in force, and its versions for an account and for each site."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import Max, QuerySet

from igny8.access import audit
from igny8.ai.prompts.fence import plain
from igny8.ai.prompts.parts import PARTS, Part
from igny8.ai.prompts.port import Prompt
from igny8.ai.prompts.shipped import SHIPPED, shipped
from igny8.ai.prompts.template import faults
from igny8.lib.errors import Invalid, NotFound
from igny8.models import Account, PromptVersion, Site, User

ACCOUNT: Final = "account"
SITE: Final = "site"
LONGEST_NOTE: Final = 500


@dataclass(frozen=True)
class Scope:
    """Whose prompts: an account's, or those of one of its sites."""

    account: Account
    site: Site | None = None

    @classmethod
    def of(cls, site: Site) -> Scope:
        """The site's own."""
        return cls(site.account, site)

    @property
    def name(self) -> str:
        """The first half of its versions' names."""
        return SITE if self.site else ACCOUNT

    def versions(self, part: str) -> QuerySet[PromptVersion]:
        """Its versions of a part, the newest first."""
        return PromptVersion.objects.filter(account=self.account, site=self.site, part=part).order_by("-number")


class LibraryPrompts:
    """The prompts port over the library: what is in force for a site, or for an account. Read once."""

    def __init__(self, scope: Scope) -> None:
        rows = PromptVersion.objects.filter(account=scope.account, is_active=True)
        own = [row for row in rows if row.site_id is None or (scope.site and row.site_id == scope.site.pk)]
        own.sort(key=lambda row: row.site_id is not None)  # the site's word comes last, and holds
        self._texts = {row.part: Prompt(row.text, name_of(row)) for row in own}

    def prompt(self, part: str) -> Prompt:
        return self._texts.get(part) or shipped(part)


def prompts_for(site: Site) -> LibraryPrompts:
    """What is in force for a site: its own text, else its account's, else the shipped one."""
    return LibraryPrompts(Scope.of(site))


def name_of(version: PromptVersion) -> str:
    """How stored calls name a version: "account:3" or "site:3"."""
    return f"{ACCOUNT if version.site_id is None else SITE}:{version.number}"


def part_named(key: str) -> Part:
    """The part of that key. Raises `NotFound`."""
    if key not in PARTS:
        raise NotFound(f"There is no prompt {key!r}. There are {', '.join(PARTS)}.", parts=list(PARTS))
    return PARTS[key]


def text_of_version(scope: Scope, part: str, name: str) -> Prompt:
    """A version's text: "shipped", "account" (what the account has in force), "3", "account:3" or "site:3".

    A bare number is the scope's own. Raises `NotFound`.
    """
    part_named(part)
    if name.partition(":")[0] == SHIPPED:
        return shipped(part)
    if name == ACCOUNT:
        return LibraryPrompts(Scope(scope.account)).prompt(part)
    kind, _, number = name.rpartition(":")
    where = Scope(scope.account) if kind == ACCOUNT else scope
    is_named = number.isascii() and number.isdecimal() and kind in {"", where.name}
    version = where.versions(part).filter(number=int(number)).first() if is_named else None
    if version is None:
        raise NotFound(f"The prompt {part} has no version {name!r} there. `igny8 prompt list {part}` shows them.")
    return Prompt(version.text, name_of(version))


def checked(part: str, text: str) -> str:
    """The text as it is stored. Raises `Invalid` with everything that is wrong with it."""
    clean = plain(text).rstrip()  # lines are counted as the person sees them, so what stands before stays yet
    found = faults(clean, part_named(part))
    if found:
        told = [fault.message for fault in found]
        places = [{"place": fault.place, "line": fault.line, "message": fault.message} for fault in found]
        raise Invalid(
            f"{' '.join(told)} Nothing was changed.", fields={"text": " ".join(told)}, problems=told, faults=places
        )
    return clean.strip()


def save_version(
    *, scope: Scope, part: str, text: str, author: str, user: User | None = None, note: str = ""
) -> PromptVersion:
    """A new version, in force from now on; the one in force where it says the same. Raises `Invalid`."""
    clean = checked(part, text)
    if len(note) > LONGEST_NOTE:
        raise Invalid(f"A note has at most {LONGEST_NOTE} characters.", fields={"note": "too long"})
    with transaction.atomic():
        _lock(scope)
        versions = scope.versions(part)
        active = versions.filter(is_active=True).first()
        if active and active.text == clean:
            return active
        number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
        versions.filter(is_active=True).update(is_active=False)
        made = PromptVersion.objects.create(
            account=scope.account,
            site=scope.site,
            part=part,
            number=number,
            text=clean,
            author=author[:200],
            user=user,
            note=note,
            is_active=True,
        )
        _record(scope, "prompt.save", part, name_of(made), author, user)
    return made


def restore(*, scope: Scope, part: str, version: str, author: str, user: User | None = None) -> Prompt:
    """Put an older text in force: a number of the scope's own, "shipped", or for a site "account".

    What is in force afterwards. Raises `NotFound`; `Invalid` where an old text misses a place that is required by now.
    """
    wanted = text_of_version(scope, part, version)
    number = version.removeprefix(f"{scope.name}:")
    with transaction.atomic():
        _lock(scope)
        own = scope.versions(part).filter(number=int(number)) if number.isascii() and number.isdecimal() else None
        if own is not None:
            checked(part, wanted.text)
        scope.versions(part).filter(is_active=True).update(is_active=False)
        if own is not None:
            own.update(is_active=True)
        in_force = LibraryPrompts(scope).prompt(part)
        _record(scope, "prompt.restore", part, wanted.version, author, user)
        if in_force.text != wanted.text:
            # The account has its own: the site's way back to another text is a version of its own.
            made = save_version(scope=scope, part=part, text=wanted.text, author=author, user=user, note=wanted.version)
            in_force = Prompt(made.text, name_of(made))
    return in_force


def difference(one: Prompt, other: Prompt) -> str:
    """What changed from one text to the other, as a unified diff; empty where nothing did."""
    lines = difflib.unified_diff(
        one.text.splitlines(), other.text.splitlines(), one.version, other.version, lineterm=""
    )
    return "\n".join(lines)


def _lock(scope: Scope) -> None:
    """Saves of one scope take turns, so that numbers and the one in force stay single."""
    if scope.site:
        Site.objects.select_for_update(no_key=True).get(pk=scope.site.pk)
    else:
        Account.objects.select_for_update(no_key=True).get(pk=scope.account.pk)


def _record(scope: Scope, action: str, part: str, version: str, author: str, user: User | None) -> None:
    where = scope.site.domain if scope.site else scope.account.name
    audit.record(
        account=scope.account, actor=author, user=user, action=action, target=where, part=part, version=version
    )
