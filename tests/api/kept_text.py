"""Where text is read that doesn't come back in the answer, and the rules of fields that are more than text."""

from __future__ import annotations

import io
import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any, Final

from igny8.access.sites import host_of
from igny8.ai.prompts.fence import plain
from igny8.gateway.known import find
from igny8.lib.text import normalise_term, one_line, slugify, text_of
from igny8.models import User
from igny8.publishing.xml_text import without_control
from tests.api.people import Caller, World
from tests.api.samples.providers import TEXT as PROMPT
from tests.api.text_fields import TextField

Place = tuple[str, str]  # operation id, and the field's name


@dataclass(frozen=True)
class Asked:
    """What was asked, and what was answered."""

    world: World
    answer: Any
    body: dict[str, Any]

    @property
    def told(self) -> Any:
        return self.answer.json()

    def get(self, path: str) -> Any:
        """What another route tells Alice."""
        return Caller(self.world.alice).get(path.format(**self.world.ids)).json()

    def refuses(self, *names: str) -> bool:
        """Whether it was refused, for these fields."""
        return self.answer.status_code == 422 and set(names) <= set(self.told["extra"]["fields"])


def _last_note(asked: Asked) -> Any:
    """Reasons and instructions are notes on the article; an empty one is none."""
    reason = next(iter(asked.body[name] for name in ("reason", "instruction") if name in asked.body))
    notes = asked.get("content/{content_id}/notes/")["items"]
    made = [note["text"] for note in notes if note["is_request"]]
    return made[0] if made or reason else reason


def _override(asked: Asked) -> Any:
    """Stands in the audit trail; without a word it is none."""
    reason = asked.body["override_reason"]
    trail = asked.get(f"accounts/{asked.world.account.pk}/audit/?action=content.approve")["items"]
    return trail[0]["data"].get("override", "") if reason.strip() else reason


def _password(asked: Asked) -> Any:
    password, user = asked.body["password"], User.objects.latest("id")
    return password if user.check_password(password) else None


def _site_name(asked: Asked) -> Any:
    """Without a name a site has its domain's."""
    name = asked.told["name"]
    return name if asked.body["name"].strip() else asked.body["name"] * (name == asked.told["domain"])


def _body(asked: Asked) -> Any:
    """HTML is sanitised; what a reader sees of it is what was sent."""
    return asked.body["body"] if text_of(asked.told["body"]) == text_of(asked.body["body"]) else asked.told["body"]


def _figure(asked: Asked) -> Any:
    """A price comes back with four places."""
    return asked.body["cpc"] if Decimal(asked.told["cpc"]) == Decimal(asked.body["cpc"]) else asked.told["cpc"]


def _chosen_model(asked: Asked) -> Any:
    [used] = [each["used"] for each in asked.told["items"] if each["function"] == "generate_content"]
    sent = asked.body["choices"]["generate_content"]["model"]
    return sent if used["model"] == (sent.strip() or "small") else used["model"]


def _fallback_model(asked: Asked) -> Any:
    [choice] = [each for each in asked.told["items"] if each["function"] == "generate_content"]
    sent = asked.body["choices"]["generate_content"]["fallback_model"]
    return sent if choice["fallback"]["model"] == (sent.strip() or "small") else choice["fallback"]["model"]


def _models_name(name: str) -> Callable[[Asked], Any]:
    return lambda asked: asked.body[name] if asked.told[name] == asked.body[name].strip() else asked.told[name]


def _tried_model(asked: Asked) -> Any:
    sent = asked.body["model"]
    return sent if asked.told["tests"][0]["model"] == (sent or "small") else asked.told


def _wish(asked: Asked) -> Any:
    return asked.told["options"]["market"]


SENT: Final[dict[Place, Callable[[str], str]]] = {
    ("save_content", "body"): lambda text: f"<p>{escape(text)}</p>",
    **{(operation, "text"): lambda text: f"{PROMPT}\n{text}" for operation in ("save_prompt", "preview_prompt")},
}
# What else the body says, where the sample's own would put the text to no use.
BODY: Final[dict[str, dict[str, Any]]] = {
    "decide_content_in_bulk": {"decision": "reject"},
    "export_content": {"format": "wxr"},
    "put_choices": {
        "choices": {"generate_content": {"provider": "press", "fallback_provider": "press", "fallback_model": "large"}}
    },
}
# Fields of the sample that make no sense beside the text.
WITHOUT: Final[dict[str, set[str]]] = {"change_keywords": {"ids"}, "change_ideas": {"ids"}}

