"""Kind ``coding``: a function to write, judged by cases and by how one talks about it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, JsonValue, field_validator, model_validator

from rehearse.bank.case import CASES, Case, CaseRow
from rehearse.bank.item import Item
from rehearse.bank.kind import Kind, Part
from rehearse.bank.model import Line, Model, Name

__all__ = ["KIND", "CodingItem"]

DEFAULT_HINT_SHARES = (0.15, 0.2, 0.25)

_Share = Annotated[float, Field(ge=0, le=1)]
_Identifier = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,79}$")]


class Entry(Model):
    """The function a submission defines."""

    function: _Identifier
    signature: Line
    """As Python writes it, e.g. ``(text: str, need: str) -> str``."""


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


class Inputs(Model):
    """Legal inputs, argument by argument, for the search of counterexamples."""

    args: tuple[JsonValue, ...]
    where: Line | None = None
    size: Line | None = None
    """How the size of an input is shown: values, characters, nodes + edges, rows."""


class CodingLimits(Model):
    """What a submission may use on one case."""

    n_max: Annotated[int, Field(ge=1)]
    """Largest size of a case."""
    time_ms: Annotated[int, Field(ge=1, le=60_000)]
    """CPU time in milliseconds."""
    memory_mib: Annotated[int, Field(ge=16, le=4096)] | None = None
    """None: the judge's own limit."""


class Oracle(Model):
    """Files that make and settle answers."""

    ref: Line = "ref.py"
    brute: Line = "brute.py"
    generator: Line = "gen.py"
    agree_on: Annotated[int, Field(ge=1, le=100_000)] = 500
    """Generated inputs on which reference and brute force have to agree."""


class WrongSolution(Model):
    """A plausible solution that has to fail. A plain path in the file means verdict WA."""

    file: Line
    expect: Literal["WA", "TLE", "MLE", "OLE", "RTE", "CE", "SV"] = "WA"
    why: str = ""

    @model_validator(mode="before")
    @classmethod
    def _path(cls, given: Any) -> Any:
        return {"file": given} if isinstance(given, str) else given


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


class CodingItem(Item):
    """A function to write."""

    kind: Literal["coding"]
    entry: Entry
    pattern: Name
    """Group of the coverage table, e.g. ``sliding-window``."""
    complexity: Complexity
    sizes: Annotated[tuple[_Identifier, ...], Field(min_length=1, max_length=2)] = ("n",)
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
    limits: CodingLimits
    checker: Mapping[str, JsonValue] = {"name": "exact"}
    """Name of the judge's checker and its keys."""
    oracle: Oracle = Oracle()
    wrong: tuple[WrongSolution, ...]
    talk_track: TalkTrack
    rubric_dims: Dimensions
    hint_shares: tuple[_Share, ...] = DEFAULT_HINT_SHARES
    """Share of the score that each hint costs, in order."""

    @field_validator("checker")
    @classmethod
    def _named(cls, given: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
        if not isinstance(given.get("name"), str):
            raise ValueError("give the checker's name, e.g. {name: exact}")
        return given

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


KIND = Kind(
    names=("coding",),
    model=CodingItem,
    files=("starter.py", "ref.py", "brute.py", "gen.py", "cases.yaml"),
    headings=("Statement", "Hint 1", "Hint 2", "Hint 3", "Approach: brute", "Approach: optimal"),
    parts={"cases.yaml": Part(CASES, CaseRow, steps=1)},
)
