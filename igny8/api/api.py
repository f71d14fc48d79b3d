"""The API: its routers, in the order of the documentation."""

from __future__ import annotations

from typing import Final

from ninja import Router

from igny8 import __version__
from igny8.api import (
    accounts,
    audit,
    automation,
    bulk,
    calls,
    choices,
    clusters,
    content,
    costs,
    errors,
    ideas,
    images,
    imports,
    invitations,
    keywords,
    knowledge,
    me,
    notes,
    notifications,
    prompts,
    providers,
    run_steps,
    runs,
    sectors,
    setup,
    sites,
    stream,
    tasks,
    tokens,
    versions,
)
from igny8.api import credits as purse
from igny8.api.document import Api, Docs
from igny8.api.schemas.strict import ExactParser

for below in (invitations.router, audit.router):
    accounts.router.add_router("", below)
for below in (versions.router, notes.content_router, images.content_router):
    content.router.add_router("", below)
runs.router.add_router("", run_steps.router)
ROUTERS: Final[dict[str, Router]] = {
    "": me.router,
    "setup/": setup.router,
    "automation/": automation.router,
    "sites/": sites.router,
    "sectors/": sectors.router,
    "keywords/": keywords.router,
    "imports/": imports.router,
    "clusters/": clusters.router,
    "ideas/": ideas.router,
    "tasks/": tasks.router,
    "bulk/": bulk.router,
    "runs/": runs.router,
    "ai_calls/": calls.router,
    "credits/": purse.router,
    "costs/": costs.router,
    "providers/": providers.router,
    "choices/": choices.router,
    "prompts/": prompts.router,
    "stream/": stream.router,
    "accounts/": accounts.router,
    "invitation/": invitations.offers,
    "tokens/": tokens.router,
    "notifications/": notifications.router,
    "content/": content.router,
    "images/": images.router,
    "knowledge/": knowledge.router,
    "notes/": notes.router,
}

api = Api(
    title="IGNY8",
    version=__version__,
    urls_namespace="api",
    docs=Docs(),
    parser=ExactParser(),
    description=(
        "A self-hosted content engine. Programs send `Authorization: Bearer igny8_...`, browsers their session's "
        "cookie, and the cookie igny8_csrf as X-CSRFToken. Errors are `{code, message, extra}` with a stable code; "
        "what isn't yours is 404. Lists come in pages: `next` is the `cursor` of the next one. POSTs that start work "
        "or spend take an `Idempotency-Key`. Times are ISO 8601 in UTC."
    ),
    servers=[{"url": "/"}],
)
errors.install(api)
for prefix, router in ROUTERS.items():
    api.add_router(prefix, router)
