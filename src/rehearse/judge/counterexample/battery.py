"""The smallest legal inputs of an item in order of weight, with the reference's answers.

Built once per content and kept on disk. A file from there is not believed: it carries a digest, and whatever does not
have the right form is built again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import msgpack

from .input import Input, Inputs, packable
from .meter import Meter, OverError
from .oracle import Answer, Oracle
from .running import BATCH

__all__ = ["MOST", "Battery", "Entry", "kept", "key_of", "stream"]

MOST = 4_000
"""Inputs of a battery, at most."""
BUILD_S = 20.0
"""CPU of building one; it ends with what it has by then."""
BUILD_WALL_S = 60.0
"""Wall clock of building one. What was made on a machine that had no time is not kept."""
_FORM = 2
"""Changes with the form of what is kept."""
_MICROSECONDS = 1e6
_LARGEST_FILE = 256 << 20
_REFUSED = 20_000
"""Refused inputs that are kept; others are asked about again."""

Entry = tuple[Input, Answer]
Row = tuple[bytes, bytes, int, bool]
"""Input, answer, microseconds of CPU, whether the answer came twice."""
_COLUMNS: list[set[type]] = [{bytes}, {bytes}, {int}, {bool}]


class Battery:
    """Inputs with answers, smallest first, as the rows of its file: values are made of them when they are asked for."""

    def __init__(self, rows: list[Row] | None = None, refused: Iterable[bytes] = ()) -> None:
        self._rows: list[Row] = []
        self._by_packed: dict[bytes, Row] = {}
        self.refused = set(refused)
        """Packed inputs that are not legal, or on which the reference fails."""
        self.unstable: Input | None = None
        """An input on which the reference gave two different answers; such inputs are refused."""
        self.failing: Input | None = None
        """The first input on which the reference raised or ended."""
        self._add(rows or [])

    def __len__(self) -> int:
        return len(self._rows)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def _add(self, rows: list[Row]) -> None:
        self._rows += rows
        self._by_packed.update((row[0], row) for row in rows)

    def add(self, inputs: Sequence[Input], answers: Sequence[Answer | None]) -> list[Entry]:
        """Take in what the reference said; returns the inputs that have an answer."""
        entries = []
        for given, answer in zip(inputs, answers, strict=True):
            if answer is None:
                self.refused.add(given.packed)
            else:
                entries.append((given, answer))
        self._add([_row(given, answer) for given, answer in entries])
        return entries

    def entries(self, start: int = 0, stop: int | None = None) -> list[Entry]:
        """A part of the inputs."""
        return [_entry(row) for row in self._rows[start:stop]]

    def find(self, packed: bytes) -> Answer | None:
        """The answer for an input that is here."""
        row = self._by_packed.get(packed)
        return None if row is None else _entry(row)[1]

    def up_to(self, length: int) -> Iterator[Entry]:
        """Inputs of at most so many bytes, in order."""
        return (_entry(row) for row in self._rows if len(row[0]) <= length)


def key_of(*parts: object) -> str:
    """The name under which a battery is kept: whatever its answers depend on must be among the parts."""
    text = json.dumps([_FORM, *parts], default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def stream(battery: Battery, domain: Inputs, oracle: Oracle, most: int = MOST) -> Iterator[list[Entry]]:
    """Fill a battery in pieces of growing size, each with the reference's answers. Raises OverError."""
    inputs = iter(packable(domain.smallest(most)))
    size = 32
    while piece := list(islice(inputs, size)):
        yield battery.add(piece, oracle.answers(piece))
        size = min(2 * size, BATCH)


def build(domain: Inputs, oracle: Oracle, most: int = MOST) -> Battery:
    """The whole battery, each answer asked for twice, in two orders. Ends early when the oracle's meter is over."""
    first = Battery()
    try:
        for _ in stream(first, domain, oracle, most):
            pass
    except OverError:
        pass
    checked = _checked(first, oracle)
    checked.failing = None if oracle.failure is None else oracle.failure[0]
    return checked


def _checked(first: Battery, oracle: Oracle) -> Battery:
    """Ask again in the opposite order: an answer that depends on the calls before it is none."""
    entries = first.entries()
    try:
        answers = oracle.repeated([given for given, _ in reversed(entries)])
    except OverError:
        return first
    battery = Battery(refused=first.refused)
    same: list[Answer | None] = []
    for (given, answer), again in zip(entries, reversed(answers), strict=True):
        if again is None or again.body != answer.body:
            battery.unstable = battery.unstable or given
            same.append(None)
        else:
            same.append(Answer(answer.body, min(answer.cpu_s, again.cpu_s), is_checked=True))
    battery.add([given for given, _ in entries], same)
    return battery


def kept(folder: Path, key: str, domain: Inputs, oracle: Oracle, meter: Meter) -> Battery:
    """The battery of that key, from disk or built now, on the account of the oracle's meter.

    A full disk is no reason to fail.
    """
    path = folder / key[:2] / key
    found = _load(path)
    if found is not None:
        return found
    battery = build(domain, oracle)
    if battery and not meter.is_late:
        _save(path, battery)
    return battery


def _save(path: Path, battery: Battery) -> None:
    others = [None if given is None else given.packed for given in (battery.unstable, battery.failing)]
    rows = [_row(*entry) for entry in battery.entries()]
    body: bytes = msgpack.packb([rows, sorted(battery.refused)[:_REFUSED], others])
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(hashlib.sha256(body).digest() + body)
        os.replace(file.name, path)
    except OSError:
        return


def _load(path: Path) -> Battery | None:
    """None for a file that is missing or damaged."""
    try:
        state = path.stat()
        return None if state.st_size > _LARGEST_FILE else _read(path, state.st_mtime_ns, state.st_size)
    except OSError:
        return None


@lru_cache(maxsize=16)
def _read(path: Path, changed_ns: int, size: int) -> Battery | None:
    """The battery of a file in that state. Raises OSError. What comes from disk is never added to."""
    data = path.read_bytes()
    digest, body = data[:32], data[32:]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        rows, refused, (unstable, failing) = msgpack.unpackb(body, use_list=False)
        columns = zip(*rows, strict=True)
        if [set(map(type, column)) for column in columns] != _COLUMNS or set(map(type, refused)) - {bytes}:
            return None
        battery = Battery(list(rows), refused)
        battery.unstable, battery.failing = _input(unstable), _input(failing)
    except Exception:  # whatever a forged file makes msgpack or the unpacking raise
        return None
    return battery


def _input(packed: Any) -> Input | None:
    if packed is None:
        return None
    if type(packed) is not bytes:
        raise TypeError
    return Input(packed)


def _row(given: Input, answer: Answer) -> Row:
    return given.packed, answer.body, round(answer.cpu_s * _MICROSECONDS), answer.is_checked


def _entry(row: Row) -> Entry:
    packed, body, microseconds, is_checked = row
    return Input(packed), Answer(body, microseconds / _MICROSECONDS, is_checked)
