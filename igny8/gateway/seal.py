"""Seals the keys of providers with the installation's own key, and opens them again."""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from igny8.lib.errors import Igny8Error

_PURPOSE: Final = b"igny8 provider keys, 1"  # another purpose derives another key from the same secret


class SealBroken(Igny8Error):
    """What was sealed can't be opened with this installation's key."""

    code = "seal_broken"
    status = 500


def seal(secret: str) -> str:
    """The secret, sealed under the present key. "" stays "": there is nothing to hide."""
    return _fernet(*_secrets()).encrypt(secret.encode()).decode() if secret else ""


def unseal(sealed: str) -> str:
    """What `seal` sealed, under the present key or an earlier one. Raises `SealBroken`."""
    if not sealed:
        return ""
    try:
        return _fernet(*_secrets()).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise SealBroken(
            "A provider's key was sealed under another secret key than this installation's. Set IGNY8_SECRET_KEY (or "
            "IGNY8_SECRET_KEY_FALLBACKS) to the old one, or enter the key again with `igny8 provider set`."
        ) from error


def reseal(sealed: str) -> str:
    """The same secret under the present key; the same text where it is sealed under that already."""
    if not sealed:
        return ""
    try:
        _fernet(settings.SECRET_KEY).decrypt(sealed.encode())
    except InvalidToken:
        return seal(unseal(sealed))
    return sealed


def last_four(secret: str) -> str:
    """What may be shown of a secret; nothing of a short one, where four letters would be half of it."""
    return secret[-4:] if len(secret) >= 12 else ""


def _secrets() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=8)
def _fernet(*secrets: str) -> MultiFernet:
    return MultiFernet([Fernet(_derived(secret)) for secret in secrets])


def _derived(secret: str) -> bytes:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(secret.encode())
    return base64.urlsafe_b64encode(key)
