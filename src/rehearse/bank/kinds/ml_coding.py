"""Kind ``ml_coding``: an algorithm to write from scratch, judged by values within a tolerance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, JsonValue, field_validator, model_validator

from rehearse.bank.case import CASES, CaseRow
from rehearse.bank.judged import Entry, Inputs, JudgedItem, RunLimits, WrongSolution, checker_is_named
from rehearse.bank.kind import Kind, Part
from rehearse.bank.model import Line, Model, Name

__all__ = ["KIND", "MlCodingItem"]

_Dotted = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$", max_length=120)]
_Tolerance = Annotated[float, Field(ge=0, le=1)]


class Tolerances(Model):
    """How far numbers of cases with one tag may lie from the expected ones."""

    rtol: _Tolerance
    atol: Annotated[float, Field(ge=0)]


class MlOracle(Model):
    """What settles answers: a library where there is one, else brute force and properties."""

    lib: _Dotted | tuple[_Dotted, ...] = ()
    """Reference functions, e.g. ``sklearn.metrics.roc_auc_score``. Only whoever makes the item needs them."""
    min_version: Mapping[str, str] = {}
    """Oldest version of each library with the behaviour that the item states."""
    ref: Line = "ref.py"
    brute: Line = "brute.py"
    generator: Line = "gen.py"
    numeric: Line | None = None
    """A program that takes derivatives by finite differences, for cases whose ``by`` names it."""
    stored: Line | None = None
    """Answers of the libraries for generated cases, by uid, without which a learner would need the libraries."""
    made_by: Line | None = None
    """The program that makes ``stored``: a function ``expected`` and ``LIBRARIES``."""
    agree_on: Annotated[int, Field(ge=1, le=100_000)] = 500
    """Generated inputs on which reference and brute force have to agree."""

    @model_validator(mode="after")
    def _together(self) -> MlOracle:
        if bool(self.stored) != bool(self.made_by):
            raise ValueError("stored and made_by belong together: give both or neither")
        if self.lib and not self.stored:
            raise ValueError("a library as oracle needs its stored answers: give stored and made_by")
        return self


class Stability(Model):
    """Inputs on which a naive formula loses its digits, and the types that are tried."""

    cases: tuple[Line, ...] = ()
    dtype: Annotated[tuple[Literal["float32", "float64"], ...], Field(min_length=1)] = ("float64",)


class Speed(Model):
    """The case with the tag ``speed``: its size and its own time limit."""

    n: Annotated[int, Field(ge=1)]
    max_ms: Annotated[int, Field(ge=10, le=60_000)]
    """CPU time in milliseconds."""
    forbid: Line
    """What this limit rules out, in words."""


class MlCodingItem(JudgedItem):
    """An algorithm to write."""

    kind: Literal["ml_coding"]
    entry: Entry
    allowed: tuple[Name, ...] = ("numpy",)
    """Modules beside the standard library."""
    banned: tuple[_Dotted, ...] = ()
    """Modules and functions that would do the work instead of the person."""
    inputs_fix: Line
    """Why the answer depends on the arguments only: weights and random numbers are among them."""
    checker: Mapping[str, JsonValue]
    """Name and tolerances; printed text is never compared."""
    tolerances: Mapping[Name, Tolerances] = {}
    """Other tolerances for the cases of a tag, e.g. ``float32``."""
    oracle: MlOracle
    domain: Inputs | None = None
    """Small legal inputs on which a wrong solution shows; what else is legal ``legal`` of the generator says."""
    properties: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What holds for every right answer; each is checked by a case with ``same_as``, ``by`` or a generated input."""
    edge: tuple[Line, ...]
    stability: Stability = Stability()
    speed: Speed
    memory_mib: Annotated[int, Field(ge=16, le=4096)] | None = None
    time_ms: Annotated[int, Field(ge=1, le=60_000)] = 2_000
    """CPU time of every case but the one with the tag ``speed``."""
    conventions: Line
    """The choices where books and libraries differ; every one of them is a case."""
    wrong: tuple[WrongSolution, ...]
    extensions: tuple[Line, ...] = ()

    _named = field_validator("checker")(checker_is_named)

    @property
    def pattern(self) -> str:
        """Group of the coverage table."""
        return self.leaf.split("/")[1] if self.leaf.count("/") > 1 else ""

    @property
    def limits(self) -> RunLimits:
        """What a submission may use on one case."""
        return RunLimits(n_max=self.speed.n, time_ms=self.time_ms, memory_mib=self.memory_mib)


KIND = Kind(
    names=("ml_coding",),
    model=MlCodingItem,
    files=("starter.py", "ref.py", "brute.py", "gen.py", "cases.yaml"),
    headings=("Statement", "Convention", "Hint 1", "Hint 2", "Hint 3", "Approach"),
    parts={"cases.yaml": Part(CASES, CaseRow, steps=1)},
)
