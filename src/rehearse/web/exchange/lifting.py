"""Formats of the bundle, and how an older one becomes the present one.

A change of the format adds one ``Step`` at the end of ``STEPS``; nothing else needs to know older formats.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rehearse.web.exchange.lines import Row

__all__ = ["FORMAT", "STEPS", "Step", "lift", "lifted_name"]


def _as_it_is(noun: str, row: Row) -> Row:
    return row


@dataclass(frozen=True, slots=True)
class Step:
    """From one format to the next."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    """New noun by old noun, where it changed."""
    row: Callable[[str, Row], Row] = _as_it_is
    """Old noun and old row to the new row; pure."""


def _with_statements(noun: str, row: Row) -> Row:
    """Attempts had no stated growth and no tests of the person's own."""
    return {**row, "stated_time": "", "stated_space": "", "own_tests": ""} if noun == "attempt" else row


STEPS: tuple[Step, ...] = (Step(row=_with_statements),)
"""The first leads from format 1 to 2, the second from 2 to 3."""

FORMAT = len(STEPS) + 1
"""The format that is written."""


def lifted_name(noun: str, format_: int, steps: Sequence[Step] = STEPS) -> str:
    """The present noun of a table of an older bundle."""
    for step in steps[format_ - 1 :]:
        noun = step.renamed.get(noun, noun)
    return noun


def lift(noun: str, row: Row, format_: int, steps: Sequence[Step] = STEPS) -> Row:
    """The present form of a row of an older bundle."""
    for step in steps[format_ - 1 :]:
        row = step.row(noun, row)
        noun = step.renamed.get(noun, noun)
    return row
