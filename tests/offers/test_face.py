"""What the package shows, and what importing it costs."""

from __future__ import annotations

import doctest
import importlib
import subprocess
import sys
from types import ModuleType

import pytest

from rehearse import offers
from rehearse.message import Message
from rehearse.offers import MarketError, OfferError, messages


def test_an_offer_is_valued() -> None:
    found = offers.value(offers.offer_from_json({"base": 100_000}))
    assert found.total == 400_000 and found.kept(12) == 100_000


def test_the_face_is_sorted_and_leaks_nothing() -> None:
    assert offers.__all__ == sorted(offers.__all__, key=lambda name: (not name.isupper(), name.islower(), name))
    shown = {
        name for name, entry in vars(offers).items() if not name.startswith("_") and not isinstance(entry, ModuleType)
    }
    assert shown == set(offers.__all__)


def test_importing_the_face_loads_no_numpy() -> None:
    code = "import sys, rehearse.offers; print('numpy' in sys.modules, 'django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.stdout.strip() == "False False"


@pytest.mark.parametrize("name", ["caution", "counter", "flow", "grant", "offer", "private", "terms"])
def test_the_examples_in_the_code_hold(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"rehearse.offers.{name}"))
    assert found.attempted and not found.failed


def test_every_refusal_says_what_and_what_to_do() -> None:
    texts = messages.TEXTS
    advice = {key.removesuffix("_do") for key in texts if key.endswith("_do")}
    assert advice <= set(texts)
    for key, text in texts.items():
        if key != "offers.refused" and not key.startswith("offers.whole"):
            assert text[0].isupper() or text[0] == "{", key
            assert text.endswith("."), key
        assert "!" not in text and "please" not in text.lower(), key


def test_an_error_holds_its_parts() -> None:
    error = OfferError("base", Message("offers.zero"), Message("offers.zero_do"))
    assert messages.TEXTS.english(error.message) == "base: It is 0. Give a number above 0."
    assert error.problems == (error,)
    whole = OfferError("", Message("offers.nothing"), Message("offers.nothing_do"))
    assert messages.TEXTS.english(whole.message).startswith("The offer: The offer pays nothing.")
    table = MarketError("", Message("offers.market_empty"), Message("offers.market_empty_do"))
    assert messages.TEXTS.english(table.message).startswith("The table: ")
