"""The test suite: SQLite in a file (as on a laptop), or PostgreSQL when DATABASE_URL is set."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from rehearse.web.settings.base import *  # noqa: F403
from rehearse.web.settings.database import from_url, sqlite

_folder = Path(tempfile.gettempdir()) / f"rehearse-test-{os.getuid() if hasattr(os, 'getuid') else 0}"
_folder.mkdir(mode=0o700, exist_ok=True)

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
PORT = 8765
url = os.environ.get("DATABASE_URL")
DATABASES = {"default": from_url(url) if url else sqlite(_folder / "unused.db")}
if not url:
    # A file, not memory: the judge's threads and the browser tests open connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": str(_folder / f"test-{os.getpid()}.db")}
else:
    DATABASES["default"]["OPTIONS"].pop("pool", None)
    # Of its own: two runs on one server would take each other's tables away.
    DATABASES["default"]["TEST"] = {"NAME": f"test_rehearse_{os.getpid()}"}
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
SESSION_COOKIE_NAME = f"rehearse_session_{PORT}"
LANGUAGE_COOKIE_NAME = f"rehearse_language_{PORT}"
THEME_COOKIE_NAME = f"rehearse_theme_{PORT}"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WORK = "pool"
IS_LAPTOP = True
