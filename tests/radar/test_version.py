"""Versions in titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.radar import read_version


@pytest.mark.parametrize(
    ("title", "version", "is_final", "is_minor"),
    [
        ("PyTorch 2.9.0 Release", "2.9.0", True, True),
        ("Ray-2.38.0", "2.38.0", True, True),
        ("v2.0", "2.0", True, True),
        ("v5", "5", True, True),
        ("Release v4.46.1: a repair", "4.46.1", True, False),
        ("sub-package==0.3.15", "0.3.15", True, False),
        ("1.9.0.", "1.9.0", True, True),
        ("0.6.3.1", "0.6.3.1", True, False),
        ("release 1.2.0 in 3 days", "1.2.0", True, True),
        ("v1.4.0rc2", "1.4.0", False, True),
        ("1.4.0-rc.2", "1.4.0", False, True),
        ("1.0.0-beta.2", "1.0.0", False, True),
        ("1.0 Alpha", "1.0", False, True),
        ("2.0.0a1", "2.0.0", False, True),
        ("2.0.0b1", "2.0.0", False, True),
        ("2.0.0.dev20260101", "2.0.0", False, True),
        ("2.1.0.post1", "2.1.0", False, True),
        ("2.1.0+nightly", "2.1.0", False, True),
        ("Nightly 3.0.0", "3.0.0", False, True),
        ("3.0.0 Release Candidate 1", "3.0.0", False, True),
        ("XGBoost 2.1.0 Patch Release", "2.1.0", False, True),
        ("3.1.0-preview.2", "3.1.0", False, True),
        ("canary build 0.4.0", "0.4.0", False, True),
    ],
)
def test_a_title_names_a_version(title: str, version: str, is_final: bool, is_minor: bool) -> None:
    found = read_version(title)
    assert found is not None
    assert (str(found), found.is_final, found.is_minor) == (version, is_final, is_minor)


@pytest.mark.parametrize(
    "title", ["", "Our plans for 2027", "b4153", "build 4153", "2026-11-21", "GPT 5 and us", "1,000.5x"[:5]]
)
def test_a_title_without_a_version_has_none(title: str) -> None:
    assert read_version(title) is None


@given(
    st.lists(st.integers(0, 999_999), min_size=2, max_size=6), st.sampled_from(["", "v", "Tool ", "tool-", "release/"])
)
def test_written_numbers_are_read_back(numbers: list[int], before: str) -> None:
    found = read_version(f"{before}{'.'.join(map(str, numbers))}")
    assert found is not None
    assert (found.numbers, found.is_final) == (tuple(numbers), True)


@given(
    st.lists(st.integers(0, 99), min_size=2, max_size=4),
    st.sampled_from(["rc", "a", "b", "alpha", "beta", "dev", "pre", "post", "nightly", "patch"]),
    st.sampled_from(["", "-", ".", " ", "_"]),
    st.integers(0, 99),
)
def test_a_marked_build_is_never_final(numbers: list[int], mark: str, between: str, number: int) -> None:
    found = read_version(f"v{'.'.join(map(str, numbers))}{between}{mark}{number}")
    assert found is not None and not found.is_final


@given(st.text(max_size=300))
def test_any_title_is_read(title: str) -> None:
    found = read_version(title)
    assert found is None or 1 <= len(found.numbers) <= 6
