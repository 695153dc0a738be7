"""Submissions that wait or run in the daemon."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from . import wire
from .requests import Request

__all__ = ["Task", "TaskQueue"]


@dataclass(eq=False)
class Task:
    """One submission that waits or runs, with everybody who asked for it."""

    request: Request
    key: str | None = None
    followers: list[asyncio.StreamWriter] = field(default_factory=list)
    past: list[dict[str, Any]] = field(default_factory=list)
    """Events so far, for those who join later."""
    tries: int = 0
    is_cancelled: bool = False
    yields: int = 0
    """How often an analysis made room for a submission."""
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, event: dict[str, Any]) -> None:
        self.past.append(event)
        frame = wire.pack(event)
        for follower in self.followers:
            if not follower.is_closing():
                follower.write(frame)

    def join(self, follower: asyncio.StreamWriter) -> None:
        for event in self.past:
            follower.write(wire.pack(event))
        self.followers.append(follower)


class TaskQueue:
    """First in, first out, analyses behind submissions; with a place at the front for what a dead worker left."""

    def __init__(self) -> None:
        self._submissions: deque[Task] = deque()
        self._analyses: deque[Task] = deque()
        self._changed = asyncio.Condition()

    def __len__(self) -> int:
        """Submissions that wait. Analyses do not stand before anybody."""
        return len(self._submissions)

    def __iter__(self) -> Iterator[Task]:
        return iter((*self._submissions, *self._analyses))

    def _lane(self, task: Task) -> deque[Task]:
        return self._analyses if task.request.is_analysis else self._submissions

    async def put(self, task: Task, *, first: bool = False) -> None:
        async with self._changed:
            lane = self._lane(task)
            if first:
                lane.appendleft(task)
            else:
                lane.append(task)
            self._changed.notify()

    async def get(self) -> Task:
        async with self._changed:
            await self._changed.wait_for(lambda: bool(self._submissions or self._analyses))
            return (self._submissions or self._analyses).popleft()

    def remove(self, task: Task) -> None:
        self._lane(task).remove(task)
