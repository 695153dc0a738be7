"""Hostile submissions, one folder each, in both fenced modes. The list only grows.

A folder says what is tried (``attack``), the mechanism it is aimed at, and what would be a breach. ``expected`` is what
the call must return, as in a suite file ("contained" where nothing is said); ``price`` names verdicts that a weaker
mode allows because it says so to the person. Beside the verdict three things are looked at outside the box: the secret answer is in nothing that came out, a
listener on the loopback saw nobody, a canary file is as it was. After each attack an honest submission is accepted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from rehearse.judge import Judge, Verdict

from .attacking import ATTACKS, Surroundings, breach, load, source_of, world

KEYS = {"group", "attack", "mechanism", "expect", "breach"}
MAY = {"limits", "expected", "price"}

MECHANISMS = {
    "namespaces": "the root, the process table and the network that the box sees",
    "landlock": "what may be opened",
    "seccomp": "which system calls answer",
    "rlimits": "address space, threads, descriptors",
    "clocks": "CPU and wall clock, read by the supervisor; SIGKILL",
    "counters": "bytes printed, counted by the supervisor",
    "frames": "order, length and kind of what the box writes to its channel; its exit status",
    "codec": "values as plain data of known types",
    "comparison": "the supervisor compares, by its own means and in near linear time",
    "answer-key": "expected values never enter the box",
    "compiler": "errors and crashes of the compiler, before any foreign code",
    "engine": "sqlite's authorizer and duckdb's settings, before the layers below",
    "none": "a control that must work",
}

AT_LEAST = {
    "processes": 8,
    "memory": 6,
    "time": 8,
    "output": 6,
    "values": 12,
    "denial": 2,
    "network": 4,
    "files": 20,
    "signals": 7,
    "kernel": 21,
    "cheating": 23,
    "compile": 4,
    "controls": 2,
    "compared": 18,
    "sql": 23,
}
"""Attacks of each group; the judge's design counts these."""


@pytest.fixture(scope="module")
def surroundings() -> Iterator[Surroundings]:
    with world() as made:
        yield made


@pytest.mark.parametrize("name", ATTACKS)
def test_every_attack_says_what_it_is(name: str) -> None:
    found = load(name)
    assert set(found) >= KEYS
    assert set(found) <= KEYS | MAY
    assert set(found["expect"]) <= set(Verdict)
    assert found["mechanism"] in MECHANISMS
    assert (found["mechanism"] == "none") == (found["group"] == "controls")
    assert source_of(name)


def test_every_group_has_its_number() -> None:
    found = Counter(load(name)["group"] for name in ATTACKS)
    assert set(found) == set(AT_LEAST)
    assert {group: count for group, count in found.items() if count < AT_LEAST[group]} == {}


def test_every_mechanism_is_attacked() -> None:
    assert {load(name)["mechanism"] for name in ATTACKS} == set(MECHANISMS)


@pytest.mark.long
@pytest.mark.parametrize("mode", ["judge", "confined"])
@pytest.mark.parametrize("name", ATTACKS)
def test_is_contained(name: str, mode: str, surroundings: Surroundings, request: pytest.FixtureRequest) -> None:
    judge: Judge = request.getfixturevalue(mode)
    assert breach(name, judge, surroundings) == "", load(name)["breach"]
