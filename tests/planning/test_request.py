"""Requests that cannot be planned for are refused with the field's name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rehearse.planning import Interview, RequestError, role_weights
from tests.planning.people import MONDAY, make_request


def test_a_good_request_is_taken() -> None:
    assert make_request().practice_days == 56


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"target": MONDAY - timedelta(days=1)}, "target"),
        ({"target": MONDAY + timedelta(days=367)}, "target"),
        ({"minutes": (0,) * 6}, "minutes"),
        ({"minutes": (1441,) * 7}, "minutes"),
        ({"card_minutes": -1}, "card_minutes"),
        ({"weights": {"coding": 0}}, "weights"),
        ({"weights": {"coding": float("nan")}}, "weights"),
        ({"busy": {MONDAY: -5}}, "busy"),
    ],
)
def test_a_field_out_of_range_is_named(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(RequestError, match=field):
        make_request(**changes)


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(RequestError, match=r"card_minutes.*busy"):
        make_request(card_minutes=-1, busy={MONDAY: -1})


def test_the_last_onsite_is_the_end_when_there_is_no_target() -> None:
    days = [MONDAY + timedelta(days=day) for day in (10, 30)]
    request = make_request(target=None, interviews=tuple(Interview(day, is_onsite=True) for day in days))
    assert request.end == days[1]


def test_roles_weigh_kinds() -> None:
    assert role_weights() == {}
    assert role_weights(is_infrastructure=True)["system_design"] == 1.2
    assert role_weights(is_specialist=True) == {"depth": 1.2, "ml_breadth": 0.8}
