"""A round, a checker and an item are one new folder or file each, picked up with no other edit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

CHECKER = '''"""Equal lengths are enough."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rehearse.judge.compare import Outcome

__all__ = ["CHECKER"]


class SameLength:
    name = "same_length"
    keys: ClassVar[Mapping[str, Any]] = {}

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        return Outcome.of(None if len(expected) == len(got) else "the lengths differ")


CHECKER = SameLength()
'''

LOOK = """
import json
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "rehearse.web.settings.test"
import django
django.setup()
import rehearse
from rehearse import bank, rounds
from rehearse.judge.checkers import checkers
from rehearse.web.practice.bank import items_of_round
from rehearse.web.text.catalog import say
known = bank.load()
round_ = rounds.get("whiteboard")
print(json.dumps({
    "from": rehearse.__file__,
    "rounds": [one.id for one in rounds.all_rounds()],
    "name": say(round_.name),
    "blocks": sum(template.count for template in round_.blocks()),
    "checkers": sorted(checkers()),
    "items": sorted(known.items),
    "offered": [item.id for item in items_of_round("ml_breadth")],
    "problems": [str(problem) for problem in known.problems],
}))
"""


@pytest.fixture(scope="module")
def newcomers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    tree = tmp_path_factory.mktemp("tree")
    ignore = shutil.ignore_patterns("__pycache__", "built", ".index")
    shutil.copytree(ROOT / "src", tree / "src", ignore=ignore)
    shutil.copytree(ROOT / "bank", tree / "bank", ignore=ignore)
    folder = tree / "src/rehearse/rounds"
    shutil.copytree(folder / "_template", folder / "whiteboard")
    (tree / "src/rehearse/judge/checkers/same_length.py").write_text(CHECKER)
    model = sorted((tree / "bank/items/breadth").iterdir())[0]
    copy = tree / "bank/items/breadth/brand-new-question"
    shutil.copytree(model, copy)
    header = (copy / "item.yaml").read_text(encoding="utf-8")
    header = header.replace(f"breadth/{model.name}", "breadth/brand-new-question")
    lines = [
        f"idea_key: newcomer.{model.name}" if line.startswith("idea_key:") else line for line in header.splitlines()
    ]
    (copy / "item.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        env={**os.environ, "PYTHONPATH": str(tree / "src"), "REHEARSE_CACHE": str(tree / "cache"), "REHEARSE_BANK": ""},
        cwd=tree, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    assert str(found["from"]).startswith(str(tree)), "the copy was looked at, not the checkout"
    return found


def test_a_copied_round_is_found_with_its_name_and_blocks(newcomers: dict[str, object]) -> None:
    assert "whiteboard" in newcomers["rounds"]  # type: ignore[operator]
    assert newcomers["name"]
    assert newcomers["blocks"]


def test_a_new_checker_file_is_a_checker(newcomers: dict[str, object]) -> None:
    assert "same_length" in newcomers["checkers"]  # type: ignore[operator]


def test_a_new_item_folder_is_loaded_and_offered(newcomers: dict[str, object]) -> None:
    assert "breadth/brand-new-question" in newcomers["items"]  # type: ignore[operator]
    assert "breadth/brand-new-question" in newcomers["offered"]  # type: ignore[operator]
