"""Makes a table with its indexes and constraints at once.

Django's writer adds them one by one, and renders all models anew for each: seconds of every first start.
"""

from __future__ import annotations

import re
from typing import Any

from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation


def gathered(operations: list[Operation]) -> list[Operation]:
    """The same tables by fewer operations. What stands on a field that a model gets later stays where it is."""
    later = {(each.model_name_lower, each.name) for each in operations if isinstance(each, AddField)}
    made = {each.name_lower: each for each in operations if isinstance(each, CreateModel)}
    kept: list[Operation] = []
    for each in operations:
        if isinstance(each, AddIndex):
            kind, value = "indexes", each.index
        elif isinstance(each, AddConstraint):
            kind, value = "constraints", each.constraint
        else:
            kept.append(each)
            continue
        model = each.model_name_lower
        if any((model, word) in later for word in _words(value)):
            kept.append(each)
        else:
            options = made[model].options
            options[kind] = [*options.get(kind, []), value]
    return kept


def _words(value: Any) -> set[str]:
    """Every name of a field that an index or a constraint may speak of, and more."""
    return set(re.findall(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", repr(value.deconstruct())))
