"""What is found by folder is one new folder or file each, picked up with no other edit."""

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

FILES = {
    "judge/analyses/lines.py": '''"""How many lines a program has."""

from rehearse.judge.analyses import Setting

ANALYSIS = lambda setting: {"lines": setting.source.count("\\n")}
''',
    "judge/kinds/riddle.py": '''"""Suites of riddles."""

SUITE = lambda item, judge, cache: None
''',
    "judge/counterexample/domains/always.py": '''"""One value only."""

from ._declaration import Kind
from .choice import Choice

KINDS = (Kind("always", lambda declared: Choice([declared.value])),)
''',
    "judge/external/formats/riddles.py": '''"""A form of ours."""


class Riddles:
    name = "riddles"

    def read(self, row, *, challenges):
        raise NotImplementedError


FORMAT = Riddles()
''',
    "cli/commands/_judge/count.py": '''"""``rehearse judge count``"""

import typer


def command(file: str) -> int:
    """Count the lines of a file.

    Example: rehearse judge count mine.py
    """
    typer.echo(file)
    return 0
''',
    "web/practice/activities/riddle.py": '''"""Riddles on a page of their own."""

from rehearse.web.practice.activities._activity import Activity

ACTIVITY = Activity(page=lambda request, attempt: None, start=lambda *words: None, kinds=("riddle",))
''',
}
"""New files under ``src/rehearse``."""

LOOK = """
import json
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "rehearse.web.settings.test"
import django
django.setup()
import rehearse
from rehearse import bank, rounds
from rehearse.cli.main import names
from rehearse.judge.analyses import Setting, analyse
from rehearse.judge.checkers import checkers
from rehearse.judge.counterexample.domains import kinds as domains
from rehearse.judge.external.formats import formats
from rehearse.judge.kinds import kinds
from rehearse.web.practice.activities import activity_for
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
    "lines": analyse("lines", Setting(None, None, "a\\nb\\n", {}, None, None, None)),
    "kinds": sorted(kinds()),
    "domains": sorted(domains()),
    "formats": sorted(formats()),
    "subcommands": sorted(names("judge")),
    "activity": activity_for("riddle", None) is not None,
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
    for name, text in FILES.items():
        (tree / "src/rehearse" / name).write_text(text)
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


def test_a_new_analysis_file_is_an_analysis(newcomers: dict[str, object]) -> None:
    assert newcomers["lines"] == {"lines": 2}


def test_a_new_file_makes_suites_of_a_kind(newcomers: dict[str, object]) -> None:
    assert "riddle" in newcomers["kinds"]  # type: ignore[operator]


def test_a_new_domain_file_is_a_kind_of_domain(newcomers: dict[str, object]) -> None:
    assert "always" in newcomers["domains"]  # type: ignore[operator]


def test_a_new_form_of_collection_can_be_imported(newcomers: dict[str, object]) -> None:
    assert "riddles" in newcomers["formats"]  # type: ignore[operator]


def test_a_new_file_is_a_subcommand(newcomers: dict[str, object]) -> None:
    assert "count" in newcomers["subcommands"]  # type: ignore[operator]


def test_a_new_activity_shows_its_kinds(newcomers: dict[str, object]) -> None:
    assert newcomers["activity"]
