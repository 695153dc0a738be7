"""One person on one machine: SQLite in the data folder, everything in one process, 127.0.0.1 only."""

from __future__ import annotations

import os

from rehearse.web.care.folder import DataFolder
from rehearse.web.settings.base import *  # noqa: F403
from rehearse.web.settings.database import sqlite

DATA = DataFolder.from_environment()
PORT = int(os.environ.get("REHEARSE_PORT", "8765"))

DEBUG = False
SECRET_KEY = DATA.secret_key()
# A connection lives as long as its thread: opening one costs more than most queries.
DATABASES = {"default": sqlite(DATA.database) | {"CONN_MAX_AGE": None}}
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

# Cookies ignore ports: without the port in the name another local server would read and overwrite ours.
SESSION_COOKIE_NAME = f"rehearse_session_{PORT}"
LANGUAGE_COOKIE_NAME = f"rehearse_language_{PORT}"
THEME_COOKIE_NAME = f"rehearse_theme_{PORT}"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
WORK = "pool"
IS_LAPTOP = True
