"""Seals small secrets with the installation's own key, a key of its own for each purpose, and opens them again."""

from __future__ import annotations

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from igny8.lib.errors import Igny8Error


class SealBroken(Igny8Error):
    """What was sealed can't be opened with this installation's key."""

    code = "seal_broken"
    status = 500


def seal(secret: str, purpose: str) -> str:
    """The secret, sealed under the present key. "" stays "": there is nothing to hide."""
    return _fernet(purpose, *_secrets()).encrypt(secret.encode()).decode() if secret else ""


def unseal(sealed: str, purpose: str) -> str:
    """What `seal` sealed, under the present key or an earlier one. Raises `SealBroken`."""
    if not sealed:
        return ""
    try:
        return _fernet(purpose, *_secrets()).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise SealBroken(
            f"What is sealed here ({purpose}) was sealed under another secret key than this installation's. Set "
            "IGNY8_SECRET_KEY (or IGNY8_SECRET_KEY_FALLBACKS) to the old one, or enter it again."
        ) from error


def reseal(sealed: str, purpose: str) -> str:
    """The same secret under the present key; the same text where it is sealed under that already."""
    if not sealed:
        return ""
    try:
        _fernet(purpose, _secrets()[0]).decrypt(sealed.encode())
    except InvalidToken:
        return seal(unseal(sealed, purpose), purpose)
    return sealed


def _secrets() -> tuple[str, ...]:
    return tuple(str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=8)
def _fernet(purpose: str, *secrets: str) -> MultiFernet:
    return MultiFernet([Fernet(_derived(secret, purpose)) for secret in secrets])


def _derived(secret: str, purpose: str) -> bytes:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"igny8 {purpose}, 1".encode()).derive(secret.encode())
    return base64.urlsafe_b64encode(key)
