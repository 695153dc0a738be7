"""Sentences that mislead are read as they should be: the cases of ``traps/*.yaml``."""

from __future__ import annotations

import pytest

from rehearse import postings
from tests.postings.trap_suite import by_kind, share, traps

KINDS = {
    "everyday word", "proper name", "negation", "years not demanded", "forms of years", "separators and currencies",
    "other money", "two statuses",
}  # fmt: skip
TARGET = 0.91


@pytest.mark.parametrize("part", ["tuned", "held"])
def test_hardly_a_trap_is_walked_into(part: str) -> None:
    reached, failed = share(traps(part))
    assert reached >= TARGET, failed


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_tuned_trap_is_lost_again(kind: str) -> None:
    # All of them held when the rules were written: one that fails is a step back, and is named.
    _, failed = share(by_kind("tuned")[kind])
    assert failed == []


@pytest.mark.parametrize("part", ["tuned", "held"])
def test_every_kind_has_its_cases(part: str) -> None:
    assert set(by_kind(part)) == KINDS
    assert min(map(len, by_kind(part).values())) >= 8


def test_no_case_stands_in_both_parts() -> None:
    lines = [trap.line for part in ("tuned", "held") for trap in traps(part)]
    assert len(lines) == len(set(lines))


OFFER = "Machine Learning Engineer\n\nRequirements\n- Python\n\nWhat we offer\n- {}\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Berlin: €70,000 - €80,000. Zurich: CHF 110,000 - CHF 130,000.", ["Berlin", "Zurich"]),
        ("Salary: $150,000 - $180,000 (New York), $130,000 - $155,000 (remote)", ["New York", "remote"]),
        ("Level 4: $140k - $160k; Level 5: $170k - $200k", ["Level 4", "Level 5"]),
        ("Pay: senior €70,000-80,000 a year, lead €85,000-95,000 a year", ["senior", "lead"]),
    ],
)
def test_all_ranges_are_kept_with_their_words(line: str, words: list[str]) -> None:
    reading = postings.read(OFFER.format(line)).of("salary")
    assert reading is not None
    assert [entry.get("for") for entry in reading.value["ranges"]] == words


def test_the_union_spans_ranges_of_one_currency() -> None:
    reading = postings.read(OFFER.format("Base pay $150,000 - $180,000 (Boston), $130,000 - $155,000 (Austin)")).of(
        "salary"
    )
    assert reading is not None
    assert reading.value["headline"] == {"min": 150000, "max": 180000, "currency": "USD", "period": "year"}
    assert reading.value["union"] == {"min": 130000, "max": 180000, "currency": "USD", "period": "year"}


def test_one_range_needs_neither_words_nor_union() -> None:
    reading = postings.read(OFFER.format("Salary in Berlin: €70,000 - €80,000")).of("salary")
    assert reading is not None
    assert set(reading.value) == {"headline", "ranges"} and "for" not in reading.value["ranges"][0]


@pytest.mark.parametrize(
    ("town", "line", "currency"),
    [
        ("Toronto", "Base salary $120,000 - $140,000", "CAD"),
        ("Sydney", "Base salary $120,000 - $140,000", "AUD"),
        ("Boston and Toronto", "Base salary $120,000 - $140,000", "USD"),
        ("Toronto", "Base salary US$120,000 - US$140,000", "USD"),
        ("Aarhus", "Salary 48.000 - 56.000 kr. a month", "DKK"),
        ("Stockholm", "Salary 48 000 - 56 000 kr/month", "SEK"),
    ],
)
def test_shared_signs_mean_the_money_of_the_country(town: str, line: str, currency: str) -> None:
    text = OFFER.format(line).replace("Engineer\n", f"Engineer\nAcmetown, {town}\n", 1)
    reading = postings.read(text).of("salary")
    assert reading is not None and reading.value["headline"]["currency"] == currency
