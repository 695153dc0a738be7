"""Reads the keys of a JSON object that may hold anything, and collects every fault with its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from rehearse.message import Message, Value
from rehearse.offers.errors import TermsError, refusal

__all__ = ["LARGEST_MONEY", "LATEST_MONTH", "LONGEST_NAME", "Fields", "is_line"]

LARGEST_MONEY = 10.0**12
"""No single amount may be larger, in any currency."""
LATEST_MONTH = 240
"""No month may be later: twenty years."""
LONGEST_NAME = 200
"""Characters of the name of an offer or a place."""
_JOINERS = {ord(letter): None for letter in "\u200c\u200d\u200e\u200f"}
"""Written between letters, seen only in how those look."""
_SHOWN = 40
"""Characters of a stranger's text that are repeated in a message."""


class Fields:
    """The keys of one object. Every reading method returns None (or its default) for a key that is missing or bad.

    ``problems`` is shared by the objects of one file; nothing is raised here.
    """

    def __init__(self, data: Mapping[str, Any], where: str, problems: list[TermsError]) -> None:
        self._data = data
        self._where = where
        self._problems = problems
        self._known: list[str] = []

    def place(self, key: str) -> str:
        """The path of a key, e.g. ``grants[0].price``."""
        return f"{self._where}.{key}" if self._where else key

    def blame(self, reason: str, key: str, /, **params: Value | Message) -> None:
        """Notes a fault at a key (at the object itself when it is empty)."""
        self._problems.append(refusal(TermsError, reason, self.place(key) if key else self._where, **params))

    def has(self, key: str) -> bool:
        """Whether the key is there. A null counts as not there."""
        return self._data.get(key) is not None

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float | None:
        """A finite number within ``low`` and ``high``. True and false are no numbers."""
        found = self._take(key)
        if found is None:
            return default
        if isinstance(found, bool) or not isinstance(found, int | float):
            self.blame("not_number", key, found=shown(found))
            return default
        if not low <= found <= high:  # NaN fails this too, and whole numbers of any length compare
            self.blame("outside", key, found=shown(found), low=_plain(low), high=_plain(high))
            return default
        return float(found)

    def above(self, key: str, high: float) -> float | None:
        """A finite number above 0."""
        found = self.number(key, 0, high)
        if found == 0:
            self.blame("zero", key)
            return None
        return found

    def whole(self, key: str, low: int, high: int, default: int = 0) -> int:
        """A whole number within ``low`` and ``high``; 12.0 is one."""
        found = self.number(key, low, high)
        if found is None:
            return default
        if found != int(found):
            self.blame("not_whole", key, found=shown(found))
            return default
        return int(self._data[key])

    def flag(self, key: str) -> bool | None:
        """True or false."""
        found = self._take(key)
        if found is None or isinstance(found, bool):
            return found
        self.blame("not_flag", key, found=shown(found))
        return None

    def text(self, key: str, longest: int) -> str | None:
        """Text of 1 to ``longest`` characters that can be printed."""
        found = self._take(key)
        if found is None:
            return None
        if not isinstance(found, str) or not 0 < len(found.strip()) <= longest or not is_line(found):
            self.blame("not_text", key, found=shown(found), longest=longest)
            return None
        return found.strip()

    def currency(self, key: str) -> str | None:
        """Three Latin letters, returned in capitals."""
        found = self._take(key)
        if found is None:
            return None
        if not isinstance(found, str) or not (len(found) == 3 and found.isascii() and found.isalpha()):
            self.blame("not_currency", key, found=shown(found))
            return None
        return found.upper()

    def day(self, key: str) -> date | None:
        """A day of 1990 to 2100 as ``2026-07-01``."""
        found = self._take(key)
        if found is None:
            return None
        try:
            day = date.fromisoformat(found) if isinstance(found, str) and len(found) == 10 else None
        except ValueError:
            day = None
        if day is None or not 1990 <= day.year <= 2100:
            self.blame("not_day", key, found=shown(found))
            return None
        return day

    def inner(self, key: str) -> Fields | None:
        """An object."""
        found = self._take(key)
        if found is None:
            return None
        if not isinstance(found, Mapping):
            self.blame("not_object", key, found=shown(found))
            return None
        return Fields(found, self.place(key), self._problems)

    def rows(self, key: str, most: int) -> list[Any] | None:
        """A list of at most ``most`` entries; None when it is missing or bad."""
        found = self._take(key)
        if found is None:
            return None
        if not isinstance(found, list | tuple):
            self.blame("not_list", key, found=shown(found))
            return None
        if len(found) > most:
            self.blame("too_many", key, count=len(found), most=most)
            return None
        return list(found)

    def objects(self, key: str, most: int) -> list[Fields]:
        """A list of at most ``most`` objects."""
        found = []
        for number, row in enumerate(self.rows(key, most) or []):
            if isinstance(row, Mapping):
                found.append(Fields(row, self.place(f"{key}[{number}]"), self._problems))
            else:
                self.blame("not_object", f"{key}[{number}]", found=shown(row))
        return found

    def choice(self, key: str, choices: tuple[str, ...]) -> str | None:
        """One of ``choices``."""
        found = self._take(key)
        if isinstance(found, str) and found in choices:
            return found
        if found is None:
            self.blame("missing", key, choices=", ".join(choices))
        else:
            self.blame("not_choice", key, found=shown(found), choices=", ".join(choices))
        return None

    def finish(self) -> None:
        """Names every key that was never asked for."""
        for key in self._data:
            if key in self._known:
                continue
            name = shown(key)
            near = get_close_matches(key, self._known, n=1) if isinstance(key, str) and len(key) <= _SHOWN else []
            if near:
                self.blame("unknown_near", "", key=name, near=near[0])
            else:
                self.blame("unknown", "", key=name, known=", ".join(self._known))

    def _take(self, key: str) -> Any:
        if key not in self._known:
            self._known.append(key)
        return self._data.get(key)


def is_line(text: str) -> bool:
    """Whether all of it can be printed in one line; the joiners that Bangla and emoji are written with can."""
    return text.translate(_JOINERS).isprintable()


def shown(value: object) -> str:
    """What was found, short enough for a message and free of characters that do not print."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) > 10**_SHOWN:
        return "a number of more than 40 digits"  # turning it into text may be refused, or slow
    text = value if isinstance(value, str) else repr(value)
    text = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[: _SHOWN + 1])
    return f"{text[:_SHOWN]}\N{HORIZONTAL ELLIPSIS}" if len(text) > _SHOWN else text


def _plain(number: float) -> float | int:
    return int(number) if number == int(number) else number
