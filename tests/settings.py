"""The product's settings, in a folder of the tests' own. On PostgreSQL where DATABASE_URL says so, else SQLite."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from typing import Any

if "IGNY8_HOME" not in os.environ:
    os.environ["IGNY8_HOME"] = tempfile.mkdtemp(prefix="igny8-tests-")
    atexit.register(shutil.rmtree, os.environ["IGNY8_HOME"], ignore_errors=True)

from igny8.config.settings import *  # noqa: F403
from igny8.config.settings import DATABASES, IGNY8_HOME

SECRET_KEY = "for tests alone, and long enough to be taken for a real one"
IGNY8_PROVIDER_KEYS = {}  # whatever keys lie about where the tests run
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

_default: dict[str, Any] = DATABASES["default"]
if "sqlite3" in str(_default["ENGINE"]):
    # A file, not memory: threads must meet each other at the real locks.
    _default["TEST"] = {"NAME": str(IGNY8_HOME / "test.sqlite3")}
