"""Second factors at rest: their secrets are sealed, and sealed anew when the installation's key has changed."""

from __future__ import annotations

from typing import Any, Final

from allauth.mfa.models import Authenticator

from igny8.lib import seal as seals

_PURPOSE: Final = "second factors"
_SECRETS: Final = ("secret", "seed")  # of TOTP, of recovery codes; a passkey has only a public key


def seal_factor(secret: str) -> str:
    """As it is stored."""
    return seals.seal(secret, _PURPOSE)


def unseal_factor(sealed: str) -> str:
    """What was sealed. Raises `SealBroken`."""
    return seals.unseal(sealed, _PURPOSE)


def reseal_factors() -> int:
    """Seal under the present key what an earlier one sealed; how many. What no key opens is left as it is."""
    changed = 0
    for row in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk"):
        try:
            data = _resealed(row.data)
        except seals.SealBroken:
            continue
        if data != row.data:
            # Whoever used a recovery code meanwhile has changed the row: it is done the next time.
            changed += int(Authenticator.objects.filter(pk=row.pk, data=row.data).update(data=data))
    return changed


def _resealed(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: seals.reseal(value, _PURPOSE) if name in _SECRETS and isinstance(value, str) else value
        for name, value in data.items()
    }
