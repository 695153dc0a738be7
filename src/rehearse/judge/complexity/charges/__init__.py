"""What calls cost: one entry per operation. Runs in the box; numpy's own charges come with numpy (``arrays``)."""

from __future__ import annotations

from . import builtin, containers, library
from .dispatch import call_of, forget, method_of
from .registry import ARRAYS, FILE, Number, counts, length, settle, unknown

__all__ = [
    "ARRAYS",
    "FILE",
    "Number",
    "builtin",
    "call_of",
    "containers",
    "counts",
    "forget",
    "length",
    "library",
    "method_of",
    "settle",
    "unknown",
]
