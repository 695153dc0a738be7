"""Kind ``coding``: a function to write, judged by cases and by how one talks about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, JsonValue, field_validator, model_validator

from rehearse.bank.case import CASES, CaseRow
from rehearse.bank.judged import Entry, Identifier, Inputs, JudgedItem, RunLimits, WrongSolution, checker_is_named
from rehearse.bank.kind import Kind, Part
from rehearse.bank.model import Line, Model, Name

__all__ = ["KIND", "CodingItem"]


class Bound(Model):
    """Growth of a way to solve the item, as a formula in its sizes: ``O(n log n)``."""

    time: Line
    space: Line | None = None


class Complexity(Model):
    """The best way known, and the plain one."""

    optimal: Bound
    brute: Bound


class Space(Model):
    """What counts when space is stated."""

    output: Literal["free", "counted"] = "free"
    inplace_sort: Literal["free", "counted"] = "counted"


class Oracle(Model):
    """Files that make and settle answers."""

    ref: Line = "ref.py"
    brute: Line = "brute.py"
    generator: Line = "gen.py"
    agree_on: Annotated[int, Field(ge=1, le=100_000)] = 500
    """Generated inputs on which reference and brute force have to agree."""


class TalkTrack(Model):
    """What a strong candidate says on the way."""

    clarify: tuple[Line, ...]
    brute: Line
    optimise: Line
    edge: tuple[Line, ...]
    complexity_ask: bool = True


class Dimensions(Model):
    """Shares of the four dimensions of the talk rubric; they sum to 100."""

    communication: Annotated[int, Field(ge=0)]
    problem_solving: Annotated[int, Field(ge=0)]
    technical: Annotated[int, Field(ge=0)]
    testing: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _whole(self) -> Dimensions:
        total = self.communication + self.problem_solving + self.technical + self.testing
        if total != 100:
            raise ValueError(f"the shares sum to {total}, not to 100")
        return self


class CodingItem(JudgedItem):
    """A function to write."""

    kind: Literal["coding"]
    entry: Entry
    pattern: Name
    """Group of the coverage table, e.g. ``sliding-window``."""
    complexity: Complexity
    sizes: Annotated[tuple[Identifier, ...], Field(min_length=1, max_length=2)] = ("n",)
    """Names of the sizes the formulas use."""
    bounded: Mapping[str, int] = {}
    """Parameters that count as constants, with their bound: ``{alphabet: 26}``."""
    about: Literal["worst", "average", "amortised"] = "worst"
    space: Space = Space()
    domain: Inputs | None = None
    families: tuple[Name, ...] = ()
    """Families of the generator on which growth is measured; empty: all of them."""
    isolate_tests: bool = False
    """A fresh box for every case, where a solution may keep global state."""
    edge_cases: Annotated[tuple[Name, ...], Field(min_length=1)]
    conventions: Line
    """What the statement leaves open otherwise: ties, no answer, order of the result."""
    limits: RunLimits
    checker: Mapping[str, JsonValue] = {"name": "exact"}
    """Name of the judge's checker and its keys."""
    oracle: Oracle = Oracle()
    wrong: tuple[WrongSolution, ...]
    talk_track: TalkTrack
    rubric_dims: Dimensions
    _named = field_validator("checker")(checker_is_named)


KIND = Kind(
    names=("coding",),
    model=CodingItem,
    files=("starter.py", "ref.py", "brute.py", "gen.py", "cases.yaml"),
    headings=("Statement", "Hint 1", "Hint 2", "Hint 3", "Approach: brute", "Approach: optimal"),
    parts={"cases.yaml": Part(CASES, CaseRow, steps=1)},
)
