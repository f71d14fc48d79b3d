"""The API: its routers, in the order of the documentation."""

from __future__ import annotations

from typing import Final

from ninja import NinjaAPI, Router

from igny8 import __version__
from igny8.api import (
    accounts,
    audit,
    automation,
    content,
    errors,
    images,
    invitations,
    knowledge,
    me,
    notes,
    notifications,
    setup,
    tokens,
    versions,
)

for below in (invitations.router, audit.router):
    accounts.router.add_router("", below)
for below in (versions.router, notes.content_router, images.content_router):
    content.router.add_router("", below)
ROUTERS: Final[dict[str, Router]] = {
    "": me.router,
    "setup/": setup.router,
    "automation/": automation.router,
    "accounts/": accounts.router,
    "invitation/": invitations.offers,
    "tokens/": tokens.router,
    "notifications/": notifications.router,
    "content/": content.router,
    "images/": images.router,
    "knowledge/": knowledge.router,
    "notes/": notes.router,
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
