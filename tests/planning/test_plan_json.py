"""The stored form of a plan."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from rehearse.planning import PlanFormatError, Request, make_plan, plan_from_json, plan_to_json, replan
from tests.planning.people import MONDAY, make_request, requests


@settings(max_examples=15, deadline=None)
@given(requests())
def test_a_plan_survives_storing(request: Request) -> None:
    plan = make_plan(request, rng=Random(0))
    newer = replan(plan, request, today=MONDAY + timedelta(days=4), done=["coding-01"], skipped=(), rng=Random(0))
    for one in (plan, newer):
        assert plan_from_json(json.loads(json.dumps(plan_to_json(one)))) == one


@pytest.fixture(scope="module")
def stored() -> dict[str, Any]:
    return plan_to_json(make_plan(make_request(), rng=Random(0)))


def first(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["days"][0]["placements"][0]
    return found


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (lambda data: data.update(version=2), "version"),
        (lambda data: data.update(version=True), "version"),
        (lambda data: data.update(more=1), "no field more"),
        (lambda data: data.pop("score"), "the field score"),
        (lambda data: data.update(score=float("nan")), "score"),
        (lambda data: data.update(days={}), "days"),
        (lambda data: data["days"][1].update(day="20261124"), r"days\[1\]\.day"),
        (lambda data: data["days"][1].update(day="2026-13-24"), r"days\[1\]\.day"),
        (lambda data: data["days"][1].update(capacity_minutes=-1), r"days\[1\]\.capacity_minutes"),
        (lambda data: first(data)["block"].update(window=["2026-11-23"]), r"block\.window"),
        (lambda data: first(data)["block"].update(is_pinned=0), r"block\.is_pinned"),
        (lambda data: first(data)["block"].update(kind=None), r"block\.kind"),
        (lambda data: first(data)["reason"].update(params=[]), r"reason\.params"),
        (lambda data: first(data)["reason"].update(params={"x": [1]}), r"reason\.params\.x"),
        (lambda data: data["changes"].append({"block_id": "a"}), r"changes\[0\]"),
    ],
)
def test_anything_else_is_refused_with_its_path(
    stored: dict[str, Any], spoil: Callable[[dict[str, Any]], object], where: str
) -> None:
    data = copy.deepcopy(stored)
    spoil(data)
    with pytest.raises(PlanFormatError, match=where):
        plan_from_json(data)


@pytest.mark.parametrize("data", [None, [], "plan", 3])
def test_other_values_are_no_plan(data: object) -> None:
    with pytest.raises(PlanFormatError, match="plan"):
        plan_from_json(data)
