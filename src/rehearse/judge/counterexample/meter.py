"""What a search may use, and what it has used: CPU of this thread and of its boxes, and wall clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["Meter", "OverError"]


class OverError(Exception):
    """The time of a stage, or of the whole search, is over; or it was cancelled."""


class Meter:
    """Budget of one search, in seconds."""

    def __init__(self, cpu_s: float, wall_s: float, cancelled: Callable[[], bool] | None = None) -> None:
        self._cancelled = cancelled
        self.boxes = 0
        """Boxes that were used."""
        self._boxes_s = 0.0
        self._own_s = time.thread_time()
        self._started = time.monotonic()
        self._cpu_limit = cpu_s
        self._wall_limit = wall_s

    @property
    def cpu_s(self) -> float:
        """CPU so far: this thread's, and that of every box from its birth on."""
        return self._boxes_s + time.thread_time() - self._own_s

    @property
    def wall_s(self) -> float:
        """Wall clock since the start."""
        return time.monotonic() - self._started

    @property
    def left_s(self) -> float:
        """CPU that is left to the present stage."""
        return self._cpu_limit - self.cpu_s

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for the result any more."""
        return self._cancelled is not None and self._cancelled()

    def add(self, cpu_s: float) -> None:
        """Count the CPU of a box."""
        self._boxes_s += cpu_s
        self.boxes += 1

    @property
    def is_late(self) -> bool:
        """Whether it ended for another reason than the CPU it used: on a busy machine, or cancelled."""
        return self.wall_s > self._wall_limit or self.is_cancelled

    def is_over(self) -> bool:
        """Whether the present stage has to end."""
        return self.is_late or self.left_s <= 0

    def check(self) -> None:
        """Raises OverError when the present stage has to end."""
        if self.is_over():
            raise OverError

    @contextmanager
    def stage(self, cpu_s: float) -> Iterator[None]:
        """A part of the search with at most so much CPU; the whole budget stays a bound."""
        before = self._cpu_limit
        self._cpu_limit = min(before, self.cpu_s + cpu_s)
        try:
            yield
        finally:
            self._cpu_limit = before

    @contextmanager
    def beyond(self, cpu_s: float, wall_s: float) -> Iterator[None]:
        """A part that must be finished though the budget is used up: what is shown was run alone."""
        before = self._cpu_limit, self._wall_limit
        self._cpu_limit = max(before[0], self.cpu_s + cpu_s)
        self._wall_limit = max(before[1], self.wall_s + wall_s)
        try:
            yield
        finally:
            self._cpu_limit, self._wall_limit = before
