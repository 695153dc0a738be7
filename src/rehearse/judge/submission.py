"""Code handed to the judge."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .errors import NotRunnable
from .limits import Limits
from .show import show
from .suite import Case, Suite

__all__ = ["Submission"]


@dataclass(frozen=True, slots=True)
class Submission:
    """One source to run on some cases."""

    id: str
    source: str
    function: str
    """Name of the function to call, or of a method of the source's class ``Solution``."""
    cases: tuple[Case, ...]
    limits: Limits = field(default_factory=Limits)
    checker: str | Mapping[str, Any] = "exact"
    """Name, or name and keys."""
    first_failure: bool = False
    """Stop after the first case that is not AC; the rest is shown as not run."""
    isolate: bool = False
    """One box per case."""
    prepared: str | None = None
    """The Python program that boxes run; None: the source itself."""
    show: Callable[[Any], str] = show
    """Writes values for a person."""
    refusal: NotRunnable | None = None
    """Why no box runs it: the verdict is CE."""

    @property
    def program(self) -> str:
        """What boxes run."""
        return self.source if self.prepared is None else self.prepared

    @classmethod
    def of_suite(cls, identity: str, source: str, suite: Suite, *, samples_only: bool = False) -> Submission:
        """A submission on an item's suite, or on its sample cases only."""
        cases = tuple(case for case in suite.cases if case.is_sample) if samples_only else suite.cases
        prepared: str | None = None
        refusal: NotRunnable | None = None
        try:
            prepared = suite.prepare(source) if suite.prepare is not None else None
        except NotRunnable as refused:
            refusal = refused
        return cls(
            identity,
            source,
            suite.function,
            cases,
            suite.limits,
            suite.checker,
            isolate=suite.isolate,
            prepared=prepared,
            show=suite.show or show,
            refusal=refusal,
        )

    @property
    def source_hash(self) -> str:
        """sha256 of the source, in hex."""
        return hashlib.sha256(self.source.encode("utf-8", "surrogatepass")).hexdigest()
