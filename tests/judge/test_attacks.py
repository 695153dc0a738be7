"""Hostile submissions, one folder each, in both fenced modes. The list only grows.

Beside the verdict three things are looked at outside the box: the secret answer is in nothing that came out, a
listener on the loopback saw nobody, a canary file is as it was. After each attack an honest submission is accepted.
"""

from __future__ import annotations

import os
import secrets
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from rehearse.judge import Case, Judge, Limits, Submission, Verdict

FOLDER = Path(__file__).parent / "attacks"
ATTACKS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
KEYS = {"group", "mechanism", "expect", "breach", "limits"}

HONEST = Submission("honest", "def f(a):\n    return a + 1\n", "f", (Case((1,), 2), Case((2,), 3)))


class Surroundings:
    def __init__(self, folder: Path, listener: socket.socket) -> None:
        self.canary = folder / "canary"
        self.canary.write_text("untouched")
        self.canary.chmod(0o644)
        self.listener = listener
        self.port: int = listener.getsockname()[1]

    def check(self) -> None:
        assert self.canary.read_text() == "untouched"
        assert self.canary.stat().st_mode & 0o777 == 0o644
        assert sorted(path.name for path in self.canary.parent.iterdir()) == ["canary"]
        assert not os.path.exists("/tmp/rehearse-breach")
        with pytest.raises(BlockingIOError):
            self.listener.accept()


@pytest.fixture(scope="module")
def surroundings() -> Iterator[Surroundings]:
    # Not pytest's folder: its parents are for their owner only, and a box is another user when we are root.
    with tempfile.TemporaryDirectory(prefix="rehearse") as name, socket.socket() as listener:
        folder = Path(name)
        folder.chmod(0o755)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        yield Surroundings(folder, listener)


def load(name: str) -> dict[str, object]:
    found: dict[str, object] = YAML(typ="safe").load((FOLDER / name / "attack.yaml").read_text())
    return found


@pytest.mark.parametrize("name", ATTACKS)
def test_every_attack_says_what_it_is(name: str) -> None:
    found = load(name)
    assert set(found) <= KEYS
    assert {"group", "mechanism", "expect", "breach"} <= set(found)
    assert set(found["expect"]) <= set(Verdict)  # type: ignore[call-overload]
    assert (FOLDER / name / "attack.py").read_text()


def test_there_are_many() -> None:
    assert len(ATTACKS) >= 130


@pytest.mark.long
@pytest.mark.parametrize("mode", ["judge", "confined"])
@pytest.mark.parametrize("name", ATTACKS)
def test_is_contained(name: str, mode: str, surroundings: Surroundings, request: pytest.FixtureRequest) -> None:
    judge: Judge = request.getfixturevalue(mode)
    about = load(name)
    secret = "key-" + secrets.token_hex(16)
    limits = Limits.from_json({"cpu_s": 2.0, "wall_s": 20.0, **about.get("limits", {})})  # type: ignore[dict-item]
    cases = (Case((str(surroundings.canary), surroundings.port), "contained"), Case(("", 0), secret))
    source = (FOLDER / name / "attack.py").read_text()
    got = judge.run(Submission(name, source, "f", cases[:1], limits))
    assert got.verdict in about["expect"], (got, about["breach"])  # type: ignore[operator]
    again = judge.run(Submission(name, source, "f", (cases[1],), limits))
    assert again.verdict is not Verdict.AC
    shown = [again.stdout, again.cases[0].got, str(again.cases[0].message.params.get("text", ""))]
    assert not any(secret in text for text in shown)
    surroundings.check()
    assert judge.run(HONEST).verdict is Verdict.AC
