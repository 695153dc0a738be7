"""One-time signed links: the way in on a laptop."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core import signing
from django.db import IntegrityError, transaction

from rehearse.web.accounts.models import SpentLink

__all__ = ["LIFETIME", "BadLinkError", "make_token", "spend"]

LIFETIME = timedelta(seconds=60)
_SALT = "rehearse.enter"


class BadLinkError(Exception):
    """The link is forged, older than a minute, or was used."""


def make_token(key: str | None = None) -> str:
    """A signed nonce. Any process that can read the data folder's key can make one."""
    return signing.TimestampSigner(key=key, salt=_SALT).sign(secrets.token_urlsafe(16))


def spend(token: str) -> None:
    """Uses the link up. Raises BadLinkError; two browsers that race get one entry."""
    try:
        nonce = signing.TimestampSigner(salt=_SALT).unsign(token, max_age=LIFETIME)
    except signing.BadSignature as error:
        raise BadLinkError from error
    try:
        with transaction.atomic():
            SpentLink.objects.create(nonce=nonce)
    except IntegrityError as error:
        raise BadLinkError from error
