from __future__ import annotations

import string
import subprocess
import sys
import types

import pytest

import rehearse.readiness as face
from rehearse.message import Message
from rehearse.readiness import TEXTS


def test_the_public_face_is_complete() -> None:
    assert len(set(face.__all__)) == len(face.__all__)
    for name in face.__all__:
        assert hasattr(face, name)


def test_nothing_else_leaks() -> None:
    public = {
        name
        for name, value in vars(face).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert public - {"annotations"} <= set(face.__all__)


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = {"fsrs", "genanki", "numpy", "scipy", "sqlite3"}
    code = f"import sys, rehearse.readiness; print(sorted({heavy} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_every_text_can_be_said(key: str) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(TEXTS[key]) if name}
    assert TEXTS.english(Message(key, dict.fromkeys(names, "x")))
