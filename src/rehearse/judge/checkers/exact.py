"""Equal by value, without tolerance: the default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rehearse.judge.compare import Outcome, differ

__all__ = ["CHECKER"]


class Exact:
    """Numbers and booleans by value (``True == 1 == 1.0``), NaN equals NaN, a list accepts a tuple."""

    name = "exact"
    keys: ClassVar[Mapping[str, Any]] = {}

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        return Outcome.of(differ(expected, got))


CHECKER = Exact()
