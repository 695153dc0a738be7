"""What all kinds of items have whose answers the judge runs: an entry, cases, a checker, wrong solutions, hints."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, JsonValue, field_validator, model_validator

from rehearse.bank.case import CASES, Case
from rehearse.bank.item import Item
from rehearse.bank.model import Line, Model

__all__ = [
    "DEFAULT_HINT_SHARES",
    "Entry",
    "Identifier",
    "Inputs",
    "JudgedItem",
    "RunLimits",
    "WrongSolution",
    "checker_is_named",
]

DEFAULT_HINT_SHARES = (0.15, 0.2, 0.25)

Identifier = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,79}$")]
"""A name of Python."""

_Share = Annotated[float, Field(ge=0, le=1)]


class Entry(Model):
    """The function a submission defines."""

    function: Identifier
    signature: Line
    """As Python writes it, e.g. ``(text: str, need: str) -> str``."""


class RunLimits(Model):
    """What a submission may use on one case."""

    n_max: Annotated[int, Field(ge=1)]
    """Largest size of a case."""
    time_ms: Annotated[int, Field(ge=1, le=60_000)]
    """CPU time in milliseconds."""
    memory_mib: Annotated[int, Field(ge=16, le=4096)] | None = None
    """None: the judge's own limit."""


class Inputs(Model):
    """Legal inputs, argument by argument, for the search of counterexamples."""

    args: tuple[JsonValue, ...]
    where: Line | None = None
    size: Line | None = None
    """How the size of an input is shown: values, characters, nodes + edges, rows."""


class WrongSolution(Model):
    """A plausible solution that has to fail. A plain path in the file means verdict WA."""

    file: Line
    expect: Literal["WA", "TLE", "MLE", "OLE", "RTE", "CE", "SV"] = "WA"
    why: str = ""

    @model_validator(mode="before")
    @classmethod
    def _path(cls, given: Any) -> Any:
        return {"file": given} if isinstance(given, str) else given


def checker_is_named(given: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
    """A checker's keys as they are. Raises ValueError when its name is missing."""
    if not isinstance(given.get("name"), str):
        raise ValueError("give the checker's name, e.g. {name: exact}")
    return given


class JudgedItem(Item):
    """An item whose answer is run and compared, case by case."""

    hint_shares: tuple[_Share, ...] = DEFAULT_HINT_SHARES
    """Share of the score that each hint costs, in order."""

    @field_validator("hint_shares")
    @classmethod
    def _bearable(cls, given: tuple[float, ...]) -> tuple[float, ...]:
        if sum(given) > 1:
            raise ValueError("hints together cost more than the whole score")
        return given

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """All cases in the order of the file, samples and hidden ones mixed as they are written."""
        rows = CASES.validate_json(self.part("cases.yaml") or "[]")
        return tuple(row.case() for row in rows)
