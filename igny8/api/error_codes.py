"""The stable codes of refusals: those that every route may give, and each route's own. A test holds answers to them."""

from __future__ import annotations

from typing import Final

# What a route that declares the status may answer, whatever it does.
BY_STATUS: Final[dict[int, tuple[str, ...]]] = {
    400: ("bad_request",),
    401: ("unauthenticated",),
    402: ("insufficient_credits",),
    403: ("forbidden", "csrf_failed"),
    404: ("not_found",),
    422: ("invalid",),
    429: ("too_many_requests",),
}

# What only this route may answer. One that stands here with 409 may find a state in which it makes no sense.
BY_OPERATION: Final[dict[str, dict[int, tuple[str, ...]]]] = {
    "run_now": {402: ("over_budget",), 409: ("run_active",), 422: ("idempotency_key_reused",)},
    "pause": {409: ("run_state",)},
    "resume": {402: ("over_budget",), 409: ("run_state",)},
    "cancel": {409: ("run_state",)},
    "retry_failed": {
        402: ("over_budget",),
        409: ("run_active", "nothing_to_retry"),
        422: ("idempotency_key_reused",),
    },
    "grant_credits": {422: ("idempotency_key_reused",)},
    "create_site": {409: ("site_exists",)},
    "change_site": {409: ("site_exists",)},
    "restore_site": {409: ("site_exists",)},
    "create_sector": {409: ("sector_exists",)},
    "rename_sector": {409: ("sector_exists",)},
    "create_keyword": {409: ("keyword_exists",)},
    "change_keyword": {409: ("in_cluster",)},
    "undo_change": {409: ("change_state",)},
    "begin_import": {422: ("unreadable_file",)},
    "preview_import": {409: ("import_state",), 422: ("unreadable_file",)},
    "confirm_import": {409: ("import_state",), 422: ("unreadable_file", "idempotency_key_reused")},
    "cancel_import": {409: ("import_state",)},
    "change_cluster": {409: ("cluster_exists",)},
    "delete_cluster": {409: ("cluster_not_empty",)},
    "merge_clusters": {409: ("other_market",)},
    "split_cluster": {409: ("cluster_exists",)},
    "group_now": {409: ("nothing_waits", "items_busy"), 422: ("idempotency_key_reused",)},
    "plan_more_ideas": {409: ("item_state", "items_busy"), 422: ("idempotency_key_reused",)},
    "create_idea": {409: ("idea_exists",)},
    "change_idea": {409: ("idea_exists", "item_state")},
    "make_task": {409: ("item_state", "items_busy"), 422: ("idempotency_key_reused",)},
    "change_task": {409: ("item_state",)},
    "delete_task": {409: ("item_state",)},
    "write_task": {409: ("item_state", "items_busy"), 422: ("idempotency_key_reused",)},
}
