"""``{text: abc, len: [0, 12]}``: texts over an alphabet, its simplest letter first; bare ``text`` is over abc."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from ._base import Base, End
from ._declaration import Declared, Kind
from .choice import Choice
from .sequence import KEYS, read_sequence

__all__ = ["KINDS", "Text"]

_MOST = 1_000


class Text(Base):
    """Texts. A letter weighs like a choice, and 1 for itself beyond the shortest length. Size is in characters."""

    unit = "characters"
    is_ordered = True

    def __init__(self, letters: str, characters: Any) -> None:
        """``characters``: the domain of the list of its letters."""
        self._letters = frozenset(letters)
        self._characters = characters

    def top(self) -> int:
        return int(self._characters.top())

    def enum(self, weight: int) -> Iterator[str]:
        return map("".join, self._characters.enum(weight))

    def sample(self, rng: Random, size: int) -> str:
        return "".join(self._characters.sample(rng, size))

    def simpler(self, value: Any) -> Iterator[str]:
        if self.legal(value):
            yield from map("".join, self._characters.simpler(list(value)))

    def near(self, value: Any) -> Iterator[str]:
        if self.legal(value):
            yield from map("".join, self._characters.near(list(value)))

    def end(self, value: str, which: End) -> str:
        return "".join(self._characters.end(list(value), which))

    def stretch(self, value: str) -> str:
        return "".join(self._characters.stretch(list(value)))

    def size(self, value: str) -> int:
        return len(value)

    def legal(self, value: Any) -> bool:
        return type(value) is str and self._letters.issuperset(value) and self._characters.fits(list(value))

    def rank(self, value: str) -> Any:
        return self._characters.rank(list(value))


def _read(declared: Declared) -> Base:
    letters = "abc" if declared.argument is None else declared.argument
    if not isinstance(letters, str) or not 1 <= len(letters) <= _MOST:
        raise declared.bad(f"it is no alphabet of 1 to {_MOST} letters.", "Write {text: abc}.")
    if len(set(letters)) < len(letters):
        raise declared.bad("a letter stands in the alphabet twice.", "Write each letter once.")
    if any("\ud800" <= letter <= "\udfff" for letter in letters):
        raise declared.bad("the alphabet has half a character.", "Write whole characters.")
    return Text(letters, read_sequence(declared, Choice(letters)))


KINDS = (Kind("text", _read, KEYS),)
