"""A way to call commands: in this process, or in one of their own on a real data folder."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rehearse.cli.main import main
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.plan.models import Goal
from rehearse.web.plan.services import set_goal
from tests.waiting import PATIENCE_S
from tests.web.conftest import draft


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object on standard output, of the form that programs rely on."""
        found = json.loads(self.out)
        assert found["version"] == 1
        return dict(found)

    @property
    def refusal(self) -> dict[str, str]:
        """The error object of ``--json``: three texts, and nothing else was said."""
        found = self.json
        assert set(found) == {"version", "error"}
        assert list(found["error"]) == ["where", "what", "do"]
        assert self.err == ""
        return dict(found["error"])


Run = Callable[..., Ended]


def calm(ended: Ended) -> Ended:
    """No command shows a traceback, blames, shouts or pleads."""
    for text in (ended.out, ended.err):
        assert "Traceback" not in text
    for word in ("!", "Oops", "oops", "Please", "please", "you must"):
        assert word not in ended.err, ended.err
    assert ended.code in {0, 1, 2, 3}
    return ended


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder that no command of this process may touch: their database is that of the tests."""
    folder = tmp_path / "data"
    monkeypatch.setenv("REHEARSE_DATA", str(folder))
    return folder


@pytest.fixture
def run(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls a command in this process; ``typed`` is what comes on standard input."""

    def call(*words: object, typed: str | bytes = b"") -> Ended:
        typed_bytes = typed.encode() if isinstance(typed, str) else typed
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed_bytes), encoding="utf-8"))
        capsys.readouterr()
        code = main([str(word) for word in words])
        found = capsys.readouterr()
        return calm(Ended(code, found.out, found.err))

    return call


def start(*words: object, data: Path, **environment: str) -> Ended:
    """Calls a command as a person does: in a process of its own, with the settings of a laptop."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("REHEARSE_", "DJANGO_", "DATABASE_", "COV_"))
    }
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from rehearse.cli import main; sys.exit(main())", *map(str, words)],
        env={**kept, "REHEARSE_DATA": str(data), "REHEARSE_NO_BROWSER": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )
    return calm(Ended(done.returncode, done.stdout, done.stderr))


@pytest.fixture
def person(db: None) -> Person:
    """The one person of this machine."""
    return Person.objects.create(is_local=True, zone="Asia/Dhaka", language="en")


@pytest.fixture
def goal(person: Person) -> Goal:
    """That person prepares for an onsite in six weeks."""
    day = today(person)
    return set_goal(person, draft(day), day=day)
