"""Bounds of a run (judge.md 6.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .errors import BadValue

__all__ = ["Limits"]

_BOUNDS = {"cpu_s": (0.01, 60.0), "wall_s": (0.01, 300.0), "memory_mib": (16, 4096)}


@dataclass(frozen=True, slots=True)
class Limits:
    """Time and memory per case, output per submission."""

    cpu_s: float = 2.0
    """Seconds of CPU per case, read from outside the box. 0.01 to 60."""
    wall_s: float | None = None
    """Seconds of wall clock per case; None means twice the CPU time and one second more. 0.01 to 300."""
    memory_mib: int = 256
    """MiB of address space above the zygote's own. 16 to 4,096."""
    stdout_bytes: int = 1 << 20
    """Bytes printed by a submission before it ends with OLE."""
    value_bytes: int = 4 << 20
    """Bytes of one returned value in the codec's form."""
    total_bytes: int = 32 << 20
    """Bytes of all returned values together."""

    def __post_init__(self) -> None:
        for name, (low, high) in _BOUNDS.items():
            value = getattr(self, name)
            if name == "wall_s" and value is None:
                continue
            if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
                raise BadValue(f"limits.{name}", f"{value!r} is not a number from {low} to {high}.", "Change it.")
        if not isinstance(self.memory_mib, int):
            raise BadValue("limits.memory_mib", f"{self.memory_mib!r} is not a whole number.", "Give whole MiB.")

    @property
    def wall_limit_s(self) -> float:
        """Seconds of wall clock per case."""
        return self.wall_s if self.wall_s is not None else 2 * self.cpu_s + 1

    @property
    def submission_cpu_s(self) -> float:
        """Seconds of CPU of all cases together: ten times a case, at most 20, never less than one case."""
        return max(self.cpu_s, min(10 * self.cpu_s, 20.0))

    @classmethod
    def from_json(cls, data: object, where: str = "limits") -> Limits:
        """Read ``{"cpu_s": ..., "wall_s": ..., "memory_mib": ...}``; unknown keys are refused by name."""
        if not isinstance(data, Mapping):
            raise BadValue(where, "limits must be an object.", "Write keys such as cpu_s.")
        for key in data:
            if key not in _BOUNDS:
                raise BadValue(f"{where}.{key}", "unknown key.", f"Known keys: {', '.join(_BOUNDS)}.")
        values: dict[str, Any] = dict(data)
        return cls(**values)

    def to_json(self) -> dict[str, float | int]:
        """The form ``from_json`` reads."""
        return {"cpu_s": self.cpu_s, "wall_s": self.wall_limit_s, "memory_mib": self.memory_mib}
