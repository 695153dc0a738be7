"""Every kind and every lint file keeps to its contract, and a new one is found without an edit elsewhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import rehearse
from rehearse.bank.kinds import all_kinds
from rehearse.bank.lint import all_rules
from rehearse.bank.model import field_names

PACKAGE = Path(rehearse.__file__).parent


@pytest.mark.parametrize("name", sorted(all_kinds()))
def test_a_kind_is_complete(name: str) -> None:
    kind = all_kinds()[name]
    assert name in kind.names
    assert len(set(kind.headings)) == len(kind.headings) > 0
    assert {"id", "kind", "leaf", "sources"} <= set(field_names(kind.model, ()))
    assert kind.model.model_config["extra"] == "forbid"
    assert kind.model.model_config["frozen"]
    for part in kind.parts.values():
        assert field_names(part.model, ())


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_looks_at_something_and_says_what(rule: object) -> None:
    from rehearse.bank.rule import Rule

    assert isinstance(rule, Rule)
    check = rule.item or rule.bank
    assert check is not None
    doc = check.__doc__ or ""
    assert check.__name__.startswith("_") or doc.startswith(f"{rule.code}: ")


def test_a_new_kind_and_a_new_rule_are_found(tmp_path: Path) -> None:
    left_out = shutil.ignore_patterns("web", "judge", "__pycache__", "_bank")
    shutil.copytree(PACKAGE, tmp_path / "rehearse", ignore=left_out)
    (tmp_path / "rehearse/bank/kinds/riddle.py").write_text(
        "from rehearse.bank.item import Item\nfrom rehearse.bank.kind import Kind\n"
        "KIND = Kind(names=('riddle',), model=Item, files=(), headings=('Ask',))\n"
    )
    (tmp_path / "rehearse/bank/lint/riddles.py").write_text(
        "from rehearse.bank.rule import Rule\nRULES = (Rule('X-01', item=lambda source, context: ()),)\n"
    )
    code = (
        "from rehearse.bank.kinds import all_kinds; from rehearse.bank.lint import all_rules\n"
        "print('riddle' in all_kinds(), any(rule.code == 'X-01' for rule in all_rules()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}
    )
    assert done.stdout == "True True\n", done.stderr


def test_the_package_starts_light() -> None:
    code = "import sys, rehearse.bank; print([n for n in ('numpy', 'ruamel.yaml', 'django') if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": str(PACKAGE.parent)}
    )
    assert done.stdout == "[]\n", done.stderr
