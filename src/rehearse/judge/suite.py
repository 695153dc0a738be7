"""Cases, and all cases of an item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .inside import codec
from .limits import Limits
from .show import show

__all__ = ["Case", "Suite"]


@dataclass(frozen=True)
class Case:
    """One test. Arguments go into the box, the expected value never does."""

    arguments: tuple[Any, ...]
    """Positional arguments of the call, as Python values."""
    expected: Any
    """What the call must return, as a Python value (see ``values`` for what tags demand)."""
    uid: str = ""
    """The bank's id of this case; empty in a suite file."""
    tag: str = ""
    """What the case is about, e.g. ``empty``; shown for hidden cases too."""
    is_sample: bool = False
    """Whether the person sees its values before the attempt is closed."""
    cpu_s: float | None = None
    """Seconds of CPU for this case; None: the suite's limit."""
    checker: Mapping[str, Any] | None = None
    """Name and keys for this case, such as a wider tolerance for float32; None: the suite's checker."""

    @cached_property
    def packed_arguments(self) -> bytes:
        """The arguments as a box reads them. Packed once, used by every submission."""
        return codec.encode(list(self.arguments), surrogates=True)

    @cached_property
    def shown(self) -> str:
        """The expected value in one line. Written once as well."""
        return show(self.expected)


@dataclass(frozen=True, slots=True)
class Suite:
    """All cases of an item, with what its submissions are judged by."""

    cases: tuple[Case, ...]
    function: str
    limits: Limits = field(default_factory=Limits)
    checker: Mapping[str, Any] = field(default_factory=lambda: {"name": "exact"})
    """Name and keys, as in a suite file."""
    isolate: bool = False
    """One box per case, for items with global state."""
    prepare: Callable[[str], str] | None = None
    """Turns what is handed in (a query, a bundle of files) into the Python program that boxes run; None: it is one.
    Raises NotRunnable, which is the verdict CE."""
    show: Callable[[Any], str] | None = None
    """Writes expected and returned values for a person; None: as Python would, in one line."""
    content_hash: str = ""
    """Hash of what the suite was made from; part of the key of stored results."""
