"""Many people on PostgreSQL. Entry by password and passkeys comes with the cohort's own pages."""

from __future__ import annotations

import os

from rehearse.web.settings.base import *  # noqa: F403
from rehearse.web.settings.database import from_url

DEBUG = False
SECRET_KEY = os.environ["REHEARSE_SECRET_KEY"]
DATABASES = {"default": from_url(os.environ["DATABASE_URL"])}
ALLOWED_HOSTS = os.environ["REHEARSE_HOSTS"].split(",")
SESSION_COOKIE_NAME = "__Host-rehearse"
SESSION_COOKIE_SECURE = True
LANGUAGE_COOKIE_NAME = "__Host-rehearse-language"
THEME_COOKIE_NAME = "__Host-rehearse-theme"
WORK = "pool"
IS_LAPTOP = False
PORT = 443
