"""Bearer tokens for programs that use the API."""

from __future__ import annotations

import hashlib
import secrets

from django.utils import timezone

from rehearse.web.accounts.models import AccessToken, Person

__all__ = ["PREFIX", "issue", "person_of", "revoke"]

PREFIX = "rehearse_"


def _digest(token: str) -> str:
    # A token has 256 random bits: a plain hash is enough, there is nothing to guess.
    return hashlib.sha256(token.encode()).hexdigest()


def issue(person: Person, name: str) -> str:
    """A new token, shown once; the database keeps its hash only."""
    token = PREFIX + secrets.token_urlsafe(32)
    AccessToken.objects.create(person=person, name=name, digest=_digest(token))
    return token


def person_of(token: str) -> Person | None:
    """Whose token it is, or None. One query, and one update per use."""
    row = AccessToken.objects.select_related("person").filter(digest=_digest(token)).first()
    if row is None or not row.person.is_active:
        return None
    AccessToken.objects.filter(pk=row.pk).update(used_at=timezone.now())
    return row.person


def revoke(person: Person, name: str) -> int:
    """Ends all tokens of that name; how many there were."""
    return AccessToken.objects.filter(person=person, name=name).delete()[0]
