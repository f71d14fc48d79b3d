"""Sites whose runs come into each state by themselves: `python -m tests.e2e.states PROVIDER_URL`, before the server.

Their keywords are grouped by the product itself; ideas are asked of providers that hold, refuse, or answer nonsense.
The server's own worker then works the runs to where they stop. Prints the sites' ids by state.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from tests.e2e.people import EMAIL, PASSWORD
from tests.servers.igny8 import ROOT, environment
from tests.servers.ports import free_port
from tests.servers.wire import Asked, Wire, answered

if TYPE_CHECKING:
    from igny8.models import Account, Site

ENOUGH: Final = 5_000
SHORT: Final = 10  # credits: the keywords take them, the ideas want more
REFUSAL: Final = "Incorrect API key <b>provided</b>. " + "Ask whoever keeps it for another. " * 20
_CONFIG: Final = {"max_attempts": 1, "concurrency": 1, "stage_4_max_items": 1}
_IDEA: Final = {
    "title": "How to Wash Wool Socks",
    "description": "For people who are afraid of the machine.",
    "content_type": "post",
    "content_structure": "guide",
    "keywords": [1],
}


class Provider:
    """A model service on this machine. What it does with a request is in the name of the model: `held` keeps it
    waiting until `let_go`, `kept` to the end, `refused` turns its key away, `nonsense` answers what nobody can use;
    `shy` and `odd` do the same as these two until `mend`.
    """

    def __init__(self) -> None:
        self._may_answer = threading.Event()
        self._is_over = threading.Event()
        self._is_mended = False
        self._wire = Wire(self._answer)

    def __enter__(self) -> Self:
        self._wire.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.let_go()
        self._is_over.set()
        self._wire.__exit__(None, None, None)

    @property
    def url(self) -> str:
        return f"{self._wire.url}/v1"

    def hold(self) -> None:
        """Keep what is asked from now on waiting."""
        self._may_answer.clear()

    def let_go(self) -> None:
        """Answer what waits, and whatever comes."""
        self._may_answer.set()

    def mend(self) -> None:
        """Have the key taken, and sense in the answers."""
        self._is_mended = True

    def _answer(self, asked: Asked) -> bytes:
        model = asked.json["model"]
        if model == "refused" or (model == "shy" and not self._is_mended):
            return answered({"error": {"message": REFUSAL, "code": "invalid_api_key"}}, 401)
        if model == "held":
            self._may_answer.wait()
        if model == "kept":
            self._is_over.wait()
        is_nonsense = model == "nonsense" or (model == "odd" and not self._is_mended)
        return answered(_completion(model, "What?" if is_nonsense else json.dumps({"ideas": [_IDEA]})))


def _completion(model: str, text: str) -> dict[str, Any]:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
    usage = {"prompt_tokens": 900, "completion_tokens": 60, "total_tokens": 960}
    told = {"id": "1", "object": "chat.completion", "created": 0, "model": model}
    return {**told, "choices": [choice], "usage": usage}


def database(home: Path) -> str:
    """Of the server on that home."""
    return f"sqlite:///{home / 'igny8.sqlite3'}"


def make_states(home: Path, provider: Provider) -> dict[str, int]:
    """The sites' ids by state, in a fresh database; its owner signs in as the tests' people do."""
    command = [sys.executable, "-m", "tests.e2e.states", provider.url, f"http://127.0.0.1:{free_port()}/v1"]
    done = subprocess.run(
        command, env=environment(home, database(home)), cwd=ROOT, check=True, timeout=120, stdout=subprocess.PIPE
    )
    told: dict[str, int] = json.loads(done.stdout)
    return told


def _main(provider: str, nobody: str) -> None:
    from igny8.config import home

    home.prepare()
    os.environ["DJANGO_SETTINGS_MODULE"] = "igny8.config.settings"
    from igny8.access.users import create_account, create_user
    from igny8.credits.grants import grant

    owner = create_user(email=EMAIL, password=PASSWORD, name="Mira Kaya")
    names = ("Kettle & Crema", "Small change", "No change")
    rich, poor, earning = (create_account(name=name, owner=owner) for name in names)
    for account, amount in ((rich, ENOUGH), (poor, SHORT), (earning, SHORT)):
        grant(account=account, amount=amount)
    sites = {"new": _site(rich, "new", keywords=False), "idle": _site(rich, "idle")}
    for state in ("spent", "bare"):
        sites[state] = _running(_site(rich, state, keywords=False))
    sites["gate"] = _at_the_gate(_site(rich, "gate", keywords=False))
    sites["completed"] = _running(_site(rich, "completed", stage_1_max_items=12, stage_2_max_items=1))
    sites["credits"] = _running(_site(poor, "credits"))
    sites["budget"] = _running(_site(rich, "budget", max_credits_per_run=SHORT))
    sites["earning"] = _running(_site(earning, "earning", stage_2_max_items=1))
    sites["tight"] = _running(_site(rich, "tight", stage_2_max_items=1, max_credits_per_run=SHORT))
    models = {
        "held": "held",
        "lost": "kept",
        "long": "kept",
        "refused": "refused",
        "nonsense": "nonsense",
        "down": "down",
        "shy": "shy",
        "odd": "odd",
    }
    for state, model in models.items():
        sites[state] = _site(rich, state)
        _serve(sites[state], model, nobody if state == "down" else provider)
        _running(sites[state])
    sys.stdout.write(json.dumps({state: site.pk for state, site in sites.items()}))


def _site(account: Account, state: str, *, keywords: bool = True, **config: int) -> Site:
    from igny8.access.sites import create_site
    from igny8.automation.config import update_config
    from igny8.models import Keyword

    site = create_site(account=account, domain=f"{state}.example", name=state.capitalize())
    update_config(site=site, changes={**_CONFIG, **config}, actor="tests")
    terms = [f"{kind} {thing}" for thing in ("wool socks", "hiking boots", "ski gloves") for kind in _KINDS]
    if keywords:
        Keyword.objects.bulk_create(Keyword(site=site, term=t, normalised_term=t, twin_key=t) for t in terms)
    return site


def _serve(site: Site, model: str, address: str) -> None:
    """Let the site's ideas come from the service at the address."""
    from igny8.gateway.choices import Chooser
    from igny8.gateway.placing import Place, place
    from igny8.gateway.setting_up import Wanted

    name = f"{model} for {site.name}"
    wanted = Wanted(name, kind="openai_compatible", base_url=address, key="a-key", allow_private=True, model=model)
    place(Chooser(site.account, site), wanted, Place(functions=("generate_ideas",)))


def _at_the_gate(site: Site) -> Site:
    """With drafts that lack nothing but a person."""
    from igny8.lib import clock
    from igny8.models import Content

    for number in (1, 2):
        named = {"title": f"Socks {number}", "slug": f"socks-{number}"}
        Content.objects.create(site=site, **named, body="<p>Warm.</p>", images_planned_at=clock.now())
    return site


def _running(site: Site) -> Site:
    from igny8.automation.start import start_run
    from igny8.models import User

    start_run(site=site, user=User.objects.get(email=EMAIL), allow_partial=True)
    return site


_KINDS: Final = "best warm cheap knitted waterproof winter black thick".split()

if __name__ == "__main__":
    _main(*sys.argv[1:])
