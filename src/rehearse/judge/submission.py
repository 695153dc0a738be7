"""Code handed to the judge."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .limits import Limits
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

    @classmethod
    def of_suite(cls, identity: str, source: str, suite: Suite, *, samples_only: bool = False) -> Submission:
        """A submission on an item's suite, or on its sample cases only."""
        cases = tuple(case for case in suite.cases if case.is_sample) if samples_only else suite.cases
        return cls(identity, source, suite.function, cases, suite.limits, suite.checker, isolate=suite.isolate)

    @property
    def source_hash(self) -> str:
        """sha256 of the source, in hex."""
        return hashlib.sha256(self.source.encode("utf-8", "surrogatepass")).hexdigest()
