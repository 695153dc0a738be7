"""What the package shows."""

from __future__ import annotations

from types import ModuleType

from rehearse.postings import preparation
from rehearse.postings.preparation import TEXTS, TIERS, Lack, State


def test_the_face_is_sorted_and_leaks_nothing() -> None:
    shown = {
        name
        for name, value in vars(preparation).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert shown == set(preparation.__all__)
    assert preparation.__all__ == sorted(
        preparation.__all__, key=lambda name: (not name.isupper(), name.islower(), name)
    )


def test_every_state_reason_and_tier_has_its_text() -> None:
    for name in (*State, *Lack, *TIERS):
        assert f"postings.preparation.{name}" in TEXTS
