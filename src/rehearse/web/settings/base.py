"""What every way to run shares."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF

from rehearse.web.settings.discover import round_template_folders

WEB = Path(__file__).resolve().parent.parent

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_vite",
    "rehearse.web.care",
    "rehearse.web.text",
    "rehearse.web.accounts",
    "rehearse.web.postings",
    "rehearse.web.applications",
    "rehearse.web.research",
    "rehearse.web.plan",
    "rehearse.web.practice",
    "rehearse.web.reviews",
    "rehearse.web.progress",
    "rehearse.web.offers",
    "rehearse.web.negotiation",
    "rehearse.web.radar",
]

MIDDLEWARE = [
    "rehearse.web.security.headers.headers",
    "rehearse.web.security.fetches.fetches",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "csp.middleware.CSPMiddleware",
    "rehearse.web.accounts.middleware.person",
    "rehearse.web.care.middleware.read_only",
]

ROOT_URLCONF = "rehearse.web.urls"
WSGI_APPLICATION = None
ASGI_APPLICATION = "rehearse.web.asgi.application"
AUTH_USER_MODEL = "accounts.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGIN_URL = "accounts:locked"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates", *round_template_folders()],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "rehearse.web.frame.frame",
            ],
            "builtins": ["rehearse.web.text.templatetags.text", "rehearse.web.charts.templatetags.charts"],
        },
    }
]

# Languages. Digits and grouping are our own filter: neither Django nor Babel converts digits.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("bn", "বাংলা")]
LOCALE_PATHS = [WEB / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Assets: built by Vite into static/built, served by WhiteNoise with hashes in their names.
STATIC_URL = "/static/"
STATIC_ROOT = WEB / "static"
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+/assets/.+-[\w-]{8}\..+$"
WHITENOISE_MAX_AGE = 3600
DJANGO_VITE = {"default": {"dev_mode": False, "static_url_prefix": "built"}}

# Sessions and CSRF. The CSRF secret lives in the session, so that there is one cookie and scripts cannot read it.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 30 * 24 * 3600
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "rehearse.web.accounts.views.csrf_failed"

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500  # an offer with twenty grants has 464
FILE_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
UPLOAD_LIMIT = 10_000_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF, NONCE],
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF, "blob:"],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
