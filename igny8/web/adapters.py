"""What allauth asks us: who may sign up, which passwords are good, where links lead, how secrets are kept."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.headless.adapter import DefaultHeadlessAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from typing_extensions import override

from igny8.access.client import address_of
from igny8.access.factors import seal_factor, unseal_factor
from igny8.access.mail import deliver
from igny8.access.users import check_password
from igny8.lib.errors import Invalid

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.http import HttpRequest

_NAME: Final = "IGNY8"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Passwords, mails and the client's address."""

    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come through the set-up link or an invitation: by the API, not through this door."""
        return False

    @override
    def clean_password(self, password: str, user: AbstractBaseUser | None = None) -> str:
        """The rules that the command line has too."""
        try:
            check_password(password, getattr(user, "email", ""))
        except Invalid as error:
            raise ValidationError(error.message, code="password") from error
        return password

    @override
    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    @override
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """No word of it comes from the request's headers but the browser's name in notices."""
        ours = SimpleNamespace(name=_NAME, domain=settings.IGNY8_BASE_URL)
        request = allauth_context.request
        told = {"request": request, "email": email, **context, "current_site": ours}
        deliver(self.render_mail(template_prefix, email, told))

    @override
    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Failed sign-ins are counted by the address alone: another Host header is no fresh start."""
        return str(credentials.get("email", "")).lower()


class HeadlessAdapter(DefaultHeadlessAdapter):  # type: ignore[misc]  # allauth has no types
    """Where the links in mails lead."""

    @override
    def get_frontend_url(self, urlname: str, **kwargs: str) -> str | None:
        """On our own address, whatever the request calls us."""
        path: str = settings.HEADLESS_FRONTEND_URLS[urlname]
        for name, value in kwargs.items():
            path = path.replace(f"{{{name}}}", quote(value, safe=""))
        return f"{settings.IGNY8_BASE_URL}{path}"


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Second factors: sealed in the database, bound to our own name."""

    @override
    def encrypt(self, text: str) -> str:
        return seal_factor(text)

    @override
    def decrypt(self, encrypted_text: str) -> str:
        return unseal_factor(encrypted_text)

    @override
    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """A passkey belongs to a host name: IGNY8_BASE_URL's, or without one the (allowed) host of the request."""
        host = urlsplit(settings.IGNY8_BASE_URL).hostname if settings.IGNY8_BASE_URL_IS_GIVEN else None
        return {"id": host or allauth_context.request.get_host().partition(":")[0], "name": _NAME}

    @override
    def _get_site_name(self) -> str:
        return _NAME
