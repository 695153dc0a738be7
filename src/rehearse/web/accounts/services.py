"""Entry and the person's own settings."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, available_timezones

from django.utils import timezone

from rehearse.memory import study_day
from rehearse.web.accounts.models import Person

__all__ = ["UnknownZoneError", "set_language", "set_zone", "today"]


class UnknownZoneError(ValueError):
    """The name is not an IANA time zone."""


def today(person: Person, now: datetime | None = None) -> date:
    """The person's study day: it turns at 04:00 in their zone."""
    return study_day(now or timezone.now(), person.zone_info)


def set_language(person: Person, language: str) -> None:
    """Keeps ``en`` or ``bn``."""
    person.language = language
    person.save(update_fields=["language"])


def set_zone(person: Person, zone: str) -> None:
    """Keeps an IANA name. Raises UnknownZoneError."""
    if zone not in available_timezones():
        raise UnknownZoneError(zone)
    ZoneInfo(zone)
    person.zone = zone
    person.save(update_fields=["zone"])
