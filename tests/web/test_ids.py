"""Ids sort by the time they were made."""

from __future__ import annotations

import time

import pytest

from rehearse.web import ids


def test_ids_of_one_process_increase_strictly() -> None:
    made = [ids.uuid7() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_an_id_tells_its_version_variant_and_millisecond() -> None:
    before = time.time_ns() // 1_000_000
    found = ids.uuid7()
    assert (found.version, found.variant) == (7, "specified in RFC 4122")
    assert before <= found.int >> 80 <= time.time_ns() // 1_000_000 + 1


def test_a_clock_that_goes_back_keeps_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ids.uuid7()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 0)
    assert ids.uuid7() > first