KEPT: Final[dict[Place, Callable[[Asked], Any]]] = {
    ("approve_content", "override_reason"): _override,
    ("reject_content", "reason"): _last_note,
    ("ask_for_changes", "instruction"): _last_note,
    ("decide_content_in_bulk", "reason"): _last_note,
    ("grant_credits", "note"): lambda asked: asked.get("credits/entries/")["items"][0]["note"],
    ("redraw_image", "prompt"): lambda asked: asked.get("images/{image_id}/")["prompt"],
    ("redraw_image", "title"): lambda asked: asked.get("images/{image_id}/")["title"],
    ("set_up", "password"): _password,
    ("join", "password"): _password,
    ("set_up", "name"): lambda asked: User.objects.latest("id").name,
    ("join", "name"): lambda asked: User.objects.latest("id").name,
    ("create_site", "name"): _site_name,
    ("create_keyword", "cpc"): _figure,
    ("change_keyword", "cpc"): _figure,
    **{(operation, "market"): _wish for operation in ("begin_import", "preview_import", "confirm_import")},
    ("save_content", "body"): _body,
    ("put_choices", "choices.*.model"): _chosen_model,
    ("put_choices", "choices.*.fallback_model"): _fallback_model,
    ("test_provider", "model"): _tried_model,
    **{
        (operation, name): _models_name(name)
        for operation in ("put_provider", "change_provider")
        for name in ("model", "image_model", "embedding_model")
    },
}

_SEARCHED: Final = "is looked for, and kept nowhere"
SILENT: Final[dict[Place, str]] = {
    ("decide_content_in_bulk", "override_reason"): "goes with an approval; tried as approve_content's",
    ("export_content", "filters.provider"): _SEARCHED,
    ("export_content", "filters.search"): _SEARCHED,
    **{("change_keywords", f"filter.{name}"): _SEARCHED for name in ("search", "market", "cpc_from", "cpc_to")},
    ("change_ideas", "filter.search"): _SEARCHED,
}


def _is_refused(asked: Asked, field: TextField, text: str) -> None:
    assert asked.refuses(field.path[0]), (field.name, text, asked.answer.content)


def _domain(asked: Asked, field: TextField, text: str) -> None:
    if asked.answer.status_code == 422:
        return _is_refused(asked, field, text)
    assert (asked.answer.status_code < 300, asked.told["domain"]) == (True, host_of(text)), (text, asked.answer.content)
    return None


def _opens_nothing(asked: Asked, field: TextField, text: str) -> None:
    assert asked.answer.status_code in {403, 404}, (field.name, text, asked.answer.content)


def _spaces_folded(asked: Asked, field: TextField, text: str) -> None:
    assert asked.answer.status_code < 300, (field.name, text, asked.answer.content)
    told = asked.told["account"] if field.name == "account" else asked.told
    assert told["name"] == " ".join(text.split())


def _language(asked: Asked, field: TextField, text: str) -> None:
    """What has the shape of a code is one."""
    if re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        assert asked.told["language"] == text
    else:
        _is_refused(asked, field, text)


def _term(asked: Asked, field: TextField, text: str) -> None:
    """Ligatures are written out where terms are compared, and may be too many then."""
    if 1 <= len(normalise_term(text)) <= 500:
        assert asked.told["term"] == text
    else:
        _is_refused(asked, field, text)


def _country(asked: Asked, field: TextField, text: str) -> None:
    """Spaces are no country."""
    if text.strip():
        _is_refused(asked, field, text)
    else:
        assert asked.told["country"] == ""


def _slug(asked: Asked, field: TextField, text: str) -> None:
    if text == slugify(text, most=200):
        assert (asked.answer.status_code, asked.told["slug"]) == (200, text)
    else:
        _is_refused(asked, field, text)


def _one_line(asked: Asked, field: TextField, text: str) -> None:
    """A title is put on one line; without one, the old one or the text's first words stay."""
    assert asked.answer.status_code < 300, (field.name, text, asked.answer.content)
    assert asked.told["title"] == one_line(text, 300) or not one_line(text, 300)


def _passages(asked: Asked, field: TextField, text: str) -> None:
    """Markdown is read as such and kept in pieces; what holds no word is refused."""
    if asked.answer.status_code == 422:
        return _is_refused(asked, field, text)
    assert asked.answer.status_code < 300, (field.name, text, asked.answer.content)
    pieces = asked.get(f"knowledge/{asked.told['id']}/passages/?limit=100")["items"]
    if not set(text) & set("<&\\[`#*_\t"):
        assert _letters("".join(piece["text"] for piece in pieces)) == _letters(text)
    return None


