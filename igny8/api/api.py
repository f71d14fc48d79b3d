"""The API: its routers, in the order of the documentation."""

from __future__ import annotations

from typing import Final

from ninja import NinjaAPI, Router

from igny8 import __version__
from igny8.api import (
    accounts,
    audit,
    automation,
    errors,
    invitations,
    me,
    notifications,
    setup,
    tokens,
)

accounts.router.add_router("", invitations.router)
accounts.router.add_router("", audit.router)
ROUTERS: Final[dict[str, Router]] = {
    "": me.router,
    "setup/": setup.router,
    "automation/": automation.router,
    "accounts/": accounts.router,
    "invitation/": invitations.offers,
    "tokens/": tokens.router,
    "notifications/": notifications.router,
}

api = NinjaAPI(
    title="IGNY8",
    version=__version__,
    urls_namespace="api",
    description="A self-hosted content engine. Errors are `{code, message, extra}`; what isn't yours is 404.",
    servers=[{"url": "/"}],
)
errors.install(api)
for prefix, router in ROUTERS.items():
    api.add_router(prefix, router)
