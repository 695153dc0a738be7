"""Rounds are found by their folders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import rehearse
from rehearse.rounds import all_rounds

SOURCE = Path(rehearse.__file__).parent
LIST = "from rehearse.rounds import all_rounds; print(*[found.id for found in all_rounds()])"
PLAN = """
from datetime import date
from random import Random
from rehearse.planning import Request, TEXTS, make_plan
from rehearse.rounds import get
from rehearse.rounds.messages import TEXTS as texts
found = get("take_home")
request = Request(date(2026, 11, 23), None, (120,) * 7, ("take_home",), found.blocks())
plan = make_plan(request, rng=Random(0))
print(sum(1 for _ in plan.placements()), texts.english(found.name))
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what rounds stand on, without the faces."""
    left_out = shutil.ignore_patterns("__pycache__", "web", "cli", "_bank")
    shutil.copytree(SOURCE, tmp_path / "rehearse", ignore=left_out)
    return tmp_path


def run(tree: Path, code: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, "-c", code], env=environment, cwd=tree, capture_output=True, text=True)


def test_a_copy_of_the_template_is_found_with_no_other_edit(tree: Path) -> None:
    rounds = tree / "rehearse" / "rounds"
    shutil.copytree(rounds / "_template", rounds / "take_home")
    found = run(tree, LIST)
    assert found.returncode == 0, found.stderr
    assert found.stdout.split()[-1] == "take_home"
    assert len(found.stdout.split()) == len(all_rounds()) + 1
    planned = run(tree, PLAN)
    assert planned.stdout.strip() == "4 Take-home", planned.stderr


def test_folders_of_byte_code_are_no_rounds(tree: Path) -> None:
    (tree / "rehearse" / "rounds" / "gone" / "__pycache__").mkdir(parents=True)
    assert len(run(tree, LIST).stdout.split()) == len(all_rounds())


ROUND = """
from rehearse.message import Message
from rehearse.planning import BlockTemplate
from rehearse.rounds import Round
ROUND = Round({id!r}, 99, Message("a.b"), Message("a.b"), templates={templates})
"""


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (None, "it cannot be imported"),
        ("import no_such_package", "it cannot be imported (ModuleNotFoundError"),
        ("", "ROUND is NoneType. Give it a Round"),
        ("ROUND = 3", "ROUND is int. Give it a Round"),
        (ROUND.format(id="other", templates="()"), "the id is 'other'. Name it like the folder, 'broken'"),
        (
            ROUND.format(id="broken", templates="(BlockTemplate('talk', 'broken', 1, 1, (1, 1)),)"),
            "blocks of talk have no worksheet",
        ),
    ],
)
def test_a_broken_folder_is_named(tree: Path, source: str | None, told: str) -> None:
    folder = tree / "rehearse" / "rounds" / "broken"
    folder.mkdir()
    (folder / "__init__.py").touch()
    if source is not None:
        (folder / "round.py").write_text(source)
    found = run(tree, LIST)
    assert found.returncode == 1
    assert "RoundFolderError: rehearse/rounds/broken/round.py: " in found.stderr
    assert told in found.stderr
