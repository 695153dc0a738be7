"""What a form showed when it was opened: of two windows on one thing, neither undoes what the other did.

A form carries the values that it showed in its hidden field ``was``. When it comes back, a field that still has its
value was not touched and is left as it is by now.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["FIELD", "Shown"]

FIELD = "was"
"""Name of the hidden field."""


class Shown:
    """Texts, or lists of texts, by field."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = dict(values)

    @classmethod
    def read(cls, text: str) -> Shown:
        """From the hidden field. Whatever is not as it was written stands for a form that showed nothing."""
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = {}
        return cls(found if isinstance(found, dict) else {})

    @property
    def text(self) -> str:
        """For the hidden field."""
        return json.dumps(self.values)

    def is_touched(self, name: str, given: str | Sequence[str]) -> bool:
        """Whether the person gave the field another value; of one that was not shown that is taken for granted.

        Line ends and blanks around a text do not count, nor does the order of a list.
        """
        if name not in self.values:
            return True
        return bool(_plain(given) != _plain(self.values[name]))

    def is_outdated(self, name: str, now: str, given: str) -> bool:
        """Whether the field was touched here, and meanwhile got a third value elsewhere. ``now``: its value there."""
        return name in self.values and self.is_touched(name, now) and _plain(now) != _plain(given)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    return sorted(map(str, value)) if isinstance(value, list | tuple) else value
