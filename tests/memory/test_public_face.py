from __future__ import annotations

import pickle
import string
import subprocess
import sys
import types

import pytest

import rehearse.memory as memory
from rehearse.memory import TEXTS, NaiveMomentError, Rating
from rehearse.message import Message


def test_the_public_face_is_sorted_and_complete() -> None:
    assert len(set(memory.__all__)) == len(memory.__all__)
    for name in memory.__all__:
        assert hasattr(memory, name)


def test_nothing_else_leaks() -> None:
    public = {
        name
        for name, value in vars(memory).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert public - {"annotations"} <= set(memory.__all__)


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = {"fsrs", "genanki", "numpy", "scipy", "sqlite3"}
    code = f"import sys, rehearse.memory; print(sorted({heavy} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


@pytest.mark.parametrize("rating", Rating)
def test_every_rating_has_its_word(rating: Rating) -> None:
    assert TEXTS.english(rating.label) == rating.name.capitalize()


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_every_text_can_be_said(key: str) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(TEXTS[key]) if name}
    assert TEXTS.english(Message(key, dict.fromkeys(names, "x")))


def test_an_error_survives_the_way_between_processes() -> None:
    error = NaiveMomentError(Message("memory.naive_moment", {"field": "moment", "value": "noon"}))
    again = pickle.loads(pickle.dumps(error))
    assert (again.message, str(again)) == (error.message, str(error))
