"""Names inside sentences."""

from __future__ import annotations

import pytest

from rehearse.web.offers.headline import Standing, single_headline
from rehearse.web.offers.money import Unit
from rehearse.web.offers.naming import in_sentence


@pytest.mark.parametrize("name", ["شركة النور", "חברה 12", "A شركة"])
def test_a_name_from_right_to_left_is_set_apart(name: str) -> None:
    assert in_sentence(name) == f"\u2068{name}\u2069"
    one = Standing(in_sentence(name), [0.0] * 49, 4_000.0, 1_000.0, in_writing=True)
    assert f"\u2068{name}\u2069 pays" in single_headline(one, Unit("USD", 1, 0), leave=36).title


@pytest.mark.parametrize("name", ["Northlight", "নর্থলাইট", "🚀 Rocket", "株式会社", ""])
def test_other_names_stay_as_they_are(name: str) -> None:
    assert in_sentence(name) == name
