"""Numbers within a tolerance, at every depth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rehearse.judge.compare import Outcome, Tolerance, differ, key_bool, key_number

__all__ = ["CHECKER"]


class Floats:
    """Like ``exact``, but ``|expected - got| <= atol + rtol * |expected|`` is enough for numbers."""

    name = "floats"
    keys: ClassVar[Mapping[str, Any]] = {
        "rtol": (1e-6, key_number(0, 1), "a number from 0 to 1"),
        "atol": (1e-9, key_number(), "a number from 0"),
        "nan_equal": (True, key_bool, "true or false"),
    }

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        return Outcome.of(differ(expected, got, Tolerance(keys["rtol"], keys["atol"], keys["nan_equal"])))


CHECKER = Floats()
