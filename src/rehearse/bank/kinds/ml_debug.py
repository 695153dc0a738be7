"""Kind ``ml_debug``: code with one planted fault, to be diagnosed, mended and guarded by a test."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from rehearse.bank.case import Case
from rehearse.bank.errors import ItemFileError
from rehearse.bank.judged import JudgedItem, RunLimits, WrongSolution
from rehearse.bank.kind import Kind
from rehearse.bank.model import Line, Model, Name

__all__ = ["KIND", "MlDebugItem", "module_name", "probe_names"]

_GivenPath = Annotated[str, Field(pattern=r"^given/[a-z][a-z0-9_]{0,40}\.py$")]
_HiddenPath = Annotated[str, Field(pattern=r"^hidden/[a-z][a-z0-9_]{0,40}\.py$")]
_Points = Annotated[int, Field(ge=0, le=100)]


def module_name(path: str) -> str:
    """The name by which the given files import one another: ``given/attention.py`` is ``attention``."""
    return path.rsplit("/", 1)[-1].removesuffix(".py")


def probe_names(source: str) -> tuple[str, ...]:
    """Functions of a hidden file whose values are compared: ``probe_...``, in order. Raises SyntaxError."""
    tree = ast.parse(source)
    return tuple(
        node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("probe_")
    )


class Given(Model):
    """What the person gets."""

    files: Annotated[tuple[_GivenPath, ...], Field(min_length=1, max_length=8)]
    failing: _GivenPath
    """The symptom as a test: one function with an assertion that fails on the given files."""


class PlantedFault(Model):
    """Where the fault is. Never sent to the page of an open attempt."""

    id: Name
    file: _GivenPath
    lines: Annotated[tuple[int, int], Field(min_length=2, max_length=2)]


class Fix(Model):
    """The smallest repair."""

    patch: Line
    max_changed_lines: Annotated[int, Field(ge=1, le=50)]
    """Changed lines up to which a repair counts as minimal."""


class DiagnosisPoint(Model):
    """One step of the diagnosis, in the order in which a strong candidate takes it."""

    id: Name
    w: Annotated[int, Field(ge=1, le=100)]
    must: bool
    claim: Line


class Diagnosis(Model):
    """What a strong diagnosis holds."""

    key_points: Annotated[tuple[DiagnosisPoint, ...], Field(min_length=2, max_length=9)]


class Graded(Model):
    """Shares of the score; they sum to 100."""

    diagnosis: _Points
    minimal_fix: _Points
    regression_test: _Points

    @model_validator(mode="after")
    def _whole(self) -> Graded:
        total = self.diagnosis + self.minimal_fix + self.regression_test
        if total != 100:
            raise ValueError(f"the shares sum to {total}, not to 100")
        return self


class MlDebugItem(JudgedItem):
    """Broken code."""

    kind: Literal["ml_debug"]
    given: Given
    fault: PlantedFault
    fix: Fix
    hidden: Annotated[tuple[_HiddenPath, ...], Field(min_length=1, max_length=4)]
    """Programs whose ``probe_`` functions return values; right is what they return on the mended files."""
    allowed: tuple[Name, ...] = ("numpy",)
    wrong: tuple[WrongSolution, ...]
    """Patches that look like a repair and fail the hidden check."""
    diagnosis: Diagnosis
    graded: Graded
    time_ms: Annotated[int, Field(ge=1, le=60_000)] = 2_000
    """CPU time of one case."""

    @model_validator(mode="after")
    def _fits(self) -> MlDebugItem:
        total = sum(point.w for point in self.diagnosis.key_points)
        if total != self.graded.diagnosis:
            raise ValueError(f"the key points of the diagnosis sum to {total}, graded.diagnosis is not that")
        if self.fault.file not in self.given.files:
            raise ValueError("fault.file is none of the given files")
        if self.given.failing in self.given.files:
            raise ValueError("the failing test is given beside the files, not as one of them")
        return self

    @property
    def pattern(self) -> str:
        """Group of the coverage table."""
        return "planted-fault"

    @property
    def limits(self) -> RunLimits:
        """What a submission may use on one case."""
        return RunLimits(n_max=1, time_ms=self.time_ms)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """What is run: the failing assertion, the person's own test twice, then the hidden probes.

        The arguments say what runs on which files; the judge adds the code.
        """
        steps = [
            ("symptom", "your files", module_name(self.given.failing), "passes"),
            ("own_test", "your files", "your test", "passes"),
            ("own_test_given", "given files", "your test", "fails"),
        ]
        shown = [Case(uid, "sample", uid, (files, what), None, expected) for uid, files, what, expected in steps]
        return (*shown, *self._probes())

    def _probes(self) -> list[Case]:
        found = []
        for path in self.hidden:
            try:
                names = probe_names(self.file(path))
            except (ItemFileError, SyntaxError, ValueError, RecursionError, MemoryError):
                continue
            found += [
                Case(f"{module_name(path)}.{name}", "hidden", "behaviour", ("your files", name), None, is_computed=True)
                for name in names
            ]
        return found


KIND = Kind(
    names=("ml_debug",),
    model=MlDebugItem,
    files=("fix.patch",),
    headings=("Symptom", "Hint 1", "Hint 2", "Hint 3", "Debrief"),
)
