"""`make api`: asks each route once, and writes igny8/api/examples.json and docs/reference/openapi.json.

It makes a database of its own and a world with one of everything, asks as its owner, and undoes what that did.
"""

from __future__ import annotations

import os
from random import Random
from typing import Any
from unittest.mock import patch

import django


def _examples() -> dict[str, Any]:
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases
    from time_machine import travel

    from tests.api.examples import example
    from tests.api.people import make_world
    from tests.api.routes import all_routes, fill

    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        with travel("2026-11-02T09:30:00Z", tick=False), patch("os.urandom", Random(8).randbytes):  # the same each time
            world = make_world()
            fill(world)
            return {route.id: example(route, world) for route in all_routes()}
    finally:
        teardown_databases(databases, verbosity=0)


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from igny8.api.document import forget_examples
    from tests.api.examples import DOCUMENT, EXAMPLES, document, pretty

    told = _examples()
    EXAMPLES.write_text(pretty(told), encoding="utf-8")
    forget_examples()
    DOCUMENT.write_text(document(), encoding="utf-8")
    for name, each in told.items():
        if not 200 <= each["status"] < 300:
            print(f"{name}: no example of a good answer: {each}")  # noqa: T201 - told to whoever runs it


main()
