"""The lint of the domains of coding items."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from rehearse import bank
from rehearse.bank import CodingItem
from rehearse.bank.kinds.coding import Inputs
from rehearse.judge import Judge
from rehearse.message import Message
from rehearse.rounds.coding.domains import domain_faults
from rehearse.rounds.coding.verify import TEXTS

GAINS = {"list": {"int": [0, 1_000_000_000]}, "len": [0, 100_000]}


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as judge:
        yield judge


@pytest.fixture(scope="module")
def item() -> CodingItem:
    found = bank.load().get("coding/sensors-on-one-rail")
    assert isinstance(found, CodingItem)
    return found


def told(item: CodingItem, judge: Judge, **domain: Any) -> list[tuple[str, str]]:
    """File and name of each fault of an item with another domain."""
    changed = item.model_copy(update={"domain": Inputs.model_validate_json(json.dumps(domain)) if domain else None})
    faults = list(domain_faults(changed, judge))
    for _, name, params in faults:
        assert TEXTS.english(Message(f"rounds.coding.verify.{name}", params))
    return [(file, name) for file, name, _ in faults]


def test_a_sound_domain_has_no_faults(item: CodingItem, judge: Judge) -> None:
    assert list(domain_faults(item, judge)) == []
    assert told(item, judge, args=[GAINS]) == []


@pytest.mark.parametrize(
    ("domain", "fault"),
    [
        ({}, ("item.yaml", "no_domain")),
        ({"args": [{"list": "number"}]}, ("item.yaml", "bad_domain")),
        ({"args": [GAINS, "int"]}, ("item.yaml", "bad_domain")),
        ({"args": [GAINS], "where": "gains[0] < 0"}, ("item.yaml", "no_inputs")),
        ({"args": [{**GAINS, "list": {"int": [-9, 1_000_000_000]}}]}, ("item.yaml", "illegal")),
        ({"args": [{**GAINS, "len": [0, 3]}]}, ("gen.py", "outside")),
    ],
)
def test_a_fault_of_a_domain_is_found(
    item: CodingItem, judge: Judge, domain: dict[str, Any], fault: tuple[str, str]
) -> None:
    assert fault in told(item, judge, **domain)


def test_a_slow_domain_is_found(item: CodingItem, judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rehearse.rounds.coding.domains._SECONDS", 0.0)
    assert ("item.yaml", "slow_domain") in told(item, judge, args=[GAINS])
