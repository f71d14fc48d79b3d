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
    413: ("too_large",),
    422: ("invalid",),
    429: ("too_many_requests",),
    503: ("database_failed",),
    507: ("media_full",),
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
    "save_content": {409: ("version_conflict", "being_rewritten", "slug_taken")},
    "approve_content": {
        409: ("content_state", "version_conflict", "images_pending", "content_empty", "content_held"),
    },
    "reject_content": {409: ("content_state", "version_conflict")},
    "content_back_to_draft": {409: ("content_state",)},
    "ask_for_changes": {
        409: ("content_state", "being_rewritten", "no_task", "items_busy"),
        422: ("idempotency_key_reused",),
    },
    "restore_version": {409: ("version_conflict", "being_rewritten")},
    "edit_image": {409: ("image_state",)},
    "redraw_image": {409: ("content_state", "image_state", "items_busy"), 422: ("idempotency_key_reused",)},
    "upload_image": {409: ("image_state",), 413: ("image_too_large",), 422: ("not_an_image",)},
    "remove_image": {409: ("image_state",)},
    "add_source": {409: ("knowledge_full",)},
    "upload_source": {409: ("knowledge_full",)},
    "change_source": {409: ("knowledge_full", "known_already")},
    "set_up": {403: ("setup_token",), 409: ("setup_done", "user_exists", "account_exists")},
    "rename_account": {409: ("account_exists",)},
    "leave_account": {409: ("last_owner",)},
    "transfer_account": {409: ("last_owner",)},
    "change_role": {409: ("last_owner",)},
    "remove_member": {409: ("last_owner",)},
    "invite": {409: ("already_member",)},
    "look_at_invitation": {409: ("invitation_closed",)},
    "join": {409: ("invitation_closed", "user_exists", "already_member")},
    "accept_invitation": {403: ("invitation_for_another",), 409: ("invitation_closed", "already_member")},
}
