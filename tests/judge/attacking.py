"""What the attack tests and ``benchmarks/mechanisms.py`` share: the folders, and the world around the box."""

from __future__ import annotations

import os
import secrets
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from rehearse.judge import Case, Judge, Judgement, Limits, Submission, Verdict, values

FOLDER = Path(__file__).parent / "attacks"
ATTACKS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())

HONEST = Submission("honest", "def f(a):\n    return a + 1\n", "f", (Case((1,), 2), Case((2,), 3)))

_WRITTEN = "/tmp/rehearse-breach"
BREACH_FILE = f"{_WRITTEN}-{os.getpid()}"
"""What the attacks' own texts call ``_WRITTEN``: without fences they make it, and another run must not find it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A canary file and a listener on the loopback, both outside the box."""

    canary: Path
    listener: socket.socket

    @property
    def port(self) -> int:
        port: int = self.listener.getsockname()[1]
        return port

    def reset(self) -> None:
        """The canary as it was; nothing else in its folder."""
        for path in self.canary.parent.iterdir():
            path.unlink()
        self.canary.write_text("untouched")
        self.canary.chmod(0o644)
        Path(BREACH_FILE).unlink(missing_ok=True)
        vars(sys).pop("rehearse_breach", None)

    def damage(self) -> str:
        """What an attack changed, in a few words; empty for nothing."""
        if not self.canary.is_file() or self.canary.read_text() != "untouched":
            return "the canary changed"
        if self.canary.stat().st_mode & 0o777 != 0o644:
            return "the canary's mode changed"
        if [path.name for path in self.canary.parent.iterdir()] != ["canary"]:
            return "a file was made"
        if os.path.lexists(BREACH_FILE):
            return "a file was made in the temporary folder"
        if hasattr(sys, "rehearse_breach"):
            return "code ran in the judge"
        try:
            self.listener.accept()[0].close()
        except BlockingIOError:
            return ""
        return "the listener saw a connection"


@contextmanager
def world() -> Iterator[Surroundings]:
    """Surroundings that a box could reach if nothing stopped it."""
    # Not pytest's folder: its parents are for their owner only, and a box is another user when we are root.
    with tempfile.TemporaryDirectory(prefix="rehearse") as name, socket.socket() as listener:
        folder = Path(name)
        folder.chmod(0o755)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        made = Surroundings(folder / "canary", listener)
        made.reset()
        yield made


@cache
def load(name: str) -> dict[str, Any]:
    """What an attack says about itself."""
    found: dict[str, Any] = YAML(typ="safe").load((FOLDER / name / "attack.yaml").read_text())
    return found


def source_of(name: str) -> str:
    return (FOLDER / name / "attack.py").read_text().replace(_WRITTEN, BREACH_FILE)


def allowed(name: str, mode: str) -> set[str]:
    """Verdicts that are no breach in a mode."""
    about = load(name)
    return {*about["expect"], *about.get("price", {}).get(mode, [])}


def submission(name: str, surroundings: Surroundings, secret: str = "", **limits: float) -> Submission:
    """An attack on its own case or, with a secret, on a case whose answer it cannot know."""
    about = load(name)
    expected = values.decode(about.get("expected", "contained"), expected=True)
    own = Case((str(surroundings.canary), surroundings.port), expected)
    case = Case(("", 0), secret) if secret else own
    bounds = Limits.from_json({"cpu_s": 2.0, "wall_s": 20.0, **about.get("limits", {}), **limits})
    return Submission(name, source_of(name), "f", (case,), bounds)


def told(judgement: Judgement) -> str:
    """All that came out of the box: the expected value, which the supervisor adds, left out."""
    params = [case.message.params for case in judgement.cases] + [judgement.message.params]
    texts = [str(value) for each in params for key, value in each.items() if key != "expected"]
    return " ".join([judgement.stdout, *(case.got for case in judgement.cases), *texts])


def breach(name: str, judge: Judge, surroundings: Surroundings, **limits: float) -> str:
    """How an attack got through, in a few words; empty when it was contained."""
    secret = "key-" + secrets.token_hex(16)
    first = judge.run(submission(name, surroundings, "", **limits)).verdict
    if first not in allowed(name, judge.mode):
        return f"verdict {first}"
    again = judge.run(submission(name, surroundings, secret, **limits))
    if again.verdict in (Verdict.AC, Verdict.JE):
        return f"verdict {again.verdict} on a case whose answer it cannot know"
    if secret in told(again):
        return "the answer was told"
    damage = surroundings.damage()
    if damage:
        return damage
    after = judge.run(HONEST).verdict
    return "" if after is Verdict.AC else f"an honest submission then got {after}"
