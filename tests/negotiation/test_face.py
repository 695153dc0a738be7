"""The public face of the negotiation practice."""

from __future__ import annotations

import types

from rehearse.offers import negotiation


def test_the_face_is_sorted_and_whole() -> None:
    names = negotiation.__all__
    assert names == sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert all(hasattr(negotiation, name) for name in names)


def test_nothing_else_leaks() -> None:
    found = {
        name
        for name, value in vars(negotiation).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert found == set(negotiation.__all__)
