"""A machine or container that stands still for a while makes nobody's solution too slow."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import msgpack
import pytest

from rehearse.judge import Limits
from rehearse.judge.boxes import Exit
from rehearse.judge.inside import frames
from rehearse.judge.leg import End, Ended, Leg, Output

WALL_S = 5.0


class Clock:
    """A wall clock that only we turn."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr("rehearse.judge.leg.time", SimpleNamespace(monotonic=lambda: self.now))
        monkeypatch.setattr("rehearse.judge.leg.own_starved_s", lambda: 0.0)


class SilentBox:
    """A box that uses no CPU, waits for no core, and answers when ``answer`` is called."""

    listener: int | None = None

    def __init__(self) -> None:
        self.socket, self.inside = socket.socketpair()
        self.socket.setblocking(False)
        self.output, self._printing = os.pipe()
        self.is_killed = False

    def answer(self) -> None:
        body = msgpack.packb(1)
        for kind, content in ((frames.COMPILED, b""), (frames.RESULT, body)):
            self.inside.sendall(frames.HEADER.pack(kind, 0, len(content)) + content)

    def prints(self) -> None:
        """Something to read, so that the next look comes at once."""
        os.write(self._printing, b"x")

    def cpu_s(self) -> float:
        return 0.0

    def starved_s(self) -> float:
        return 0.0

    def peak_kib(self) -> int:
        return 0

    def kill(self) -> None:
        self.is_killed = True

    def exit(self) -> Exit:
        return Exit(0, 0)

    def close(self) -> None:
        self.socket.close()
        self.inside.close()
        os.close(self.output)
        os.close(self._printing)


@contextmanager
def silent_box() -> Iterator[SilentBox]:
    box = SilentBox()
    try:
        yield box
    finally:
        box.close()


def run(box: SilentBox, at_each_look: Callable[[], None]) -> Ended:
    def look() -> bool:
        at_each_look()
        return False

    job = {"source": "", "function": "f", "first": 0, "seeded": False, "cases": [b""]}
    limits = Limits(cpu_s=2.0, wall_s=WALL_S)
    leg = Leg(box, job, total=1, limits=limits, budget_s=9.0, output=Output(1 << 20), cancelled=look)
    return leg.run(lambda _place, _report: True)


def test_a_standstill_is_no_time_of_the_solution(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything stops for a minute, twelve wall limits, between two looks; then the answer comes."""
    clock, looks = Clock(monkeypatch), []
    with silent_box() as box:

        def look() -> None:
            looks.append(clock.now)
            if len(looks) == 1:
                clock.now += 12 * WALL_S
            elif len(looks) == 3:
                box.answer()

        ended = run(box, look)
    assert ended.end is End.DONE


def test_a_solution_that_sleeps_while_we_look_is_too_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    with silent_box() as box:

        def look() -> None:
            clock.now += 0.01
            box.prints()

        ended = run(box, look)
    assert ended.end is End.WALL
    assert box.is_killed
    assert clock.now - 1000 < WALL_S + 1


def test_after_a_standstill_the_limit_holds_again(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, looks = Clock(monkeypatch), []
    with silent_box() as box:

        def look() -> None:
            looks.append(clock.now)
            clock.now += 12 * WALL_S if len(looks) == 1 else 0.01
            box.prints()

        ended = run(box, look)
    assert ended.end is End.WALL
    assert clock.now - 1000 < 13 * WALL_S + 1
