"""The setup form: dates, hours, loop. Every fault is named at its field, and what was typed stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from zoneinfo import available_timezones

from django.http import QueryDict
from django.utils.translation import gettext as _

from rehearse import postings, rounds
from rehearse.web.plan.services import GoalDraft, InterviewDraft

__all__ = ["SetupForm"]

LEVELS = ("junior", "mid", "senior", "staff")
LATEST = timedelta(days=366)


@dataclass(slots=True)
class SetupForm:
    """Reads the form by hand: seven minutes, several interviews and days off do not fit Django's form classes."""

    data: Mapping[str, Any] | QueryDict
    today: date
    errors: dict[str, str] = field(default_factory=dict)

    def _text(self, name: str) -> str:
        return str(self.data.get(name, "")).strip()

    def _list(self, name: str) -> list[str]:
        return self.data.getlist(name) if isinstance(self.data, QueryDict) else list(self.data.get(name, []))

    def _day(self, name: str, *, required: bool = False) -> date | None:
        text = self._text(name)
        if not text:
            if required:
                self.errors[name] = _("Give a date, for example {example}.").format(
                    example=(self.today + timedelta(days=30)).isoformat()
                )
            return None
        try:
            day = date.fromisoformat(text)
        except ValueError:
            self.errors[name] = _("Give a date as year-month-day, for example {example}.").format(
                example=(self.today + timedelta(days=30)).isoformat()
            )
            return None
        if day <= self.today:
            self.errors[name] = _("This day is over. Give a day from tomorrow on.")
        elif day > self.today + LATEST:
            self.errors[name] = _("Give a day within the next twelve months.")
        return day

    def _minutes(self) -> tuple[int, ...]:
        found = []
        for weekday in range(7):
            name = f"minutes_{weekday}"
            text = self._text(name) or "0"
            # Bangla digits are digits too: int() reads them.
            try:
                value = int(text)
            except ValueError:
                value = -1
            if not 0 <= value <= 720:
                self.errors[name] = _("Give a number of minutes between 0 and 720, for example 90.")
            found.append(value)
        if not any(found) and not self.errors:
            self.errors["minutes_0"] = _("Every weekday has 0 minutes. Give at least one day some time.")
        return tuple(found)

    def _days_off(self) -> tuple[date, ...]:
        days = set()
        for word in self._text("days_off").replace(",", " ").split():
            try:
                days.add(date.fromisoformat(word))
            except ValueError:
                self.errors["days_off"] = _(
                    "“{word}” is not a date. Write days as year-month-day, with spaces between."
                ).format(word=word[:40])
        return tuple(sorted(days))

    def draft(self) -> GoalDraft | None:
        """The checked values, or None and ``errors`` by field name."""
        known = {round_.id: round_ for round_ in rounds.all_rounds()}
        role = self._text("role")
        if role not in {one.id for one in postings.roles()}:
            self.errors["role"] = _("Choose a role from the list.")
        level = self._text("level") or "mid"
        if level not in LEVELS:
            self.errors["level"] = _("Choose a level from the list.")
        target = None if self._text("no_date") else self._day("target", required=True)
        screen = self._day("screen")
        loop = tuple(id_ for id_ in known if id_ in self._list("loop"))
        if not loop:
            self.errors["loop"] = _("Choose at least one round.")
        if screen and target and screen > target and "screen" not in self.errors:
            self.errors["screen"] = _("The coding screen is after the onsite: check both dates.")
        minutes, days_off = self._minutes(), self._days_off()
        zone = self._text("zone")
        if zone and zone not in available_timezones():
            self.errors["zone"] = _("Choose a name from the list, for example Asia/Dhaka.")
        if self.errors:
            return None
        talks = []
        if screen:
            talks.append(InterviewDraft(screen, ("coding",), False))
        if target:
            talks.append(InterviewDraft(target, loop, True))
        return GoalDraft(role, level, target, loop, minutes, days_off, tuple(talks))
