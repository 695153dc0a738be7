"""Checkers: one file each, found by folder. A file exports ``CHECKER``; adding one edits no list."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Any

from rehearse.judge.compare import Checker, Outcome
from rehearse.judge.errors import BadValue
from rehearse.judge.untrusted import plain

__all__ = ["BoundChecker", "bind", "bind_open", "checkers"]


@cache
def checkers() -> Mapping[str, Checker]:
    """All checkers by name."""
    found: dict[str, Checker] = {}
    for module in pkgutil.iter_modules(__path__):
        checker: Checker = importlib.import_module(f"{__name__}.{module.name}").CHECKER
        found[checker.name] = checker
    return found


class BoundChecker:
    """A checker with its keys."""

    def __init__(self, checker: Checker, keys: Mapping[str, Any]) -> None:
        self.name = checker.name
        self.keys = keys
        self._checker = checker

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...]) -> Outcome:
        """Compare a trusted Python value with an untrusted plain one."""
        return self._checker.compare(plain(expected), got, inputs, self.keys)


def bind(spec: str | Mapping[str, Any], where: str = "checker") -> BoundChecker:
    """A checker by name, or by name and keys; a missing key has its default. Raises BadValue."""
    given: Mapping[str, Any] = {"name": spec} if isinstance(spec, str) else spec
    if not isinstance(given, Mapping):
        raise BadValue(where, "a checker is a name or an object.", 'Write {"name": "exact"}.')
    name = given.get("name", "exact")
    if not isinstance(name, str) or name not in checkers():
        known = ", ".join(sorted(checkers()))
        raise BadValue(f"{where}.name", f"unknown checker {str(name)[:40]!r}.", f"Known checkers: {known}.")
    checker = checkers()[name]
    keys = {key: default for key, (default, _, _) in checker.keys.items()}
    for key, value in given.items():
        if key == "name":
            continue
        if key not in keys:
            known = ", ".join(keys) or "none"
            raise BadValue(f"{where}.{key}", f"{name} has no such key.", f"Its keys: {known}.")
        _, is_good, what = checker.keys[key]
        if not is_good(value):
            raise BadValue(f"{where}.{key}", f"{str(value)[:60]!r} is not {what}.", "Change it.")
        keys[key] = value
    return BoundChecker(checker, keys)


def bind_open(spec: str | Mapping[str, Any], where: str = "checker") -> BoundChecker:
    """The same for a suite file or a request: a checker that runs a program of its own is for items only."""
    bound = bind(spec, where)
    if getattr(checkers()[bound.name], "items_only", False):
        raise BadValue(f"{where}.name", f"{bound.name} is for items of the bank only.", "Choose another checker.")
    return bound
