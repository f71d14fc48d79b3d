"""Seals the keys of providers, and opens them again."""

from __future__ import annotations

from typing import Final

from igny8.lib import seal as seals
from igny8.lib.seal import SealBroken

_PURPOSE: Final = "provider keys"


def seal(secret: str) -> str:
    """The secret, sealed under the present key. "" stays "": there is nothing to hide."""
    return seals.seal(secret, _PURPOSE)


def unseal(sealed: str) -> str:
    """What `seal` sealed, under the present key or an earlier one. Raises `SealBroken`."""
    try:
        return seals.unseal(sealed, _PURPOSE)
    except SealBroken as error:
        raise SealBroken(
            "A provider's key was sealed under another secret key than this installation's. Set IGNY8_SECRET_KEY (or "
            "IGNY8_SECRET_KEY_FALLBACKS) to the old one, or enter the key again with `igny8 provider set`."
        ) from error


def reseal(sealed: str) -> str:
    """The same secret under the present key; the same text where it is sealed under that already."""
    return seals.reseal(sealed, _PURPOSE)


def last_four(secret: str) -> str:
    """What may be shown of a secret; nothing of a short one, where four letters would be half of it."""
    return secret[-4:] if len(secret) >= 12 else ""
