"""The border between counting and answering survives being stored."""

from __future__ import annotations

import json

from rehearse.judge.complexity import ClockRun, FamilyRun, Measured, Point, Site, SpaceRun
from rehearse.message import Message

FULL = Measured(
    function="f",
    mode="certified",
    sites=(Site(3, "for x in a", "loop"), Site(4, "sorted(a)", "call")),
    families=(
        FamilyRun("random", "", (Point(2, None, (2.0, 3.5), 1), Point(3, None, (3.0, 5.75), 1)), "size"),
        FamilyRun("grid", "both", (Point(2, 2, (4.0, 0.0), 0),), "cost"),
    ),
    space=(SpaceRun("random", "", ((4, 100), (8, 164)), ((4, 1), (8, 1)), "size"),),
    clock=ClockRun(((256, 0.0005), (512, 0.001)), "random"),
    unknown_calls=("re.match",),
    cpu_s=0.2,
    failure=None,
)


def test_what_was_measured_comes_back_from_json() -> None:
    assert Measured.from_json(json.loads(json.dumps(FULL.to_json()))) == FULL


def test_a_failure_comes_back_from_json() -> None:
    failed = Measured("f", "confined", (), (), (), None, (), 0.0, Message("judge.growth.stopped", {"n": 4}))
    assert Measured.from_json(json.loads(json.dumps(failed.to_json()))) == failed