def _letters(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFC", text) if each.isalnum())


def _pictures_address(asked: Asked, field: TextField, text: str) -> None:
    """Stands in the file for WordPress, which stays well-formed whatever it holds."""
    assert asked.answer.status_code == 200, (text, asked.answer.content)
    packed = zipfile.ZipFile(io.BytesIO(b"".join(asked.answer.streaming_content)))
    read = ET.fromstring(packed.read(next(name for name in packed.namelist() if name.endswith(".xml"))))
    addresses = [each.text or "" for each in read.iter("{http://wordpress.org/export/1.2/}attachment_url")]
    assert addresses
    assert all(without_control(text).rstrip("/").replace("\r", "") in each.replace("\r", "") for each in addresses)


def _column(asked: Asked, field: TextField, text: str) -> None:
    """A name that no column of the file has is refused, by the name of its role."""
    assert asked.answer.status_code == 422, (text, asked.answer.content)


def _keyword_column(asked: Asked, field: TextField, text: str) -> None:
    """Of blanks nothing is said: the column is found by itself."""
    if text.strip():
        return _column(asked, field, text)
    assert asked.answer.status_code == 201, (text, asked.answer.content)
    return None


def _address(asked: Asked, field: TextField, text: str) -> None:
    """What is no address is refused; a change to another host wants its key with it."""
    if asked.answer.status_code == 422:
        assert asked.refuses("base_url") or asked.refuses("key"), (text, asked.answer.content)
    else:
        assert (asked.answer.status_code < 300, asked.told["base_url"]) == (True, text.strip()), text


def _key(asked: Asked, field: TextField, text: str) -> None:
    """Goes in and never comes out; what no header can carry is refused."""
    if asked.answer.status_code == 422:
        return _is_refused(asked, field, text)
    assert asked.answer.status_code < 300, (text, asked.answer.content)
    known = find("press", account=asked.world.account, site=asked.world.site)
    assert known is not None
    assert known.key == text.strip()
    assert asked.told["has_key"] == bool(text.strip())
    return None


def _chosen_provider(asked: Asked, field: TextField, text: str) -> None:
    """One of those that are there; empty is nobody."""
    if text:
        assert asked.answer.status_code == 422, (text, asked.answer.content)
    else:
        assert asked.answer.status_code < 300, (text, asked.answer.content)


def _prompt(asked: Asked, field: TextField, text: str) -> None:
    """Kept word for word after what every prompt must hold; what looks like a place and is none is refused."""
    if asked.answer.status_code == 422:
        assert set(text) & set("{}=<>"), (text, asked.answer.content)
        return _is_refused(asked, field, text)
    assert asked.answer.status_code < 300, (text, asked.answer.content)
    told = asked.told["text"] if "text" in asked.told else asked.told["user"]
    assert plain(text).strip() in told, (text, told)
    return None


def _version(asked: Asked, field: TextField, text: str) -> None:
    """A bare number is the site's own; one that was never saved is not there."""
    if asked.answer.status_code == 404:
        return
    assert asked.answer.status_code < 300, (text, asked.answer.content)
    assert asked.told["version"].startswith(f"site:{text}" if text.isdigit() else text.partition(":")[0]), text


_SITE: Final = ("create_site", "change_site")
ALONE: Final[dict[Place, Callable[[Asked, TextField, str], None]]] = {
    ("set_up", "email"): _is_refused,
    ("begin_import", "keyword_column"): _keyword_column,
    ("invite", "email"): _is_refused,
    ("set_up", "token"): _opens_nothing,
    ("set_up", "account"): _spaces_folded,
    ("join", "token"): _opens_nothing,
    ("accept_invitation", "token"): _opens_nothing,
    ("rename_account", "name"): _spaces_folded,
    ("update_config", "time_zone"): _is_refused,
    ("update_config", "last_run_at"): _is_refused,
    ("update_config", "next_run_at"): _is_refused,
    **{(operation, "domain"): _domain for operation in _SITE},
    **{(operation, "language"): _language for operation in _SITE},
    **{(operation, "country"): _country for operation in _SITE},
    **{(operation, "time_zone"): _is_refused for operation in _SITE},
    ("create_keyword", "term"): _term,
    ("change_cluster", "slug"): _slug,
    ("save_content", "slug"): _slug,
    **{(operation, "title"): _one_line for operation in ("add_source", "upload_source", "change_source")},
    **{(operation, "text"): _passages for operation in ("add_source", "change_source")},
    ("export_content", "images_url"): _pictures_address,
    **{(operation, "base_url"): _address for operation in ("put_provider", "change_provider")},
    **{(operation, "key"): _key for operation in ("put_provider", "change_provider")},
    ("apply_preset", "provider"): _is_refused,
    ("put_choices", "choices.*.provider"): _chosen_provider,
    ("put_choices", "choices.*.fallback_provider"): _chosen_provider,
    ("save_prompt", "text"): _prompt,
    ("restore_prompt", "version"): _version,
    ("preview_prompt", "text"): _prompt,
    ("preview_import", "columns.*"): _column,
    ("confirm_import", "columns.*"): _column,
}
